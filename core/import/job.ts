/**
 * An import as a job: everything that it will write is put into the vault first, then written in
 * small transactions under one change set, each of which takes what it wrote off the job. After a
 * kill the rest is there, and can go on or be taken back.
 */
import type { Stamp } from '../../shared/records/stamp.ts'
import type { ImportWork, PendingImport } from '../../shared/rpc/import-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { newId } from '../records/new-id.ts'
import { othersTurn } from '../records/others-turn.ts'

export const IMPORT_JOB = 'members.import'

export interface JobDetails {
  total: number
  isGivenUp?: boolean
}

export interface JobRow extends JobDetails {
  id: string
  changeSet: Stamp
  started: string
}

/** Stores what is to be written. Nothing of it counts before the row of the job. */
export async function prepareJob(
  chapter: Chapter,
  parts: AsyncIterable<ImportWork[]>,
): Promise<string> {
  const { db } = chapter
  const id = newId()
  let n = 0
  for await (const part of parts) {
    db.repeatable(() => {
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
    IMPORT_JOB,
    chapter.clock.next(),
    new Date().toISOString(),
    JSON.stringify({ total: n } satisfies JobDetails),
  ])
  return id
}

export function jobRow(db: Database, id: string): JobRow | undefined {
  const row = db.get<Omit<JobRow, keyof JobDetails> & { details: string }>(
    `SELECT id, change_set AS changeSet, started, details FROM jobs WHERE id = ? AND kind = ?`,
    [id, IMPORT_JOB],
  )
  if (!row) return undefined
  const { details, ...job } = row
  return { ...job, ...(JSON.parse(details) as JobDetails) }
}

/** The import that was cut off, if there is one. Work that never became a job is removed. */
export function pendingImport(db: Database): PendingImport | null {
  db.run('DELETE FROM job_work WHERE job NOT IN (SELECT id FROM jobs)')
  const found = db.get<{ id: string }>('SELECT id FROM jobs WHERE kind = ? ORDER BY started', [
    IMPORT_JOB,
  ])
  const job = found && jobRow(db, found.id)
  if (!job) return null
  const left = workLeft(db, job.id)
  const isGivenUp = job.isGivenUp ?? false
  return { job: job.id, started: job.started, written: job.total - left, left, isGivenUp }
}

export function workLeft(db: Database, job: string): number {
  const sql = 'SELECT count(*) AS count FROM job_work WHERE job = ?'
  return db.get<{ count: number }>(sql, [job])?.count ?? 0
}
