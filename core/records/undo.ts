/** Undo as data: possible days later, on any device, and itself a change set that can be undone. */
import { CHAPTER_DOCUMENT } from '../../shared/chapter/chapter-record.ts'
import { TRASH_FIELD } from '../../shared/records/change-set.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import { applyOperations, inverse, stillHolds } from '../../shared/records/operations.ts'
import type { Stamp } from '../../shared/records/stamp.ts'
import type { UndoResult } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { documentRow } from './document-store.ts'
import { changeTo, documentsOf, isUndone } from './stored-changes.ts'
import { writeInSteps, type Watch } from './write-in-steps.ts'
import type { Draft } from './write.ts'

/**
 * Takes a change set back. A field that still holds what was written goes back; one that was
 * edited since stays and is listed; a created record goes to the trash unless it was edited. What
 * is already taken back stays as it is, record by record: an undo that was cut off goes on with
 * what it left.
 */
export async function undo(
  chapter: Chapter,
  changeSet: Stamp,
  watch: Watch = {},
): Promise<UndoResult> {
  const { db } = chapter
  const result: UndoResult = { undone: 0, kept: [], finished: true }
  const { finished } = await writeInSteps(
    chapter,
    'records.undo',
    documentsOf(db, changeSet),
    (draft, document) => {
      if (!isUndone(db, changeSet, document)) undoIn(db, draft, result, document, changeSet)
    },
    { ...watch, undoes: changeSet },
  )
  return { ...result, finished }
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
    // Like the trash: a folder without its chapter would be none.
    if (document === CHAPTER_DOCUMENT) return
    if (editedSince(db, document, changeSet)) result.kept.push({ document, path: '' })
    else {
      draft.change(document, [{ path: TRASH_FIELD, value: new Date().toISOString() }])
      result.undone += 1
    }
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
