/** What the vault knows of the files beside it; of each at most one row. */
import type { BlobReference } from '../../shared/blobs/blob-reference.ts'
import type { BlobProblem } from '../../shared/rpc/sync-calls.ts'
import type { Database } from '../db/database.ts'

/**
 * `here`: every chunk of it. `wanted`: it is fetched as soon as somebody has it. `elsewhere`: nobody has
 * asked for it here; some chunks may be. `gone`: it was removed, and does not come back.
 */
export type BlobPlace = 'here' | 'wanted' | 'elsewhere' | 'gone'

/** `queued`: it is to be brought to the relay. `leaving`: it is to be deleted there. */
export type BlobSharing = 'queued' | 'shared' | 'leaving' | 'none'

export interface BlobRow {
  id: string
  /** `null` of one that is gone. */
  key: Uint8Array | null
  /** Bytes of the file as it was. */
  size: number
  /** Encoded (`blobManifest`); `null` until it is known. */
  manifest: Uint8Array | null
  place: BlobPlace
  sharing: BlobSharing
  /** Why it is not shared yet, or has not come yet. */
  problem: BlobProblem | null
}

const bytes = (value: Uint8Array | null) => value && new Uint8Array(value)

export function blobRow(db: Database, id: string): BlobRow | null {
  const row = db.get<BlobRow>('SELECT * FROM blobs WHERE id = ?', [id])
  return row ? { ...row, key: bytes(row.key), manifest: bytes(row.manifest) } : null
}

/** Without keys and manifests, which can be long. */
export type BlobState = Pick<BlobRow, 'id' | 'size' | 'place' | 'sharing' | 'problem'>

const STATES = 'SELECT id, size, place, sharing, problem FROM blobs'

export const blobStates = (db: Database) => db.all<BlobState>(`${STATES} ORDER BY rowid`)

/** Those that have something to do with the relay; the condition is that of their index. */
export const waitingBlobs = (db: Database) =>
  db.all<BlobState>(
    `${STATES} WHERE sharing IN ('queued', 'leaving') OR place = 'wanted' ORDER BY rowid`,
  )

/** A file whose chunks lie beside the vault already. */
export function putBlob(
  db: Database,
  { id, key, size, manifest }: Pick<BlobRow, 'id' | 'key' | 'size' | 'manifest'>,
): void {
  db.run(
    `INSERT INTO blobs (id, key, size, manifest, place, sharing)
     VALUES (?, ?, ?, ?, 'here', 'queued')`,
    [id, key, size, manifest],
  )
}

/** A file that a record or a fact of somebody else names. One that is known, or gone, stays as it is. */
export function knowBlob(db: Database, { id, key, size }: BlobReference): void {
  db.run(
    `INSERT OR IGNORE INTO blobs (id, key, size, place, sharing)
     VALUES (?, ?, ?, 'elsewhere', 'none')`,
    [id, Buffer.from(key, 'hex'), size],
  )
}

/** Changes some of what is known of a file; belongs into a transaction where more than that is done. */
export function setBlob(
  db: Database,
  id: string,
  change: Partial<Pick<BlobRow, 'manifest' | 'place' | 'sharing' | 'problem'>>,
): void {
  const columns = Object.keys(change)
  const set = columns.map((column) => `${column} = ?`).join(', ')
  db.run(`UPDATE blobs SET ${set} WHERE id = ?`, [...Object.values(change), id])
}

/**
 * Lets go of a file: what opens it is gone from the vault. Belongs into the transaction that removes
 * what names it.
 * @param isShared whether the relay has to hear of it
 */
export function markGone(db: Database, id: string, isShared: boolean): void {
  db.run(
    `INSERT INTO blobs (id, size, place, sharing) VALUES (?, 0, 'gone', ?)
     ON CONFLICT (id) DO UPDATE SET key = NULL, manifest = NULL, size = 0, place = 'gone',
       sharing = excluded.sharing, problem = NULL
     WHERE place <> 'gone'`,
    [id, isShared ? 'leaving' : 'none'],
  )
}

/** The relay was put back to an earlier day: it may lack what it had, and have again what was removed. */
export function tellRelayAgain(db: Database): void {
  db.run("UPDATE blobs SET sharing = 'queued', problem = NULL WHERE place = 'here'")
  db.run("UPDATE blobs SET sharing = 'leaving' WHERE place = 'gone'")
}

/** There is no relay any more; another one gets all that is here. */
export function forgetRelay(db: Database): void {
  db.run("UPDATE blobs SET sharing = 'queued', problem = NULL WHERE place = 'here'")
  db.run("UPDATE blobs SET sharing = 'none' WHERE sharing = 'leaving'")
}

/** The ids of what was removed. */
export const goneBlobs = (db: Database): string[] =>
  db.all<{ id: string }>("SELECT id FROM blobs WHERE place = 'gone'").map(({ id }) => id)
