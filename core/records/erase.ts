/**
 * Erasure (Art. 17 GDPR): a record goes from everything that the vault holds, and from what its
 * pages hold. Only its id stays, so that it cannot come back from a device or a backup.
 */
import type { Progress } from '../../shared/rpc/frames.ts'
import { notifyErased, type Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { withAgendas } from '../meetings/meetings-gone.ts'
import { recordFact } from './facts.ts'
import { removeProjections } from './project.ts'
import { expired } from './trash.ts'
import { othersTurn } from './others-turn.ts'

/** Facts that outlive the record: minutes are what the chapter must keep, an erasure its proof. */
const KEPT_FACTS = `(kind = 'erasure' OR kind LIKE 'minutes.%')`
const STEP = 20

/**
 * Erases records for good, meetings with their agenda, and records that it was done, without saying
 * who they were.
 * @returns how many were there
 */
export async function erase(
  chapter: Chapter,
  ids: readonly string[],
  tell?: (progress: Progress) => void,
): Promise<number> {
  const present = await eraseInSteps(chapter, ids, tell)
  if (present.length > 0) recordFact(chapter, 'erasure', { records: present })
  return present.length
}

/**
 * Erases what has been in the trash for more than 90 days. That is what the trash is for, so no
 * fact is recorded. Records with finalised minutes stay in the trash.
 * @param now milliseconds since 1970
 */
export async function emptyTrash(chapter: Chapter, now: number): Promise<number> {
  const over = expired(chapter.db, now).filter((id) => !hasMinutes(chapter.db, id))
  return (await eraseInSteps(chapter, over)).length
}

/** The ids of everything that was ever erased here. */
export function erasedIds(db: Database): string[] {
  return db.all<{ document: string }>('SELECT document FROM tombstones').map((row) => row.document)
}

/** Erases again what a restored backup brought back. Also for ids that it does not know. */
export function reapplyErasures(db: Database, ids: readonly string[]): void {
  db.transaction(() => {
    for (const id of ids) eraseDocument(db, id)
  })
  if (ids.length > 0) clearPages(db)
}

export function hasMinutes(db: Database, id: string): boolean {
  return (
    db.get(`SELECT 1 FROM facts WHERE document = ? AND kind LIKE 'minutes.%'`, [id]) !== undefined
  )
}

async function eraseInSteps(
  chapter: Chapter,
  given: readonly string[],
  tell?: (progress: Progress) => void,
): Promise<string[]> {
  const { db } = chapter
  const ids = withAgendas(db, given)
  const erased: { id: string; kind: string }[] = []
  for (let done = 0; done < ids.length; done += STEP) {
    db.transaction(() => {
      for (const id of ids.slice(done, done + STEP)) {
        const kind = eraseDocument(db, id)
        if (kind !== null) erased.push({ id, kind })
      }
    })
    tell?.({ done: Math.min(done + STEP, ids.length), total: ids.length })
    await othersTurn()
  }
  if (erased.length > 0) {
    clearPages(db)
    notifyErased(chapter, erased)
  }
  return erased.map(({ id }) => id)
}

/** @returns the record's kind; `null` when there was none */
function eraseDocument(db: Database, id: string): string | null {
  const row = db.get<{ kind: string }>('SELECT kind FROM documents WHERE id = ?', [id])
  db.run('INSERT OR IGNORE INTO tombstones (document, at) VALUES (?, ?)', [
    id,
    new Date().toISOString(),
  ])
  removeProjections(db, id, row?.kind ?? '')
  const changeSets = db.all<{ id: string }>(
    `SELECT change_set AS id FROM changes WHERE document = ?
     UNION SELECT change_set FROM updates WHERE document = ?`,
    [id, id],
  )
  db.run('DELETE FROM updates WHERE document = ?', [id])
  db.run('DELETE FROM changes WHERE document = ?', [id])
  db.run('DELETE FROM versions WHERE document = ?', [id])
  db.run('DELETE FROM job_work WHERE document = ?', [id])
  db.run('DELETE FROM documents WHERE id = ?', [id])
  db.run(`DELETE FROM facts WHERE document = ? AND NOT ${KEPT_FACTS}`, [id])
  for (const changeSet of changeSets) {
    db.run(
      `DELETE FROM change_sets WHERE id = ? AND NOT EXISTS (
         SELECT 1 FROM changes WHERE change_set = change_sets.id
       )`,
      [changeSet.id],
    )
  }
  return row?.kind ?? null
}

/**
 * Deleted content is overwritten by SQLite itself (`secure_delete`, also FTS5's own); old copies of
 * pages still stand in the write-ahead log until it is cut off.
 */
function clearPages(db: Database): void {
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
}
