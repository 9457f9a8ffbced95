/** Snapshots, blobs, and who asks to join. */
import type { SqliteParts } from './sqlite-parts.ts'
import type { Joining, Storage, StoredSnapshot } from './storage.ts'

type Blobs = Pick<
  Storage,
  | 'putSnapshot'
  | 'snapshots'
  | 'keepSnapshot'
  | 'offerBlob'
  | 'blob'
  | 'putChunk'
  | 'chunk'
  | 'deleteBlob'
  | 'putJoin'
  | 'joins'
  | 'deleteJoin'
>

interface BlobRow {
  n: number
  manifest: Uint8Array
  chunks: number
  size: number
}

export function sqliteBlobs({ db, commit, known, addBytes }: SqliteParts): Blobs {
  const blobRow = (space: number, id: Uint8Array) =>
    db.get<BlobRow>(
      'SELECT n, manifest, chunks, size FROM blobs WHERE space = ? AND id = ?',
      space,
      id,
    )

  function removeBlob(space: number, id: Uint8Array) {
    const row = blobRow(space, id)
    if (!row) return
    const sum = 'SELECT coalesce(sum(length(data)), 0) AS bytes FROM chunks WHERE blob = ?'
    const { bytes = 0 } = db.get<{ bytes: number }>(sum, row.n) ?? {}
    db.run('DELETE FROM chunks WHERE blob = ?', row.n)
    db.run('DELETE FROM blobs WHERE n = ?', row.n)
    addBytes(space, -bytes - row.manifest.length)
  }

  const ofSpace = (space: number) =>
    db.all<StoredSnapshot>(
      'SELECT hash, manifest, blob FROM snapshots WHERE space = ? ORDER BY n DESC',
      space,
    )

  return {
    putSnapshot: (id, { hash, manifest, blob }) =>
      commit(() => {
        const space = known(id)
        const sql = `INSERT OR IGNORE INTO snapshots (space, hash, manifest, blob) VALUES (?, ?, ?, ?)`
        if (db.run(sql, space, hash, manifest, blob) > 0) addBytes(space, manifest.length)
      }),

    snapshots: (id) => Promise.resolve(ofSpace(known(id))),

    keepSnapshot: (id, kept) =>
      commit(() => {
        const space = known(id)
        const others = ofSpace(space).filter(({ hash }) => !Buffer.from(hash).equals(kept))
        for (const { hash, manifest, blob } of others) {
          removeBlob(space, blob)
          db.run('DELETE FROM snapshots WHERE space = ? AND hash = ?', space, hash)
          addBytes(space, -manifest.length)
        }
      }),

    offerBlob: (id, blob, manifest, { count, size }) =>
      commit(() => {
        const space = known(id)
        const sql = `INSERT OR IGNORE INTO blobs (space, id, manifest, chunks, size)
                     VALUES (?, ?, ?, ?, ?)`
        if (db.run(sql, space, blob, manifest, count, size) > 0) addBytes(space, manifest.length)
      }),

    blob(id, blob) {
      const row = blobRow(known(id), blob)
      if (!row) return Promise.resolve(null)
      const sql = 'SELECT place FROM chunks WHERE blob = ?'
      const here = new Set(db.all<{ place: number }>(sql, row.n).map(({ place }) => place))
      const places = Array.from({ length: row.chunks }, (_, place) => place)
      return Promise.resolve({
        manifest: row.manifest,
        size: row.size,
        missing: places.filter((place) => !here.has(place)),
      })
    },

    putChunk: (id, blob, index, data) =>
      commit(() => {
        const space = known(id)
        const row = blobRow(space, blob)
        if (!row) throw new Error('a blob that is not here')
        const sql = 'INSERT OR IGNORE INTO chunks (blob, place, data) VALUES (?, ?, ?)'
        if (db.run(sql, row.n, index, data) > 0) addBytes(space, data.length)
      }),

    chunk(id, blob, index) {
      const row = blobRow(known(id), blob)
      const sql = 'SELECT data FROM chunks WHERE blob = ? AND place = ?'
      const found = row && db.get<{ data: Uint8Array }>(sql, row.n, index)
      return Promise.resolve(found?.data ?? null)
    },

    deleteBlob: (id, blob) =>
      commit(() => {
        removeBlob(known(id), blob)
      }),

    putJoin: (id, { key, asked }, expires) =>
      commit(() => {
        const sql = 'INSERT OR REPLACE INTO joins (space, key, asked, expires) VALUES (?, ?, ?, ?)'
        db.run(sql, known(id), key, asked, expires)
      }),

    joins: (id, now) =>
      commit(() => {
        db.run('DELETE FROM joins WHERE expires < ?', now)
        return db.all<Joining>(
          'SELECT key, asked FROM joins WHERE space = ? ORDER BY expires, key',
          known(id),
        )
      }),

    deleteJoin: (id, key) =>
      commit(() => {
        db.run('DELETE FROM joins WHERE space = ? AND key = ?', known(id), key)
      }),
  }
}
