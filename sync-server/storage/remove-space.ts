/**
 * Deletes a space in steps: the operator's command stands beside a relay that waits, and stands still,
 * for each of its transactions.
 */
import { randomBytes } from 'node:crypto'
import type { RelayDatabase } from './database.ts'
import type { Commit } from './group-commit.ts'

/** Rows of one step: chunks have a megabyte each, entries mostly less than a kilobyte. */
const STEPS = [
  `DELETE FROM chunks WHERE n IN (SELECT chunks.n FROM chunks JOIN blobs ON blobs.n = chunks.blob
                                  WHERE blobs.space = ? LIMIT 8)`,
  `DELETE FROM entries WHERE (space, place) IN
   (SELECT space, place FROM entries WHERE space = ? LIMIT 500)`,
]
const TABLES = ['marks', 'blobs', 'snapshots', 'joins', 'logs', 'roster', 'shares', 'codes']

/** @returns `false` for a space that is not here. What an earlier removal left is deleted as well. */
export async function removeSpace(
  db: RelayDatabase,
  commit: Commit,
  id: Uint8Array,
): Promise<boolean> {
  // From here on nobody finds it, and its devices could make it anew.
  const hide = 'UPDATE spaces SET removed = 1, id = ? WHERE id = ?'
  const isHere = await commit(() => db.run(hide, randomBytes(32), id) > 0)
  for (const { n } of db.all<{ n: number }>('SELECT n FROM spaces WHERE removed = 1')) {
    for (const step of STEPS) while ((await commit(() => db.run(step, n))) > 0);
    await commit(() => {
      for (const table of TABLES) db.run(`DELETE FROM ${table} WHERE space = ?`, n)
      db.run('DELETE FROM spaces WHERE n = ?', n)
    })
  }
  return isHere
}
