/**
 * Erasure (Art. 17 GDPR): a record goes from everything that the vault holds, and from what its
 * pages hold. Only its id stays, so that it cannot come back from a device or a backup.
 */
import { CHAPTER_DOCUMENT } from '../../shared/chapter/chapter-record.ts'
import type { EraseResult } from '../../shared/rpc/record-calls.ts'
import { notifyErased, type Chapter, type ErasedRecord } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { withItemsBelow } from '../meetings/items-gone.ts'
import { keepNumbers } from '../resolutions/next-number.ts'
import { clearTraces, clearTracesNow, noteTraces } from './clear-traces.ts'
import { forgetWaiting, isShared } from '../sync/outbox.ts'
import { recordFact } from './facts.ts'
import { keepLastStamp } from './last-stamp.ts'
import { removeProjections } from './project.ts'
import { expired } from './trash.ts'
import { othersTurn } from './others-turn.ts'
import type { Watch } from './write-in-steps.ts'

/** Facts that outlive the record: minutes are what the chapter must keep, an erasure its proof. */
const KEPT_FACTS = `(kind = 'erasure' OR kind LIKE 'minutes.%')`
const STEP = 20

/**
 * Erases records for good, meetings with their agenda and items with all below them, and records
 * that it was done, without saying who they were. The chapter itself stays, like in the trash: a
 * folder without it would be none.
 */
export async function erase(
  chapter: Chapter,
  ids: readonly string[],
  watch: Watch = {},
): Promise<EraseResult> {
  const proof = (records: string[]) => recordFact(chapter, 'erasure', { records })
  return eraseInSteps(chapter, ids, proof, watch)
}

/**
 * Erases what has been in the trash for more than 90 days. That is what the trash is for, so no
 * fact is recorded, unless others share the chapter: they must hold the same. Records with finalised
 * minutes stay in the trash.
 * @param now milliseconds since 1970
 */
export async function emptyTrash(chapter: Chapter, now: number): Promise<number> {
  const over = expired(chapter.db, now).filter((id) => !hasMinutes(chapter.db, id))
  const tell = (records: string[]) => {
    if (isShared(chapter.db)) recordFact(chapter, 'erasure', { records })
  }
  return (await eraseInSteps(chapter, over, tell)).erased
}

/** The ids of everything that was ever erased here. */
export function erasedIds(db: Database): string[] {
  return db.all<{ document: string }>('SELECT document FROM tombstones').map((row) => row.document)
}

/** Erases again what a restored backup brought back. Also for ids that it does not know. */
export function reapplyErasures(db: Database, ids: readonly string[]): void {
  db.transaction(() => eraseDocuments(db, ids))
  clearTracesNow(db)
}

export function hasMinutes(db: Database, id: string): boolean {
  return (
    db.get(`SELECT 1 FROM facts WHERE document = ? AND kind LIKE 'minutes.%'`, [id]) !== undefined
  )
}

/** @param proof called in the transaction that erases: a power cut leaves nobody erased unproven */
async function eraseInSteps(
  chapter: Chapter,
  given: readonly string[],
  proof: (erased: string[]) => void,
  { progress, signal }: Watch = {},
): Promise<EraseResult> {
  const { db } = chapter
  // An agenda goes before its meeting: one that is cut off leaves no items that nobody sees.
  const ids = withItemsBelow(db, given).reverse()
  let erased = 0
  let done = 0
  for (; done < ids.length && !signal?.aborted; done += STEP) {
    const step = db.transaction(() => {
      const gone = eraseDocuments(db, ids.slice(done, done + STEP))
      if (gone.length > 0) proof(gone.map(({ id }) => id))
      return gone
    })
    if (step.length > 0) notifyErased(chapter, step)
    erased += step.length
    progress?.({ done: Math.min(done + STEP, ids.length), total: ids.length })
    await othersTurn()
  }
  return { erased, finished: done >= ids.length, isCleared: await clearTraces(db) }
}

/** Erases inside of a transaction; traces are cleared after it. @returns those that were there */
export function eraseDocuments(db: Database, ids: readonly string[]): ErasedRecord[] {
  noteTraces(db)
  keepLastStamp(db)
  return ids
    .filter((id) => id !== CHAPTER_DOCUMENT)
    .flatMap((id) => {
      const kind = eraseDocument(db, id)
      return kind === null ? [] : [{ id, kind }]
    })
}

/** @returns the record's kind; `null` when there was none */
function eraseDocument(db: Database, id: string): string | null {
  const row = db.get<{ kind: string }>('SELECT kind FROM documents WHERE id = ?', [id])
  db.run('INSERT OR IGNORE INTO tombstones (document, at) VALUES (?, ?)', [
    id,
    new Date().toISOString(),
  ])
  keepNumbers(db, id)
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
  forgetWaiting(db, id)
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
