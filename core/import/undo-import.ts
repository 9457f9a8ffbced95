/**
 * Taking back a whole import. Like the import it is a job until it is done: whatever cuts it off,
 * the rest waits, and is offered to be taken back.
 */
import type { Stamp } from '../../shared/records/stamp.ts'
import type { CallContext } from '../../shared/rpc/contract.ts'
import type { UndoResult } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { newId } from '../records/new-id.ts'
import { countDocuments } from '../records/stored-changes.ts'
import { undo } from '../records/undo.ts'
import { IMPORT_JOB, jobRow, type JobDetails, type JobRow } from './job.ts'

/** Takes any change set back; that of an import is a job meanwhile. */
export async function undoWhole(
  chapter: Chapter,
  changeSet: Stamp,
  context: CallContext,
): Promise<UndoResult> {
  const { db } = chapter
  const known = jobOf(db, changeSet)
  // Of an import that is not finished the rest waits already, and may yet go on.
  if (!isImport(db, changeSet) || known?.isGivenUp === false)
    return undo(chapter, changeSet, context)
  const job = known?.id ?? beginJob(db, changeSet)
  const result = await undo(chapter, changeSet, context)
  // Also when somebody stopped it: they know that there is a rest, and want it so. Of a window that
  // is gone nobody knows.
  const isStopped = context.signal.reason === 'cancelled'
  if (result.finished || isStopped) db.run('DELETE FROM jobs WHERE id = ?', [job])
  return result
}

function isImport(db: Database, changeSet: Stamp): boolean {
  const sql = 'SELECT 1 AS found FROM change_sets WHERE id = ? AND command = ?'
  return db.get(sql, [changeSet, IMPORT_JOB]) !== undefined
}

function jobOf(db: Database, changeSet: Stamp): (JobRow & { isGivenUp: boolean }) | null {
  const found = db.get<{ id: string }>('SELECT id FROM jobs WHERE change_set = ?', [changeSet])
  const job = found && jobRow(db, found.id)
  return job ? { ...job, isGivenUp: job.isGivenUp ?? false } : null
}

function beginJob(db: Database, changeSet: Stamp): string {
  const id = newId()
  const details: JobDetails = { total: countDocuments(db, changeSet), isGivenUp: true }
  db.run('INSERT INTO jobs (id, kind, change_set, started, details) VALUES (?, ?, ?, ?, ?)', [
    id,
    IMPORT_JOB,
    changeSet,
    new Date().toISOString(),
    JSON.stringify(details),
  ])
  return id
}
