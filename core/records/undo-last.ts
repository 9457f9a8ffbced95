/** Ctrl+Z outside of texts: what was last done on this device goes back, and comes again. */
import { MANY_RECORDS } from '../../shared/records/change-set.ts'
import { earliestStamp, type Stamp } from '../../shared/records/stamp.ts'
import { fail, succeed, type Outcome } from '../../shared/rpc/contract.ts'
import type { LastUndone } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { othersTurn } from './others-turn.ts'
import { countDocuments, documentsOf } from './stored-changes.ts'
import { canGoBack, undo } from './undo.ts'

/** How far back a single press looks for something that can still go back. */
const LOOK_BACK = 50
/** Records that are looked at before others get their turn. */
const STEP = 25

type Answer = Outcome<LastUndone | null, 'records/many'>

interface Act {
  id: Stamp
  command: string
  undoes: Stamp | null
}

/**
 * Takes back the newest act of this device that can go back: not typing in a text, which the
 * editor undoes itself, and not what others have since edited over.
 * @returns what it was; `null` when there is nothing (more) to take back.
 */
export async function undoLast(chapter: Chapter): Promise<Answer> {
  for (const act of actsOf(chapter, 'undoes IS NULL')) {
    const answer = await takeBack(chapter, act.id, act.command)
    if (answer) return answer
  }
  return succeed(null)
}

/**
 * Does again what was last undone on this device. Something new since then ends that.
 * @returns what was done again; `null` when there is nothing.
 */
export async function redoLast(chapter: Chapter): Promise<Answer> {
  const [newest] = actsOf(chapter, 'undoes IS NULL')
  const undos = actsOf(chapter, 'undoes IS NOT NULL')
  for (const { id, undoes } of undos) {
    const original = undoes && actOf(chapter.db, undoes)
    // An act that takes back an undo is a redo itself; Ctrl+Z is what takes that back.
    if (!original || original.undoes !== null) continue
    if (newest && newest.id > id) return succeed(null)
    const answer = await takeBack(chapter, id, original.command)
    if (answer) return answer
  }
  return succeed(null)
}

/** @returns `null` when nothing of it can go back */
async function takeBack(chapter: Chapter, id: Stamp, command: string): Promise<Answer | null> {
  const { db } = chapter
  if (await concernsMany(db, id)) {
    return fail('records/many', { changeSet: id, records: countDocuments(db, id), command })
  }
  const result = await undo(chapter, id)
  return result.undone === 0 ? null : succeed({ ...result, command, ...whatOf(db, id) })
}

/** Whether more records would go back than a single press may change. */
async function concernsMany(db: Database, changeSet: Stamp): Promise<boolean> {
  const documents = documentsOf(db, changeSet)
  if (documents.length <= MANY_RECORDS) return false
  let count = 0
  for (const [index, document] of documents.entries()) {
    if (canGoBack(db, changeSet, document)) count += 1
    if (count > MANY_RECORDS) return true
    if (index % STEP === STEP - 1) await othersTurn()
  }
  return false
}

/** The newest acts of this device that changed fields, the newest first. */
function actsOf({ db, device }: Chapter, which: 'undoes IS NULL' | 'undoes IS NOT NULL'): Act[] {
  return db.all<Act>(
    `SELECT id, command, undoes FROM change_sets
     WHERE device = ? AND id > ? AND ${which} AND command NOT IN ('text.edit', 'chapter.create') AND EXISTS (
       SELECT 1 FROM changes WHERE change_set = change_sets.id AND fields <> '[]'
     ) ORDER BY id DESC LIMIT ${String(LOOK_BACK)}`,
    [device, lastErasure(db)],
  )
}

/**
 * Nothing from before an erasure goes back by the key: whoever presses it then means the erasure,
 * which stays, and not what was done before it.
 * @returns a stamp between the two
 */
function lastErasure(db: Database): Stamp {
  const fact = db.get<{ at: string }>(`SELECT max(at) AS at FROM facts WHERE kind = 'erasure'`)
  return fact?.at ? earliestStamp(Date.parse(fact.at)) : ''
}

function actOf(db: Database, id: Stamp): Act | undefined {
  return db.get<Act>('SELECT id, command, undoes FROM change_sets WHERE id = ?', [id])
}

function whatOf(db: Database, changeSet: Stamp): { title: string; kind: string; records: number } {
  const rows = db.all<{ title: string; kind: string }>(
    `SELECT title, kind FROM records
     WHERE id IN (SELECT document FROM changes WHERE change_set = ?) ORDER BY id`,
    [changeSet],
  )
  return { title: rows[0]?.title ?? '', kind: rows[0]?.kind ?? '', records: rows.length }
}
