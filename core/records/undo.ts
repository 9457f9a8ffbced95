/** Undo as data: possible days later, on any device, and itself a change set that can be undone. */
import { TRASH_FIELD } from '../../shared/records/change-set.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import { applyOperations, inverse, stillHolds } from '../../shared/records/operations.ts'
import type { Stamp } from '../../shared/records/stamp.ts'
import type { UndoResult } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { documentRow, loadDocument } from './document-store.ts'
import { changesOf, isUndone, type StoredChange } from './stored-changes.ts'
import { write, type Draft } from './write.ts'

/**
 * Takes a change set back. A field that still holds what was written goes back; one that was
 * edited since stays and is listed; a created record goes to the trash unless it was edited.
 */
export function undo(chapter: Chapter, changeSet: Stamp): UndoResult {
  const result: UndoResult = { undone: 0, kept: [] }
  write(
    chapter,
    'records.undo',
    (draft) => {
      for (const change of changesOf(chapter.db, changeSet)) {
        undoDocument(chapter, draft, result, change)
      }
    },
    { undoes: changeSet },
  )
  return result
}

function undoDocument(
  chapter: Chapter,
  draft: Draft,
  result: UndoResult,
  { document, changeSet, fields: changes }: StoredChange,
): void {
  const { db } = chapter
  const row = documentRow(db, document)
  const kind = row && recordKind(row.kind)
  if (!kind) return
  if (row.created === changeSet) {
    if (editedSince(db, document, changeSet)) result.kept.push({ document, path: '' })
    else {
      draft.change(document, [{ path: TRASH_FIELD, value: new Date().toISOString() }])
      result.undone += 1
    }
    return
  }
  const doc = loadDocument(db, document)
  const held = changes.filter((change) => stillHolds(doc, kind, change))
  const edited = changes.filter((change) => !held.includes(change))
  result.kept.push(...edited.map(({ path }) => ({ document, path })))
  draft.edit(document, (open) => applyOperations(open, kind, held.map(inverse).reverse()))
  result.undone += held.length
}

/** Whether anything else touched the record that still counts: undone edits and undos do not. */
function editedSince(db: Database, document: string, changeSet: Stamp): boolean {
  const later = db.all<{ id: Stamp }>(
    `SELECT DISTINCT change_sets.id FROM changes
     JOIN change_sets ON change_sets.id = changes.change_set
     WHERE document = ? AND change_set > ? AND undoes IS NULL`,
    [document, changeSet],
  )
  return later.some(({ id }) => !isUndone(db, id))
}
