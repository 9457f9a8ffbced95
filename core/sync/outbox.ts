/** What this device did and has not sealed yet; it is written in the transaction of the edit itself. */
import { decode, encode } from '../../shared/protocol/codec/codec.ts'
import { entryItem, type EntryItem } from '../../shared/protocol/entry/body.ts'
import type { Database } from '../db/database.ts'

/** @returns whether the chapter has a roster: else everything enters by its first snapshot */
export const isShared = (db: Database): boolean =>
  db.get('SELECT 1 FROM sync_roster LIMIT 1') !== undefined

/** @param item made only when it is needed */
export function queueOutgoing(db: Database, item: () => EntryItem): void {
  if (!isShared(db)) return
  db.run('INSERT INTO sync_outbox (item) VALUES (?)', [encode(entryItem, item())])
}

export interface Waiting {
  items: EntryItem[]
  /** The number of the last of them. */
  last: number
}

/** The oldest that wait, together up to so many bytes; at least one where there is one. */
export function waitingItems(db: Database, maxBytes: number, maxItems: number): Waiting | null {
  const rows = db.all<{ n: number; item: Uint8Array }>(
    'SELECT n, item FROM sync_outbox ORDER BY n LIMIT ?',
    [maxItems],
  )
  const items: EntryItem[] = []
  let bytes = 0
  let last = 0
  for (const { n, item } of rows) {
    bytes += item.length
    if (bytes > maxBytes && items.length > 0) break
    const read = decode(entryItem, new Uint8Array(item))
    if (!read.ok) throw new Error('an item of the outbox cannot be read')
    items.push(read.value)
    last = n
  }
  return items.length === 0 ? null : { items, last }
}

export function removeWaiting(db: Database, last: number): void {
  db.run('DELETE FROM sync_outbox WHERE n <= ?', [last])
}

/** How many changes are not at the relay yet: those that wait, and sealed ones that it has not. */
export function countUnshared(db: Database, acknowledged: number): number {
  const row = db.get<{ count: number }>(
    `SELECT (SELECT count(*) FROM sync_outbox)
          + (SELECT count(*) FROM sync_own WHERE seq > ?) AS count`,
    [acknowledged],
  )
  return row?.count ?? 0
}
