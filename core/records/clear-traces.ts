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
  for (;;) {
    const outcome = clearTracesNow(db)
    // Room does not come by waiting.
    if (outcome !== 'busy' || Date.now() > until) return outcome === 'cleared'
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

/**
 * @returns `busy` while somebody else (a backup) reads the file, which keeps its log from going; `full`
 *   where the disk has no room for the file a second time
 */
export function clearTracesNow(db: Database): 'cleared' | 'busy' | 'full' {
  const mark = db.get<{ value: number }>('SELECT value FROM meta WHERE key = ?', [MARK])
  if (!mark) return 'cleared'
  removeOldCopies(db.path)
  if (mark.value === IN_PAGES) {
    const hindrance = writePagesAnew(db)
    if (hindrance) return hindrance
    note(db, IN_LOG)
  }
  const result = db.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')
  if (result?.busy !== 0) return 'busy'
  db.run('DELETE FROM meta WHERE key = ?', [MARK])
  return 'cleared'
}

/** About a second for 10,000 members, during which everybody waits. @returns why it was not done */
function writePagesAnew(db: Database): 'busy' | 'full' | null {
  try {
    db.exec('VACUUM')
    return null
  } catch (error) {
    const code = openFailureOf(error)
    if (code === 'vault/full') return 'full'
    if (code === 'vault/in-use') return 'busy'
    throw error
  }
}
