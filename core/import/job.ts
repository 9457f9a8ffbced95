/**
 * An import as a job: everything that it will write is put into the vault first, then written in
 * small transactions under one change set, each of which takes what it wrote off the job. After a
 * kill the rest is there, and can go on or be taken back.
 */
import { member } from '../../shared/members/member.ts'
import type { Stamp } from '../../shared/records/stamp.ts'
import type { CallContext } from '../../shared/rpc/contract.ts'
import type { ImportResult, ImportWork, PendingImport } from '../../shared/rpc/import-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { newId } from '../records/new-id.ts'
import { othersTurn } from '../records/others-turn.ts'
import { undo } from '../records/undo.ts'
import { write } from '../records/write.ts'

/** Records per transaction: about 10 ms with everything that belongs to them. */
const BATCH = 25
const KIND = 'members.import'

interface JobRow {
  id: string
  changeSet: Stamp
  started: string
  total: number
}

/** Stores what is to be written. Nothing of it counts until {@link isReady} was written. */
export async function prepareJob(
  chapter: Chapter,
  parts: AsyncIterable<ImportWork[]>,
): Promise<string> {
  const { db } = chapter
  const id = newId()
  let n = 0
  for await (const part of parts) {
    db.transaction(() => {
      for (const work of part) {
        db.run('INSERT INTO job_work (job, n, document, work) VALUES (?, ?, ?, ?)', [
          id,
          n,
          work.document,
          JSON.stringify(work),
        ])
        n += 1
      }
    })
    await othersTurn()
  }
  // With this row the job is complete; work without it is thrown away at the next look.
  db.run('INSERT INTO jobs (id, kind, change_set, started, details) VALUES (?, ?, ?, ?, ?)', [
    id,
    KIND,
    chapter.clock.next(),
    new Date().toISOString(),
    JSON.stringify({ total: n }),
  ])
  return id
}

export async function runJob(
  chapter: Chapter,
  { id, changeSet, total }: JobRow,
  { progress, signal }: CallContext,
): Promise<ImportResult> {
  const { db } = chapter
  for (;;) {
    const batch = nextWork(db, id)
    const left = workLeft(db, id)
    progress({ done: total - left, total })
    if (batch.length === 0) break
    if (signal.aborted) return { job: id, changeSet, written: total - left, finished: false }
    writeBatch(chapter, id, changeSet, batch)
    await othersTurn()
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
    KIND,
    (draft) => {
      for (const { document, isNew, operations } of batch.map(({ work }) => work)) {
        if (isNew) draft.create(member, document, operations)
        else draft.change(document, operations)
      }
    },
    { changeSet, alongside: done },
  )
  // Nothing to write: somebody entered the same in the meantime.
  if (written === null) done(chapter.db)
}

export function jobRow(db: Database, id: string): JobRow | undefined {
  const row = db.get<Omit<JobRow, 'total'> & { details: string }>(
    `SELECT id, change_set AS changeSet, started, details FROM jobs WHERE id = ? AND kind = ?`,
    [id, KIND],
  )
  if (!row) return undefined
  const { details, ...job } = row
  return { ...job, total: (JSON.parse(details) as { total: number }).total }
}

/** The import that was cut off, if there is one. Work that never became a job is removed. */
export function pendingImport(db: Database): PendingImport | null {
  db.run('DELETE FROM job_work WHERE job NOT IN (SELECT id FROM jobs)')
  const found = db.get<{ id: string }>('SELECT id FROM jobs WHERE kind = ? ORDER BY started', [
    KIND,
  ])
  const job = found && jobRow(db, found.id)
  if (!job) return null
  const left = workLeft(db, job.id)
  return { job: job.id, started: job.started, written: job.total - left, left }
}

/** Takes back what is in and forgets the rest. */
export async function giveUpJob(
  chapter: Chapter,
  { id, changeSet }: JobRow,
  { progress }: CallContext,
): Promise<void> {
  await undo(chapter, changeSet, progress)
  chapter.db.transaction(() => {
    chapter.db.run('DELETE FROM job_work WHERE job = ?', [id])
    chapter.db.run('DELETE FROM jobs WHERE id = ?', [id])
  })
}

function nextWork(db: Database, job: string): { n: number; work: ImportWork }[] {
  return db
    .all<{ n: number; work: string }>(
      'SELECT n, work FROM job_work WHERE job = ? ORDER BY n LIMIT ?',
      [job, BATCH],
    )
    .map(({ n, work }) => ({ n, work: JSON.parse(work) as ImportWork }))
}

function workLeft(db: Database, job: string): number {
  const sql = 'SELECT count(*) AS count FROM job_work WHERE job = ?'
  return db.get<{ count: number }>(sql, [job])?.count ?? 0
}
