/** Snapshots, and what is deleted for one that counts. */
import type { SqliteBlobs } from './sqlite-blobs.ts'
import type { SqliteParts } from './sqlite-parts.ts'
import type { Storage, StoredSnapshot } from './storage.ts'

type Snapshots = Pick<Storage, 'putSnapshot' | 'snapshots' | 'compact'>

export function sqliteSnapshots(
  { db, commit, known, charge, marks }: SqliteParts,
  { removeBlob, missingOf }: Pick<SqliteBlobs, 'removeBlob' | 'missingOf'>,
): Snapshots {
  const ofSpace = (space: number) =>
    db.all<StoredSnapshot>(
      'SELECT hash, manifest, blob, device FROM snapshots WHERE space = ? ORDER BY n DESC',
      space,
    )

  function removeSnapshot(space: number, { hash, manifest, blob, device }: StoredSnapshot) {
    db.run('DELETE FROM snapshots WHERE space = ? AND hash = ?', space, hash)
    charge(space, device, -manifest.length)
    // Two manifests can name one blob: that of one that stays must stay (attack A32).
    const needed = 'SELECT 1 FROM snapshots WHERE space = ? AND blob = ?'
    if (!db.get(needed, space, blob)) removeBlob(space, blob)
  }

  function removeCovered(space: number, device: number, seq: number) {
    const where = 'WHERE space = ? AND device = ? AND seq <= ?'
    const sum = `SELECT coalesce(sum(length(data)), 0) AS bytes FROM entries ${where}`
    const bytes = db.get<{ bytes: number }>(sum, space, device, seq)?.bytes ?? 0
    if (bytes === 0) return
    db.run(`DELETE FROM entries ${where}`, space, device, seq)
    charge(space, device, -bytes)
  }

  return {
    putSnapshot: (id, { hash, manifest, blob, device }) =>
      commit(() => {
        const space = known(id)
        const sql = `INSERT OR IGNORE INTO snapshots (space, hash, manifest, blob, device)
                     VALUES (?, ?, ?, ?, ?)`
        const isNew = db.run(sql, space, hash, manifest, blob, device) > 0
        if (isNew) charge(space, device, manifest.length)
      }),

    snapshots: (id) => Promise.resolve(ofSpace(known(id))),

    compact: (id, hash, covered) =>
      commit(() => {
        const space = known(id)
        const all = ofSpace(space)
        const place = all.findIndex((one) => Buffer.from(one.hash).equals(hash))
        const counts = all[place]
        if (!counts || missingOf(space, counts.blob)?.length !== 0) return false
        for (const older of all.slice(place + 1)) removeSnapshot(space, older)
        for (const [device, seq] of covered) removeCovered(space, device, seq)
        marks.tidy(space)
        return true
      }),
  }
}
