/**
 * What erased records leave outside of the tables. Deleted content is overwritten by SQLite itself
 * (`secure_delete`, also FTS5's own); old copies of pages still stand in the write-ahead log until
 * it is cut off, and in copies of the whole file.
 */
import type { Database } from '../db/database.ts'
import { removeOldCopies } from '../vault/old-copies.ts'

/** Milliseconds that somebody waits for it, and between two tries. */
const PATIENCE = 5_000
const PAUSE = 50

/** Is there from the erasure on until all traces are gone, whatever comes between. */
const MARK = 'traces-of-erased'

/** Notes that there are traces; belongs into the transaction that erases. */
export function noteTraces(db: Database): void {
  db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, 1)', [MARK])
}

/** Clears what erasures left, also those of earlier days. */
export async function clearTraces(db: Database): Promise<boolean> {
  const until = Date.now() + PATIENCE
  while (!clearTracesNow(db)) {
    if (Date.now() > until) return false
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  return true
}

/** @returns false while somebody else (a backup) reads the file, which keeps its log from going */
export function clearTracesNow(db: Database): boolean {
  if (!db.get('SELECT 1 FROM meta WHERE key = ?', [MARK])) return true
  removeOldCopies(db.path)
  const result = db.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')
  if (result?.busy !== 0) return false
  db.run('DELETE FROM meta WHERE key = ?', [MARK])
  return true
}
