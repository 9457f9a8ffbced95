/** Ctrl+Z outside of texts: what was last done on this device goes back, and comes again. */
import { MANY_RECORDS, type FieldChange } from '../../shared/records/change-set.ts'
import { earliestStamp, stampTime, type Stamp } from '../../shared/records/stamp.ts'
import { fail, succeed, type Outcome } from '../../shared/rpc/contract.ts'
import type { LastUndone, NoRedo, NoUndo, UndoResult } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { meetingNames } from '../meetings/meeting-names.ts'
import { othersTurn } from './others-turn.ts'
import { changeTo, countDocuments, documentsOf } from './stored-changes.ts'
import { withoutText } from './text-changes.ts'
import { canGoBack, undo } from './undo.ts'

/** How far back a single press looks for something that can still go back. */
const LOOK_BACK = 50
/** Records that are looked at before others get their turn. */
const STEP = 25

type Answer<Why extends string> = Outcome<LastUndone, 'records/many' | Why>

interface Act {
  id: Stamp
  command: string
  undoes: Stamp | null
}

/**
 * Takes back the newest act of this device that can go back: not typing in a text, which the
 * editor undoes itself, and not what others have since edited over.
 * @param confirmed an act from before the last opening that somebody was asked about
 */
export async function undoLast(chapter: Chapter, confirmed?: Stamp): Promise<Answer<NoUndo>> {
  let isEdited = false
  for (const act of actsOf(chapter, 'undoes IS NULL')) {
    const answer = await takeBack(chapter, act.id, act.command, confirmed)
    if (answer?.ok || answer?.error.code === 'records/many') return answer
    isEdited ||= answer !== null
  }
  if (isEdited) return fail('undo/edited')
  return fail(lastErasure(chapter.db) === '' ? 'undo/nothing' : 'undo/erased')
}

/** Does again what was last undone on this device. Something new since then ends that. */
export async function redoLast(chapter: Chapter, confirmed?: Stamp): Promise<Answer<NoRedo>> {
  const [newest] = actsOf(chapter, 'undoes IS NULL')
  const undos = actsOf(chapter, 'undoes IS NOT NULL')
  let isEdited = false
  for (const { id, undoes } of undos) {
    const original = undoes && actOf(chapter.db, undoes)
    // An act that takes back an undo is a redo itself; Ctrl+Z is what takes that back.
    if (!original || original.undoes !== null) continue
    if (newest && newest.id > id) return fail('redo/newer')
    const answer = await takeBack(chapter, id, original.command, confirmed)
    if (answer?.ok || answer?.error.code === 'records/many') return answer
    isEdited ||= answer !== null
  }
  return fail(isEdited ? 'undo/edited' : 'redo/nothing')
}

/** @returns `null` when it is taken back already, or is not what was confirmed */
async function takeBack(
  chapter: Chapter,
  id: Stamp,
  command: string,
  confirmed: Stamp | undefined,
): Promise<Answer<'undo/edited'> | null> {
  const { db } = chapter
  if (confirmed !== undefined && id !== confirmed) return null
  if (await concernsMany(db, id)) {
    return fail('records/many', { changeSet: id, records: countDocuments(db, id), command })
  }
  const isEarlier = id <= chapter.openedAfter && confirmed === undefined
  if (isEarlier && documentsOf(db, id).some((document) => canGoBack(db, id, document))) {
    const nothing: UndoResult = { undone: 0, kept: [], finished: false }
    const earlier = { changeSet: id, at: stampTime(id) }
    return succeed({ ...nothing, command, ...whatOf(db, id, nothing), earlier })
  }
  const result = await undo(chapter, id)
  if (result.undone > 0) {
    return succeed({ ...result, command, ...whatOf(db, id, result), earlier: null })
  }
  return result.kept.length > 0 ? fail('undo/edited') : null
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
     WHERE device = ? AND id > ? AND ${which} AND command NOT IN ('text.edit', 'chapter.create', 'records.keep') AND EXISTS (
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

function whatOf(
  db: Database,
  changeSet: Stamp,
  { kept }: UndoResult,
): Pick<LastUndone, 'title' | 'calledBy' | 'kind' | 'records' | 'fields'> {
  const rows = db.all<{ id: string; title: string; kind: string }>(
    `SELECT id, title, kind FROM records
     WHERE id IN (SELECT document FROM changes WHERE change_set = ?) ORDER BY id`,
    [changeSet],
  )
  const { id = '', title = '', kind = '' } = rows[0] ?? {}
  const stays = ({ path }: FieldChange) =>
    kept.some((field) => field.document === id && field.path === path)
  const fields = changeTo(db, id, changeSet).filter((change) => !stays(change))
  const calledBy = meetingNames(db, [id])(id)
  return { title, calledBy, kind, records: rows.length, fields: fields.map(withoutText) }
}
