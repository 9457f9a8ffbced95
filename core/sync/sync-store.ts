/** What a vault knows of the space that it shares: roster, secrets, where each log stands. */
import type { LogHead } from '../../shared/protocol/entry/entry.ts'
import { extendChain, startChain, type Chain } from '../../shared/protocol/roster/chain.ts'
import type { Database } from '../db/database.ts'

/** The driver answers Buffers, whose `slice` is another one than that of bytes. */
const plain = (data: Uint8Array) => new Uint8Array(data)

/** @returns `null` when the chapter is not shared */
export function readChain(db: Database): Chain | null {
  const records = db
    .all<{ data: Uint8Array }>('SELECT data FROM sync_roster ORDER BY place')
    .map(({ data }) => plain(data))
  return records.length === 0 ? null : chainOf(records)
}

/** @throws for records that do not follow from each other: those here were checked when they came */
function chainOf(records: readonly Uint8Array[]): Chain {
  let chain: Chain | null = null
  for (const record of records) {
    const next: ReturnType<typeof startChain> = chain
      ? extendChain(chain, record)
      : startChain(record)
    if (!next.ok) throw new Error(`a stored roster that is none: ${next.problem}`)
    chain = next.value
  }
  if (!chain) throw new Error('a roster of nothing')
  return chain
}

export function putRecord(db: Database, place: number, data: Uint8Array): void {
  db.run('INSERT INTO sync_roster (place, data) VALUES (?, ?)', [place, data])
}

/** By epoch. */
export function readSecrets(db: Database): Map<number, Uint8Array> {
  const rows = db.all<{ epoch: number; secret: Uint8Array }>(
    'SELECT epoch, secret FROM sync_epochs',
  )
  return new Map(rows.map(({ epoch, secret }) => [epoch, plain(secret)]))
}

export function putSecret(db: Database, epoch: number, secret: Uint8Array): void {
  db.run('INSERT OR IGNORE INTO sync_epochs (epoch, secret) VALUES (?, ?)', [epoch, secret])
}

/** Where the logs stand here, by device. */
export function readLogs(db: Database): Map<number, LogHead> {
  const rows = db.all<{ device: number; seq: number; hash: Uint8Array; roster: number }>(
    'SELECT device, seq, hash, roster FROM sync_logs',
  )
  return new Map(
    rows.map(({ device, seq, hash, roster }) => [
      device,
      { seq, hash: plain(hash), rosterIndex: roster },
    ]),
  )
}

export function putLog(db: Database, device: number, { seq, hash, rosterIndex }: LogHead): void {
  db.run('INSERT OR REPLACE INTO sync_logs (device, seq, hash, roster) VALUES (?, ?, ?, ?)', [
    device,
    seq,
    hash,
    rosterIndex,
  ])
}

/** The hash of an entry that was applied here; what others say of it is compared with it. */
export function putHash(db: Database, device: number, seq: number, hash: Uint8Array): void {
  db.run('INSERT OR REPLACE INTO sync_hashes (device, seq, hash) VALUES (?, ?, ?)', [
    device,
    seq,
    hash,
  ])
}

export function hashAt(db: Database, device: number, seq: number): Uint8Array | null {
  const sql = 'SELECT hash FROM sync_hashes WHERE device = ? AND seq = ?'
  const row = db.get<{ hash: Uint8Array }>(sql, [device, seq])
  return row ? plain(row.hash) : null
}

/** Sealed entries of this device after `seq`, as they travel. */
export function ownEntriesAfter(db: Database, seq: number, limit: number): Uint8Array[] {
  return db
    .all<{ data: Uint8Array }>('SELECT data FROM sync_own WHERE seq > ? ORDER BY seq LIMIT ?', [
      seq,
      limit,
    ])
    .map(({ data }) => plain(data))
}

export function putOwnEntry(db: Database, seq: number, data: Uint8Array): void {
  db.run('INSERT INTO sync_own (seq, data) VALUES (?, ?)', [seq, data])
}
