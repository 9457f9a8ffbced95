/** Undo as data: possible days later, on any device, and itself a change set that can be undone. */
import type * as Y from 'yjs'
import { CHAPTER_DOCUMENT } from '../../shared/chapter/chapter-record.ts'
import { TRASH_FIELD, type FieldChange } from '../../shared/records/change-set.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import { applyOperations, inverse, stillHolds } from '../../shared/records/operations.ts'
import type { RecordKind } from '../../shared/records/record-kind.ts'
import { stampTime, type Stamp } from '../../shared/records/stamp.ts'
import type { UndoResult } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { documentRow, loadDocument } from './document-store.ts'
import { changeTo, documentsOf, isUndone } from './stored-changes.ts'
import { isTextChange, takeTextBack, textHolds } from './text-changes.ts'
import { keepText } from './versions.ts'
import { writeInSteps, type Watch } from './write-in-steps.ts'
import type { Draft } from './write.ts'

interface Result extends Omit<UndoResult, 'finished'> {
  /** Records whose text came back in this step. */
  texts: string[]
}

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
  const result: Result = { undone: 0, kept: [], texts: [] }
  const id = chapter.clock.next()
  const { finished } = await writeInSteps(
    chapter,
    'records.undo',
    only === undefined ? documentsOf(db, changeSet) : [only],
    (draft, document) => {
      if (!isUndone(db, changeSet, document)) undoIn(db, draft, result, document, changeSet)
    },
    {
      ...watch,
      changeSet: id,
      undoes: changeSet,
      alongside: () => {
        for (const document of result.texts.splice(0)) keepText(db, document, stampTime(id))
      },
    },
  )
  return { undone: result.undone, kept: result.kept, finished }
}

/** Whether an undo would do anything to one of the records. */
export function canGoBack(db: Database, changeSet: Stamp, document: string): boolean {
  const row = documentRow(db, document)
  const kind = row && recordKind(row.kind)
  if (!kind || isUndone(db, changeSet, document)) return false
  if (row.created === changeSet) return isRemovable(db, document, changeSet)
  const doc = loadDocument(db, document)
  return changeTo(db, document, changeSet).some((change) => holds(doc, kind, change))
}

function undoIn(
  db: Database,
  draft: Draft,
  result: Result,
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
    const held = fields.filter((change) => holds(doc, kind, change))
    const edited = fields.filter((change) => !held.includes(change))
    result.kept.push(...edited.map(({ path }) => ({ document, path })))
    result.undone += held.length
    const texts = held.filter(isTextChange)
    if (texts.length > 0) result.texts.push(document)
    const operations = held.filter((change) => !isTextChange(change)).map(inverse)
    return [
      ...applyOperations(doc, kind, operations.reverse()),
      ...texts.flatMap((change) => takeTextBack(doc, change)),
    ]
  })
}

/** What a newer app wrote into lists and maps of its own is never held: it stays. */
const holds = (doc: Y.Doc, kind: RecordKind, change: FieldChange) =>
  isTextChange(change) ? textHolds(doc, kind, change) : stillHolds(doc, kind, change)

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
