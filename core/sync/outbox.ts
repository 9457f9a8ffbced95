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
    items.push(readItem(item))
    last = n
  }
  return items.length === 0 ? null : { items, last }
}

export const isAnythingWaiting = (db: Database): boolean =>
  db.get('SELECT 1 FROM sync_outbox LIMIT 1') !== undefined

export function removeWaiting(db: Database, last: number): void {
  db.run('DELETE FROM sync_outbox WHERE n <= ?', [last])
}

/** Lets go of what waits and is not wanted. Belongs into a transaction. */
export function keepWaiting(db: Database, isWanted: (item: EntryItem) => boolean): void {
  for (const { n, item } of db.all<{ n: number; item: Uint8Array }>(
    'SELECT n, item FROM sync_outbox',
  )) {
    if (!isWanted(readItem(item))) db.run('DELETE FROM sync_outbox WHERE n = ?', [n])
  }
}

/** Puts items before everything that waits. Belongs into a transaction. */
export function queueFirst(db: Database, items: readonly EntryItem[]): void {
  const first = db.get<{ n: number | null }>('SELECT min(n) AS n FROM sync_outbox')?.n ?? 1
  for (const [index, item] of items.entries()) {
    db.run('INSERT INTO sync_outbox (n, item) VALUES (?, ?)', [
      first - items.length + index,
      encode(entryItem, item),
    ])
  }
}

/** What waits of an erased record goes with it. Belongs into the transaction that erases. */
export function forgetWaiting(db: Database, erased: string): void {
  const document = Buffer.from(erased, 'hex')
  const isOf = (id: Uint8Array | null) => id !== null && document.equals(id)
  for (const { n, item } of db.all<{ n: number; item: Uint8Array }>(
    'SELECT n, item FROM sync_outbox WHERE instr(item, ?)',
    [document],
  )) {
    const left = withoutRecord(readItem(item), isOf)
    if (left) db.run('UPDATE sync_outbox SET item = ? WHERE n = ?', [encode(entryItem, left), n])
    else db.run('DELETE FROM sync_outbox WHERE n = ?', [n])
  }
}

function withoutRecord(
  item: EntryItem,
  isOf: (id: Uint8Array | null) => boolean,
): EntryItem | null {
  if (item.type === 'fact') return isOf(item.document) ? null : item
  if (item.type !== 'changes') return item
  const changes = item.changes.filter(({ document }) => !isOf(document))
  return changes.length > 0 ? { ...item, changes } : null
}

function readItem(item: Uint8Array): EntryItem {
  const read = decode(entryItem, new Uint8Array(item))
  if (!read.ok) throw new Error('an item of the outbox cannot be read')
  return read.value
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
