/**
 * The identity that a shared vault had before it was moved, copied or restored. It is kept until the
 * others know the new one: it proves whose vault this is, and opens what was sealed for it. It never
 * writes again, so that nobody speaks with two voices (attacks A41, A42).
 */
import { z } from 'zod'
import { stampDevice } from '../../shared/records/stamp.ts'
import { COPY_ORIGINS, type CopyOrigin } from '../../shared/rpc/session-calls.ts'
import type { Database } from '../db/database.ts'
import { ownDevice, privateKeys } from '../vault/device.ts'
import { toHex } from './change-items.ts'
import { isShared, keepWaiting } from './outbox.ts'
import { putNote, readNote, removeNote } from './sync-notes.ts'

const formerIdentity = z.object({
  device: z.int().min(1),
  /** Private halves, PKCS #8 in hexadecimal digits. */
  signing: z.string(),
  receiving: z.string(),
  origin: z.enum(COPY_ORIGINS),
})
export type FormerIdentity = z.infer<typeof formerIdentity>

/** `null` where the others know this device, or never knew one. */
export function readFormer(db: Database): FormerIdentity | null {
  const stored = readNote(db, 'sync-former')
  return stored === null ? null : formerIdentity.parse(JSON.parse(stored))
}

export function forgetFormer(db: Database): void {
  removeNote(db, 'sync-former')
}

/** Keeps the identity that is about to be replaced. Belongs into the transaction that does it. */
export function keepFormer(db: Database, origin: CopyOrigin): void {
  removeNote(db, 'sync-copy')
  // Of a day that may be long ago.
  removeNote(db, 'sync-move')
  if (!isShared(db)) return
  // The original sends what waited when it was copied.
  if (origin === 'copied') {
    db.run('DELETE FROM sync_outbox')
    db.run('DELETE FROM sync_own')
  }
  const device = ownDevice(db)
  if (readFormer(db)) {
    // Nobody ever knew the one between: what it wrote stays here.
    keepWaiting(
      db,
      (item) => item.type !== 'changes' || stampDevice(toHex(item.changeSet)) !== device,
    )
    return
  }
  const { signing, receiving } = privateKeys(db)
  const former = { device, signing: toHex(signing), receiving: toHex(receiving), origin }
  putNote(db, 'sync-former', JSON.stringify(former satisfies FormerIdentity))
}
