/**
 * The one place where records are written: everything that belongs to a change goes into one
 * transaction. What a person typed here and what came from another device take the same way.
 */
import type * as Y from 'yjs'
import type { ChangeSet, DocumentChange } from '../../shared/records/change-set.ts'
import { notify, type Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { appendUpdate, documentRow, foldIfLong, loadDocument } from './document-store.ts'
import { projectDocument } from './project.ts'

export interface StoreOptions {
  /** Documents that already hold their change, so that they need not be loaded again. */
  documents?: ReadonlyMap<string, Y.Doc>
  /** The live document that the change came from, if it came from an editor. */
  source?: Y.Doc
}

/**
 * Stores a change set durably and tells whoever listens. Changes of erased records are dropped;
 * storing the same change set again changes nothing in what is shown.
 * @throws DatabaseError when the disk is full or fails; then nothing of it is stored.
 */
export function storeChangeSet(chapter: Chapter, changeSet: ChangeSet, options: StoreOptions = {}) {
  const { db } = chapter
  const stored = db.transaction(() => {
    const changes = changeSet.changes.filter((change) => !isErased(db, change.document))
    if (changes.length > 0) putChangeSetRow(db, changeSet)
    for (const change of changes) storeChange(db, changeSet.id, change, options.documents)
    return changes
  })
  notify(chapter, stored, options.source ?? null)
}

function storeChange(
  db: Database,
  changeSet: string,
  change: DocumentChange,
  documents: StoreOptions['documents'],
): void {
  const { document: id, kind, space } = change
  const isNew = documentRow(db, id) === undefined
  if (isNew) {
    db.run('INSERT INTO documents (id, kind, space, created) VALUES (?, ?, ?, ?)', [
      id,
      kind,
      space,
      changeSet,
    ])
  } else {
    // Two devices can hold the parts of one creation in another order; the earliest counts.
    db.run('UPDATE documents SET created = ? WHERE id = ? AND created > ?', [
      changeSet,
      id,
      changeSet,
    ])
  }
  appendUpdate(db, id, changeSet, change.update)
  putHistory(db, changeSet, change, change.part ?? lastPart(db, id, changeSet) + 1)
  const doc = documents?.get(id) ?? loadDocument(db, id)
  if (!isNew) foldIfLong(db, id, doc)
  projectDocument(db, { id, kind, created: changeSet }, doc, isNew)
}

function putChangeSetRow(db: Database, { id, device, command, undoes }: ChangeSet): void {
  db.run('INSERT OR IGNORE INTO change_sets (id, device, command, undoes) VALUES (?, ?, ?, ?)', [
    id,
    device,
    command,
    undoes,
  ])
}

/**
 * A change set can come in parts (batches of an import, bursts of typing). Each part stands alone
 * until it is read, so that their order of arrival does not matter and a repeated one changes
 * nothing. A part without fields is only kept where it is the only one.
 */
function putHistory(db: Database, changeSet: string, change: DocumentChange, part: number): void {
  const { document, fields } = change
  if (fields.length === 0 && lastPart(db, document, changeSet) >= 0) return
  db.run('INSERT OR IGNORE INTO changes (document, change_set, part, fields) VALUES (?, ?, ?, ?)', [
    document,
    changeSet,
    part,
    JSON.stringify(fields),
  ])
}

/** The highest part of a change set that is kept for a document; -1 where there is none. */
function lastPart(db: Database, document: string, changeSet: string): number {
  const row = db.get<{ last: number | null }>(
    'SELECT max(part) AS last FROM changes WHERE document = ? AND change_set = ?',
    [document, changeSet],
  )
  return row?.last ?? -1
}

function isErased(db: Database, document: string): boolean {
  return db.get('SELECT 1 FROM tombstones WHERE document = ?', [document]) !== undefined
}
