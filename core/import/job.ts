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

/** Records of the first transaction; then as many as fit into the time. */
const FIRST_BATCH = 25
const MAX_BATCH = 500
/** Milliseconds that a transaction may take while nobody else is at work, and while somebody is. */
const ALONE = 50
const WITH_OTHERS = 12
/** Others' turn that took longer was used; then they are thought to be at work for a while. */
const USED = 1
const PRESENCE = 2_000

const KIND = 'members.import'

interface JobDetails {
  total: number
  isGivenUp?: boolean
}

interface JobRow extends JobDetails {
  id: string
  changeSet: Stamp
  started: string
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
    JSON.stringify({ total: n } satisfies JobDetails),
  ])
  return id
}

export async function runJob(
  chapter: Chapter,
  { id, changeSet, total }: JobRow,
  { progress, signal }: CallContext,
): Promise<ImportResult> {
  const { db } = chapter
  let written = total - workLeft(db, id)
  let size = FIRST_BATCH
  let othersSeen = -Infinity
  for (;;) {
    const batch = nextWork(db, id, size)
    progress({ done: written, total })
    if (batch.length === 0) break
    if (signal.aborted) return { job: id, changeSet, written, finished: false }
    const began = performance.now()
    writeBatch(chapter, id, changeSet, batch)
    written += batch.length
    const ended = performance.now()
    await othersTurn()
    const now = performance.now()
    if (now - ended > USED) othersSeen = now
    const target = now - othersSeen < PRESENCE ? WITH_OTHERS : ALONE
    size = Math.min(MAX_BATCH, Math.ceil((batch.length * target) / (ended - began)))
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
  const row = db.get<Omit<JobRow, keyof JobDetails> & { details: string }>(
    `SELECT id, change_set AS changeSet, started, details FROM jobs WHERE id = ? AND kind = ?`,
    [id, KIND],
  )
  if (!row) return undefined
  const { details, ...job } = row
  return { ...job, ...(JSON.parse(details) as JobDetails) }
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
  const isGivenUp = job.isGivenUp ?? false
  return { job: job.id, started: job.started, written: job.total - left, left, isGivenUp }
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

function workLeft(db: Database, job: string): number {
  const sql = 'SELECT count(*) AS count FROM job_work WHERE job = ?'
  return db.get<{ count: number }>(sql, [job])?.count ?? 0
}
