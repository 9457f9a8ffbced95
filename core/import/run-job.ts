/** Writes what a job holds, or takes back what it has written. */
import type * as Y from 'yjs'
import { member } from '../../shared/members/member.ts'
import { applyOperations } from '../../shared/records/operations.ts'
import { readRecord } from '../../shared/records/record-kind.ts'
import type { Stamp } from '../../shared/records/stamp.ts'
import type { CallContext } from '../../shared/rpc/contract.ts'
import type { ImportResult, ImportWork } from '../../shared/rpc/import-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { othersTurn } from '../records/others-turn.ts'
import { undo } from '../records/undo.ts'
import { write } from '../records/write.ts'
import { IMPORT_JOB, workLeft, type JobDetails, type JobRow } from './job.ts'

/** Records of the first transaction; then as many as fit into the time. */
const FIRST_BATCH = 25
const MAX_BATCH = 500
/** Milliseconds that a transaction may take while nobody else is at work, and while somebody is. */
const ALONE = 50
const WITH_OTHERS = 12
/** Whoever has asked for something in so many milliseconds is thought to be at work. */
const PRESENCE = 2_000

export async function runJob(
  chapter: Chapter,
  { id, changeSet, total }: JobRow,
  { progress, signal, quietFor }: CallContext,
): Promise<ImportResult> {
  const { db } = chapter
  let written = total - workLeft(db, id)
  let size = FIRST_BATCH
  for (;;) {
    const batch = nextWork(db, id, size)
    progress({ done: written, total })
    if (batch.length === 0) break
    if (signal.aborted) return { job: id, changeSet, written, finished: false }
    const began = performance.now()
    writeBatch(chapter, id, changeSet, batch)
    written += batch.length
    const took = performance.now() - began
    await othersTurn()
    const target = quietFor() < PRESENCE ? WITH_OTHERS : ALONE
    size = Math.min(MAX_BATCH, Math.ceil((batch.length * target) / took))
  }
  db.run('DELETE FROM jobs WHERE id = ?', [id])
  return { job: id, changeSet: total > 0 ? changeSet : null, written: total, finished: true }
}

function writeBatch(
  chapter: Chapter,
  job: string,
  changeSet: Stamp,
  batch: { n: number; work: ImportWork }[],
): void {
  const last = batch.at(-1)?.n ?? 0
  const done = (db: Database) => {
    db.run('DELETE FROM job_work WHERE job = ? AND n <= ?', [job, last])
  }
  const written = write(
    chapter,
    IMPORT_JOB,
    (draft) => {
      for (const { document, isNew, operations } of batch.map(({ work }) => work)) {
        if (isNew) draft.create(member, document, operations)
        else draft.edit(document, (doc) => applyOperations(doc, member, still(doc, operations)))
      }
    },
    // What a power cut takes back is work of the job again.
    { changeSet, alongside: done, isRepeatable: true },
  )
  // Nothing to write: somebody entered the same in the meantime.
  if (written === null) done(chapter.db)
}

/** Without the fields that somebody has changed since they were planned. */
function still(doc: Y.Doc, operations: ImportWork['operations']): ImportWork['operations'] {
  const fields: Record<string, unknown> = readRecord(member, doc)
  return operations.filter(({ path, before }) => before === undefined || fields[path] === before)
}

/**
 * Takes back what is in and forgets the rest. The job stays until all is taken back, and from the
 * first moment knows that it is being given up: it must not go on from the middle of that.
 */
export async function giveUpJob(
  chapter: Chapter,
  { id, changeSet, total }: JobRow,
  context: CallContext,
): Promise<void> {
  const details: JobDetails = { total, isGivenUp: true }
  chapter.db.run('UPDATE jobs SET details = ? WHERE id = ?', [JSON.stringify(details), id])
  const { finished } = await undo(chapter, changeSet, context)
  if (!finished) return
  chapter.db.transaction(() => {
    chapter.db.run('DELETE FROM job_work WHERE job = ?', [id])
    chapter.db.run('DELETE FROM jobs WHERE id = ?', [id])
  })
}

function nextWork(db: Database, job: string, size: number): { n: number; work: ImportWork }[] {
  return db
    .all<{ n: number; work: string }>(
      'SELECT n, work FROM job_work WHERE job = ? ORDER BY n LIMIT ?',
      [job, size],
    )
    .map(({ n, work }) => ({ n, work: JSON.parse(work) as ImportWork }))
}
