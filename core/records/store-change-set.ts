/**
 * The one place where records are written: everything that belongs to a change goes into one
 * transaction. What a person typed here and what came from another device take the same way; the
 * first also goes to the other devices, where there are any.
 */
import type * as Y from 'yjs'
import { canonicalJson } from '../../shared/records/canonical-json.ts'
import type { ChangeSet, DocumentChange } from '../../shared/records/change-set.ts'
import { notify, type Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { itemOfChangeSet } from '../sync/change-items.ts'
import { queueOutgoing } from '../sync/outbox.ts'
import {
  addsTo,
  appendUpdate,
  documentRow,
  foldIfLong,
  isErased,
  loadDocument,
} from './document-store.ts'
import { projectDocument } from './project.ts'

export interface StoreOptions {
  /** Documents that already hold their change, so that they need not be loaded again. */
  documents?: ReadonlyMap<string, Y.Doc>
  /** The live document that the change came from, if it came from an editor. */
  source?: Y.Doc
  /** Further writes that belong into the same transaction. */
  alongside?: (db: Database) => void
  /** See {@link Database.repeatable}. */
  isRepeatable?: boolean
}

/**
 * Stores a change set durably and tells whoever listens. Changes of erased records are dropped;
 * storing the same change set again changes nothing in what is shown.
 * @throws DatabaseError when the disk is full or fails; then nothing of it is stored.
 */
export function storeChangeSet(chapter: Chapter, changeSet: ChangeSet, options: StoreOptions = {}) {
  const { db } = chapter
  const commit = options.isRepeatable ? db.repeatable : db.transaction
  const stored = commit(() => {
    const put = putChangeSet(db, changeSet, options.documents)
    if (put.changes.length > 0) queueOutgoing(db, () => itemOfChangeSet(put))
    options.alongside?.(db)
    return put
  })
  notify(chapter, stored, options.source ?? null)
}

/**
 * The same for what came from another device. Belongs into a transaction, after which whoever
 * listens is told.
 * @returns the change set with those changes that were stored
 */
export function putChangeSet(
  db: Database,
  changeSet: ChangeSet,
  documents?: StoreOptions['documents'],
): ChangeSet {
  const changes = changeSet.changes
    .filter((change) => !isErased(db, change.document))
    .map((change) => ({ ...change, part: change.part ?? nextPart(db, changeSet.id, change) }))
  if (changes.length > 0) putChangeSetRow(db, changeSet)
  for (const change of changes) storeChange(db, changeSet.id, change, documents)
  return { ...changeSet, changes }
}

function storeChange(
  db: Database,
  changeSet: string,
  change: DocumentChange & { part: number },
  documents: StoreOptions['documents'],
): void {
  const { document: id, kind, space } = change
  const isNew = putDocumentRow(db, id, kind, space, changeSet)
  putHistory(db, changeSet, change)
  const ready = documents?.get(id)
  const doc = ready ?? loadDocument(db, id)
  // What a window or command made is always new; what comes from elsewhere can come again.
  if (ready || addsTo(doc, change.update)) appendUpdate(db, id, changeSet, change.update)
  if (!isNew) foldIfLong(db, id, doc)
  projectDocument(db, { id, kind, created: changeSet }, doc, isNew)
}

/** @returns whether the document is new here */
function putDocumentRow(
  db: Database,
  id: string,
  kind: string,
  space: string,
  changeSet: string,
): boolean {
  if (documentRow(db, id)) {
    // Changes can arrive before the creation; the earliest counts as it.
    db.run('UPDATE documents SET created = ? WHERE id = ? AND created > ?', [
      changeSet,
      id,
      changeSet,
    ])
    return false
  }
  db.run('INSERT INTO documents (id, kind, space, created) VALUES (?, ?, ?, ?)', [
    id,
    kind,
    space,
    changeSet,
  ])
  return true
}

function putChangeSetRow(db: Database, { id, device, command, undoes }: ChangeSet): void {
  db.run('INSERT OR IGNORE INTO change_sets (id, device, command, undoes) VALUES (?, ?, ?, ?)', [
    id,
    device,
    command,
    undoes,
  ])
}

/** The number of the row that stands for parts without fields, such as typing in a text. */
const WITHOUT_FIELDS = -1

/**
 * A change set can come in parts (batches of an import, bursts of typing). Each part with fields
 * stands alone until it is read, so that their order of arrival does not matter and a repeated one
 * changes nothing. All parts without fields together leave one row.
 */
function putHistory(
  db: Database,
  changeSet: string,
  { document, fields, part }: DocumentChange & { part: number },
): void {
  db.run('INSERT OR IGNORE INTO changes (document, change_set, part, fields) VALUES (?, ?, ?, ?)', [
    document,
    changeSet,
    fields.length === 0 ? WITHOUT_FIELDS : part,
    // In one spelling, as what others get: histories are compared by it.
    canonicalJson(fields.map(({ path, before, after }) => ({ path, before, after }))),
  ])
}

function nextPart(db: Database, changeSet: string, { document }: DocumentChange): number {
  const row = db.get<{ last: number | null }>(
    'SELECT max(part) AS last FROM changes WHERE document = ? AND change_set = ?',
    [document, changeSet],
  )
  return (row?.last ?? WITHOUT_FIELDS) + 1
}
