/** What has gathered at the relay since its last compaction, and whether it is time for the next. */
import type { EntryItem } from '../../../shared/protocol/entry/body.ts'
import type { Roster } from '../../../shared/protocol/roster/roster.ts'
import { z } from 'zod'
import type { Database } from '../../db/database.ts'
import { isUnsettled } from '../move/moves.ts'
import type { SpaceState } from '../space-state.ts'
import { putNote, readNote } from '../sync-notes.ts'

/** Entries, or bytes of them, after which a snapshot stands for them. */
export interface Limits {
  entries: number
  bytes: number
}

type Compacted = NonNullable<Roster['compacted']>

/** Counts an entry that was sealed or applied. Belongs into its transaction. */
export function noteEntry(db: Database, bytes: number): void {
  db.run(
    `INSERT INTO meta (key, value) VALUES ('sync-bytes', ?)
     ON CONFLICT (key) DO UPDATE SET value = value + excluded.value`,
    [bytes],
  )
}

export const erases = (items: readonly EntryItem[]): boolean =>
  items.some((item) => item.type === 'fact' && item.kind === 'erasure')

const marks = z.record(z.string(), z.int())

/** By device: up to where the relay holds something that was erased. */
function readMarks(db: Database): Map<string, number> {
  const parsed = marks.safeParse(JSON.parse(readNote(db, 'sync-erased') ?? '{}'))
  return new Map(Object.entries(parsed.success ? parsed.data : {}))
}

function putMarks(db: Database, left: ReadonlyMap<string, number>): void {
  putNote(db, 'sync-erased', JSON.stringify(Object.fromEntries(left)))
}

/** The relay holds what was erased up to this entry. Belongs into the transaction that learns it. */
export function noteErased(db: Database, { device, seq }: { device: number; seq: number }): void {
  putMarks(db, readMarks(db).set(String(device), seq))
}

/** The log of a former identity ends where the relay has it; what it erased is told again by the new one. */
export function forgetErasedOf(db: Database, device: number): void {
  const left = readMarks(db)
  left.delete(String(device))
  putMarks(db, left)
}

/** Whether the relay still holds something that was erased. */
export const holdsErased = (db: Database): boolean => readMarks(db).size > 0

/** A snapshot counts: what it covers goes here as well. Belongs into a transaction. */
export function forgetCovered(db: Database, { covered }: Compacted, own: number): void {
  const left = readMarks(db)
  for (const { device, seq } of covered) {
    db.run('DELETE FROM sync_hashes WHERE device = ? AND seq < ?', [device, seq])
    db.run('DELETE FROM sync_adopted WHERE device = ? AND seq <= ?', [device, seq])
    if (device === own) db.run('DELETE FROM sync_own WHERE seq <= ?', [seq])
    if ((left.get(String(device)) ?? Infinity) <= seq) left.delete(String(device))
  }
  putMarks(db, left)
  putNote(db, 'sync-bytes', 0)
}

/** Whether a snapshot of this moment would let something go that should. */
export function isDue(db: Database, space: SpaceState, limits: Limits): boolean {
  if (holdsErased(db) || (readNote(db, 'sync-bytes') ?? 0) >= limits.bytes) return true
  // What a new relay lacks is made up for by a snapshot that was compared.
  if (isUnsettled(space.chain())) return true
  return entriesSince(space, space.chain().now.compacted?.covered ?? []) >= limits.entries
}

function entriesSince(space: SpaceState, covered: Compacted['covered']): number {
  const seqs = new Map(covered.map(({ device, seq }) => [device, seq]))
  const logs = [...space.logs()]
  return logs.reduce((sum, [device, { seq }]) => sum + seq - (seqs.get(device) ?? 0), 0)
}

/** Whether a snapshot is worth being compared: little came after it, and nothing in it was erased. */
export function isEnough(
  db: Database,
  space: SpaceState,
  { covered }: Pick<Compacted, 'covered'>,
  limits: Limits,
): boolean {
  const seqs = new Map(covered.map(({ device, seq }) => [String(device), seq]))
  const isClean = [...readMarks(db)].every(([device, seq]) => (seqs.get(device) ?? 0) >= seq)
  return isClean && entriesSince(space, covered) < limits.entries
}
