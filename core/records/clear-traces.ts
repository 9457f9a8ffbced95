/**
 * What erased records leave outside of the tables. Deleted content is overwritten by SQLite itself
 * (`secure_delete`, also FTS5's own), but for what stood in a page from which it was moved when that
 * page was split: such gaps go when all pages are written anew. Old copies of pages still stand in the
 * write-ahead log until it is cut off, and in copies of the whole file.
 */
import type { Database } from '../db/database.ts'
import { openFailureOf } from '../vault/open-failure.ts'
import { removeOldCopies } from '../vault/old-copies.ts'

/** Milliseconds that somebody waits for it, and between two tries. */
const PATIENCE = 5_000
const PAUSE = 50

/** Is there from the erasure on until all traces are gone, whatever comes between. */
const MARK = 'traces-of-erased'
const IN_PAGES = 1
const IN_LOG = 2

/** Notes that there are traces; belongs into the transaction that erases. */
export function noteTraces(db: Database): void {
  note(db, IN_PAGES)
}

function note(db: Database, where: typeof IN_PAGES | typeof IN_LOG): void {
  db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [MARK, where])
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

/**
 * @returns false while somebody else (a backup) reads the file, which keeps its log from going, and
 *   where the disk has no room for the file a second time
 */
export function clearTracesNow(db: Database): boolean {
  const mark = db.get<{ value: number }>('SELECT value FROM meta WHERE key = ?', [MARK])
  if (!mark) return true
  removeOldCopies(db.path)
  if (mark.value === IN_PAGES) {
    if (!writePagesAnew(db)) return false
    note(db, IN_LOG)
  }
  const result = db.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')
  if (result?.busy !== 0) return false
  db.run('DELETE FROM meta WHERE key = ?', [MARK])
  return true
}

/** About a second for 10,000 members, during which everybody waits; not done where there is no room. */
function writePagesAnew(db: Database): boolean {
  try {
    db.exec('VACUUM')
    return true
  } catch (error) {
    const code = openFailureOf(error)
    if (code === 'vault/full' || code === 'vault/in-use') return false
    throw error
  }
}
