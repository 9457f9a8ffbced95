/** Whether a chapter that is to come is on this laptop already: twice, and nobody knows which counts. */
import { z } from 'zod'
import { ready } from '../../shared/protocol/crypto.ts'
import { readInvite } from '../../shared/protocol/join/invite-link.ts'
import { presentDevice } from '../../shared/protocol/roster/roster.ts'
import { readSheet, SPACE_PREFIX_BYTES } from '../../shared/protocol/sheet/chapter-sheet.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { formatState } from '../db/migrate.ts'
import { readNote } from '../sync/sync-notes.ts'
import { readChain } from '../sync/sync-store.ts'
import { ownDevice } from '../vault/device.ts'
import { chapterSecretOf } from '../vault/keyring-chapters.ts'
import { holdVault, vaultPath } from '../vault/open-vault.ts'
import type { SessionParts } from './session-parts.ts'

/** @param space the hash that names it, or at least as much of it as stands on a chapter sheet */
export async function isAlreadyHere(
  { host, keys, shown }: SessionParts,
  space: Uint8Array,
): Promise<boolean> {
  await ready
  const opened = keys.get()
  if (!opened) return false
  const { open } = shown.get()
  return opened.keyring.chapters.some(({ id }) => {
    if (open?.id === id) return belongsTo(open.db, space)
    const secret = chapterSecretOf(opened.keyring, opened.masterKey, id)
    return secret !== null && closedBelongsTo(host.dataFolder, id, secret.fileKey, space)
  })
}

/** What cannot be read says nothing; whoever opens it is told why. */
function closedBelongsTo(
  dataFolder: string,
  id: string,
  fileKey: string,
  space: Uint8Array,
): boolean {
  const file = vaultPath(dataFolder, id)
  const held = holdVault(file)
  if (!held.ok) return false
  let db: Database | null = null
  try {
    db = openDatabase(file, fileKey)
    return formatState(db) !== 'newer' && belongsTo(db, space)
  } catch {
    return false
  } finally {
    db?.close()
    held.lock.close()
  }
}

function belongsTo(db: Database, space: Uint8Array): boolean {
  const chain = readChain(db)
  if (!chain) return entering(db).some((other) => isSame(other, space))
  const own = ownDevice(db)
  // Whoever left, or was removed, may come again.
  const isOut = chain.now.devices.has(own) && presentDevice(chain.now, own) === null
  return !isOut && isSame(chain.now.space, space)
}

const digits = z.object({ digits: z.string() })

/** Where a vault wants to get into of which nothing is here yet. */
function entering(db: Database): Uint8Array[] {
  const invite = readInvite(readNote(db, 'sync-invite') ?? '')
  const stored = digits.safeParse(JSON.parse(readNote(db, 'sync-sheet') ?? 'null'))
  const sheet = stored.success ? readSheet(stored.data.digits) : null
  return [invite, sheet].flatMap((known) => (known ? [known.space] : []))
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.slice(0, SPACE_PREFIX_BYTES).every((byte, index) => byte === other[index])
