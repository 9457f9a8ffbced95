/** Undo as data: possible days later, on any device, and itself a change set that can be undone. */
import { CHAPTER_DOCUMENT } from '../../shared/chapter/chapter-record.ts'
import { TRASH_FIELD } from '../../shared/records/change-set.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import { applyOperations, inverse, stillHolds } from '../../shared/records/operations.ts'
import type { Stamp } from '../../shared/records/stamp.ts'
import type { UndoResult } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { documentRow, loadDocument } from './document-store.ts'
import { changeTo, documentsOf, isUndone } from './stored-changes.ts'
import { writeInSteps, type Watch } from './write-in-steps.ts'
import type { Draft } from './write.ts'

/**
 * Takes a change set back. A field that still holds what was written goes back; one that was
 * edited since stays and is listed; a created record goes to the trash unless it was edited. What
 * is already taken back stays as it is, record by record: an undo that was cut off goes on with
 * what it left.
 * @param document only what was done to this record
 */
export async function undo(
  chapter: Chapter,
  changeSet: Stamp,
  { document: only, ...watch }: Watch & { document?: string } = {},
): Promise<UndoResult> {
  const { db } = chapter
  const result: UndoResult = { undone: 0, kept: [], finished: true }
  const { finished } = await writeInSteps(
    chapter,
    'records.undo',
    only === undefined ? documentsOf(db, changeSet) : [only],
    (draft, document) => {
      if (!isUndone(db, changeSet, document)) undoIn(db, draft, result, document, changeSet)
    },
    { ...watch, undoes: changeSet },
  )
  return { ...result, finished }
}

/** Whether an undo would do anything to one of the records. */
export function canGoBack(db: Database, changeSet: Stamp, document: string): boolean {
  const row = documentRow(db, document)
  const kind = row && recordKind(row.kind)
  if (!kind || isUndone(db, changeSet, document)) return false
  if (row.created === changeSet) return isRemovable(db, document, changeSet)
  const doc = loadDocument(db, document)
  return changeTo(db, document, changeSet).some((change) => stillHolds(doc, kind, change))
}

function undoIn(
  db: Database,
  draft: Draft,
  result: UndoResult,
  document: string,
  changeSet: Stamp,
): void {
  const row = documentRow(db, document)
  const kind = row && recordKind(row.kind)
  if (!kind) return
  if (row.created === changeSet) {
    if (isRemovable(db, document, changeSet)) {
      draft.change(document, [{ path: TRASH_FIELD, value: new Date().toISOString() }])
      result.undone += 1
    } else result.kept.push({ document, path: '' })
    return
  }
  draft.edit(document, (doc) => {
    const fields = changeTo(db, document, changeSet)
    const held = fields.filter((change) => stillHolds(doc, kind, change))
    const edited = fields.filter((change) => !held.includes(change))
    result.kept.push(...edited.map(({ path }) => ({ document, path })))
    result.undone += held.length
    return applyOperations(doc, kind, held.map(inverse).reverse())
  })
}

/** Like the trash: a folder without its chapter would be none. */
const isRemovable = (db: Database, document: string, created: Stamp) =>
  document !== CHAPTER_DOCUMENT && !editedSince(db, document, created)

/** Whether anything else touched the record that still counts: undone edits and undos do not. */
function editedSince(db: Database, document: string, changeSet: Stamp): boolean {
  const later = db.all<{ id: Stamp }>(
    `SELECT DISTINCT change_sets.id FROM changes
     JOIN change_sets ON change_sets.id = changes.change_set
     WHERE document = ? AND change_set > ? AND undoes IS NULL`,
    [document, changeSet],
  )
  return later.some(({ id }) => !isUndone(db, id, document))
}
