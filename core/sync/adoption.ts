/**
 * What a removed device wrote past its cut and others had applied before they knew of the removal:
 * they adopt it, so that everybody applies it, and what honest people wrote after it is not pending
 * for ever.
 */
import type { EntryItem } from '../../shared/protocol/entry/body.ts'
import type { IsAdopted } from '../../shared/protocol/entry/check-segment.ts'
import { equalBytes } from '../../shared/protocol/crypto.ts'
import type { ChainLink } from '../../shared/protocol/roster/chain.ts'
import type { Database } from '../db/database.ts'
import { hashAt, readLogs } from './sync-store.ts'

type Adoption = Extract<EntryItem, { type: 'adoption' }>

/** The adoptions that a newly learned record asks of this device. */
export function adoptionsAfter(db: Database, { content: { body } }: ChainLink): Adoption[] {
  const cuts =
    body.type === 'deviceRemoved' ? body.cuts : body.type === 'deviceLeft' ? [body.cut] : []
  const logs = readLogs(db)
  return cuts.flatMap(({ device, seq: cut }) => {
    const applied = logs.get(device)?.seq ?? 0
    return Array.from({ length: Math.max(0, applied - cut) }, (_, index): Adoption[] => {
      const seq = cut + 1 + index
      const hash = hashAt(db, device, seq)
      return hash ? [{ type: 'adoption', device, seq, hash }] : []
    }).flat()
  })
}

export function putAdoption(db: Database, { device, seq, hash }: Adoption): void {
  db.run('INSERT OR IGNORE INTO sync_adopted (device, seq, hash) VALUES (?, ?, ?)', [
    device,
    seq,
    hash,
  ])
}

export const isAdoptedIn =
  (db: Database): IsAdopted =>
  ({ device, seq, hash }) => {
    const sql = 'SELECT hash FROM sync_adopted WHERE device = ? AND seq = ?'
    const row = db.get<{ hash: Uint8Array }>(sql, [device, seq])
    return row !== undefined && equalBytes(new Uint8Array(row.hash), hash)
  }

/** How far a log of a removed device counts, as far as is known here. */
export function lastThatCounts(db: Database, device: number, cut: number): number {
  const sql = 'SELECT max(seq) AS last FROM sync_adopted WHERE device = ?'
  return Math.max(cut, db.get<{ last: number | null }>(sql, [device])?.last ?? 0)
}
