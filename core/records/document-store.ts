/** Documents in the log: a folded state and the updates since, per document. */
import * as Y from 'yjs'
import type { Database } from '../db/database.ts'

export interface DocumentRow {
  id: string
  kind: string
  space: string
  /** The change set that created it. */
  created: string
}

/** Updates that a document may gather before they are folded into one state. */
const FOLD_AT = 200

export function documentRow(db: Database, id: string): DocumentRow | undefined {
  return db.get<DocumentRow>('SELECT id, kind, space, created FROM documents WHERE id = ?', [id])
}

/** An empty document. Without its id, Yjs would draw a random one, which takes longer than the rest. */
export const newDocument = (id: string): Y.Doc => new Y.Doc({ guid: id })

/** Builds the document from the log; an unknown id gives an empty one. */
export function loadDocument(db: Database, id: string): Y.Doc {
  const doc = newDocument(id)
  replay(db, id, doc)
  return doc
}

/** Replays the log into a document, in one Yjs transaction (thousands of updates cost too much). */
export function replay(db: Database, id: string, doc: Y.Doc): void {
  const stored = db.get<{ state: Uint8Array | null }>('SELECT state FROM documents WHERE id = ?', [
    id,
  ])
  const updates = db.all<{ data: Uint8Array }>(
    'SELECT data FROM updates WHERE document = ? ORDER BY n',
    [id],
  )
  doc.transact(() => {
    if (stored?.state) Y.applyUpdate(doc, stored.state)
    for (const { data } of updates) Y.applyUpdate(doc, data)
  })
}

/** Appends one update. The document's row must exist. */
export function appendUpdate(db: Database, id: string, changeSet: string, data: Uint8Array): void {
  db.run('INSERT INTO updates (document, change_set, data) VALUES (?, ?, ?)', [id, changeSet, data])
}

/**
 * Folds the log of a document into one state when it has grown long. `doc` holds everything that
 * the log holds; updates that wait for others (pending structs) are part of the encoded state.
 */
export function foldIfLong(db: Database, id: string, doc: Y.Doc): void {
  const count = db.get<{ count: number }>(
    'SELECT count(*) AS count FROM updates WHERE document = ?',
    [id],
  )
  if ((count?.count ?? 0) < FOLD_AT) return
  db.run('UPDATE documents SET state = ? WHERE id = ?', [Y.encodeStateAsUpdate(doc), id])
  db.run('DELETE FROM updates WHERE document = ?', [id])
}

/** Applies an update from elsewhere; `false` when the document held all of it already. */
export function addsTo(doc: Y.Doc, update: Uint8Array): boolean {
  let added = false
  const take = () => {
    added = true
  }
  doc.on('update', take)
  Y.applyUpdate(doc, update)
  doc.off('update', take)
  // What waits for an update that is still missing is kept, too.
  return added || doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

/** Whether a record was erased: nothing of it comes back. */
export function isErased(db: Database, document: string): boolean {
  return db.get('SELECT 1 FROM tombstones WHERE document = ?', [document]) !== undefined
}
