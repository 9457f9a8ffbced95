/** What this device has, as it tells the others: so that nobody can hide an entry from one of them. */
import { createHash } from 'node:crypto'
import type { EntryItem } from '../../shared/protocol/entry/body.ts'
import type { Database } from '../db/database.ts'
import type { SpaceState } from './space-state.ts'
import { putNote, readNote } from './sync-notes.ts'

/** @returns `null` when nothing is new since the last one, but for this device's own entries */
export function newAttestation(db: Database, space: SpaceState): EntryItem | null {
  const { index: rosterIndex, head: rosterHead } = space.chain().now
  const vector = [...space.logs()]
    .map(([device, { seq, hash }]) => ({ device, seq, hash }))
    .sort((a, b) => a.device - b.device)
  const others = vector.filter(({ device }) => device !== space.own.device)
  const sum = createHash('sha256')
  for (const { hash } of others) sum.update(hash)
  const seen = sum.update(rosterHead).digest('hex')
  if (readNote(db, 'sync-attested') === seen) return null
  putNote(db, 'sync-attested', seen)
  return { type: 'attestation', vector, rosterIndex, rosterHead, state: null, snapshot: null }
}
