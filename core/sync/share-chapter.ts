/** A chapter that was this device's alone becomes one that others can join. */
import { randomBytes } from '../../shared/protocol/crypto.ts'
import { makeRotation, newEpochSecret } from '../../shared/protocol/epoch/epoch-secret.ts'
import { startChain } from '../../shared/protocol/roster/chain.ts'
import { sealLabel, type Label } from '../../shared/protocol/roster/label.ts'
import { makeGenesis } from '../../shared/protocol/roster/make-record.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { forgetRelay } from '../blobs/blob-table.ts'
import type { Database } from '../db/database.ts'
import { ownPerson } from '../vault/device.ts'
import { ownKeys } from './device-keys.ts'
import { putSecret } from './sync-store.ts'
import { markMerged, putNote } from './sync-notes.ts'
import { storeRecords } from './take-record.ts'

/**
 * Begins the roster with this device as its first admin. From here on every edit is queued; what was
 * written before enters as the first snapshot.
 * @param relay the address that devices dial
 */
export function shareChapter({ db }: Chapter, relay: string, now = Date.now()): void {
  const keys = ownKeys(db)
  const secret = newEpochSecret()
  const salt = randomBytes(32)
  const receivingKey = keys.receiving.publicKey
  const rotation = makeRotation({ salt, epoch: 1 }, secret, null, {
    devices: [{ number: keys.device, receivingKey }],
    recovery: null,
  })
  const signingKey = keys.signing.publicKey
  const creator = {
    device: keys.device,
    signingKey,
    receivingKey,
    role: 'admin' as const,
    label: sealLabel(ownNames(db), signingKey, { epoch: 1, secret }),
  }
  const signer = { device: keys.device, signingKey: keys.signing.privateKey }
  const chain = startChain(makeGenesis(salt, creator, rotation, { time: now, signer }))
  if (!chain.ok) throw new Error(`a genesis that is none: ${chain.problem}`)
  db.transaction(() => {
    putSecret(db, 1, secret)
    storeRecords(db, chain.value, 0, keys)
    putNote(db, 'sync-relay', relay)
    putNote(db, 'sync-snapshot-due', 1)
    markMerged(db)
  })
}

/** What this device and its person are called. */
export function ownNames(db: Database): Label {
  const { device } = ownKeys(db)
  const row = db.get<{ name: string }>('SELECT name FROM devices WHERE number = ?', [device])
  return { person: ownPerson(db), device: row?.name ?? '' }
}

/** The chapter is this device's alone again; its content stays. */
export function removeSharing(db: Database): void {
  db.transaction(() => {
    forgetRelay(db)
    const tables = ['roster', 'epochs', 'logs', 'hashes', 'adopted', 'outbox', 'own', 'unread']
    for (const table of tables) db.run(`DELETE FROM sync_${table}`)
    db.run(`DELETE FROM meta WHERE key LIKE 'sync-%'`)
  })
}
