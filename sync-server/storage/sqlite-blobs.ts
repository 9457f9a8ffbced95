/** Files and the contents of snapshots, in chunks. */
import type { SqliteParts } from './sqlite-parts.ts'
import type { Storage } from './storage.ts'

interface BlobRow {
  n: number
  manifest: Uint8Array
  chunks: number
  size: number
  stored: number
  device: number
}

export type SqliteBlobs = Pick<
  Storage,
  'offerBlob' | 'blob' | 'putChunk' | 'chunk' | 'deleteBlob'
> & {
  /** Within a transaction. */
  removeBlob(space: number, id: Uint8Array): void
  missingOf(space: number, id: Uint8Array): number[] | null
}

export function sqliteBlobs({ db, commit, known, charge }: SqliteParts): SqliteBlobs {
  const rowOf = (space: number, id: Uint8Array) =>
    db.get<BlobRow>(
      'SELECT n, manifest, chunks, size, stored, device FROM blobs WHERE space = ? AND id = ?',
      space,
      id,
    )

  function missingFrom({ n, chunks }: BlobRow): number[] {
    const sql = 'SELECT place FROM chunks WHERE blob = ?'
    const here = new Set(db.all<{ place: number }>(sql, n).map(({ place }) => place))
    return Array.from({ length: chunks }, (_, place) => place).filter((place) => !here.has(place))
  }

  function removeBlob(space: number, id: Uint8Array) {
    const row = rowOf(space, id)
    if (!row) return
    db.run('DELETE FROM chunks WHERE blob = ?', row.n)
    db.run('DELETE FROM blobs WHERE n = ?', row.n)
    charge(space, row.device, -row.stored - row.manifest.length)
  }

  return {
    removeBlob,
    missingOf(space, id) {
      const row = rowOf(space, id)
      return row ? missingFrom(row) : null
    },

    offerBlob: (id, blob, manifest, { count, size, device }) =>
      commit(() => {
        const space = known(id)
        const sql = `INSERT OR IGNORE INTO blobs (space, id, manifest, chunks, size, device)
                     VALUES (?, ?, ?, ?, ?, ?)`
        const isNew = db.run(sql, space, blob, manifest, count, size, device) > 0
        if (isNew) charge(space, device, manifest.length)
      }),

    blob(id, blob) {
      const row = rowOf(known(id), blob)
      if (!row) return Promise.resolve(null)
      const { manifest, size, stored } = row
      return Promise.resolve({ manifest, size, stored, missing: missingFrom(row) })
    },

    putChunk: (id, blob, index, data) =>
      commit(() => {
        const space = known(id)
        const row = rowOf(space, blob)
        if (!row) throw new Error('a blob that is not here')
        const sql = 'INSERT OR IGNORE INTO chunks (blob, place, data) VALUES (?, ?, ?)'
        if (db.run(sql, row.n, index, data) === 0) return
        db.run('UPDATE blobs SET stored = stored + ? WHERE n = ?', data.length, row.n)
        charge(space, row.device, data.length)
      }),

    chunk(id, blob, index) {
      const row = rowOf(known(id), blob)
      const sql = 'SELECT data FROM chunks WHERE blob = ? AND place = ?'
      const found = row && db.get<{ data: Uint8Array }>(sql, row.n, index)
      return Promise.resolve(found?.data ?? null)
    },

    deleteBlob: (id, blob) =>
      commit(() => {
        const space = known(id)
        const needed = 'SELECT 1 FROM snapshots WHERE space = ? AND blob = ?'
        if (db.get(needed, space, blob)) return false
        removeBlob(space, blob)
        return true
      }),
  }
}
