/**
 * The one place where records are written: everything that belongs to a change goes into one
 * transaction. What a person typed here and what came from another device take the same way.
 */
import type * as Y from 'yjs'
import type { ChangeSet, DocumentChange, FieldChange } from '../../shared/records/change-set.ts'
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
  putHistory(db, id, changeSet, change.fields)
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

function putHistory(db: Database, document: string, changeSet: string, fields: FieldChange[]) {
  db.run('INSERT OR IGNORE INTO changes (document, change_set, fields) VALUES (?, ?, ?)', [
    document,
    changeSet,
    JSON.stringify(fields),
  ])
}

function isErased(db: Database, document: string): boolean {
  return db.get('SELECT 1 FROM tombstones WHERE document = ?', [document]) !== undefined
}
