/**
 * Contents of snapshots on their way to the relay. One that is cut off would stay there until the
 * quota is used up, as its key is known to nobody: it is noted before its first chunk, and goes with
 * the next connection if it has not become a snapshot.
 */
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { parseJson } from '../vault/parse-json.ts'
import { fromHex, toHex } from './change-items.ts'
import { RequestFailed, type RelayLink } from './relay-link.ts'
import { putNote, readNote } from './sync-notes.ts'

const blobs = z.array(z.string().regex(/^[0-9a-f]{64}$/))

function pending(db: Database): string[] {
  const stored = readNote(db, 'sync-pending-snapshots')
  const parsed = blobs.safeParse(stored === null ? [] : parseJson(stored))
  return parsed.success ? parsed.data : []
}

export function notePending(db: Database, blob: Uint8Array): void {
  putNote(db, 'sync-pending-snapshots', JSON.stringify([...pending(db), toHex(blob)]))
}

export function forgetPending(db: Database, blob: Uint8Array): void {
  const left = pending(db).filter((one) => one !== toHex(blob))
  putNote(db, 'sync-pending-snapshots', JSON.stringify(left))
}

/** @throws {LinkClosed} */
export async function discardPending(db: Database, link: RelayLink): Promise<void> {
  for (const blob of pending(db).map(fromHex)) await discard(db, link, blob)
}

/** @throws {LinkClosed} */
export async function discard(db: Database, link: RelayLink, blob: Uint8Array): Promise<void> {
  try {
    await link.ask({ type: 'blobDelete', blob })
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error
    // A snapshot needs it: only the answer was lost. Whatever else it is, it is tried again.
    if (error.problem !== 'not-yours') return
  }
  forgetPending(db, blob)
}
