/**
 * Projections: what lists, filters and search need of a record, in ordinary tables. They are
 * derived from the document alone, so that they can be rebuilt at any time.
 */
import type * as Y from 'yjs'
import { fieldsOf, readRecord, type RecordKind } from '../../shared/records/record-kind.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import type { Database } from '../db/database.ts'
import { projectors } from '../projectors.ts'
import { putSearchEntries, type SearchEntry } from '../search/search-index.ts'

export interface ProjectedDocument {
  id: string
  kind: string
  /** The change set that created the record. */
  created: string
}

/** How the records of one kind are projected. */
export interface Projector<Kind extends RecordKind, Rec = unknown> {
  kind: Kind
  /**
   * Writes the kind's own tables; replaces what was there.
   * @param found the number of the record's own entry in the search index; `null` without one
   */
  put(db: Database, id: string, record: Rec, found: number | null): void
  /** Removes everything that {@link put} wrote. */
  remove(db: Database, id: string): void
  /** What the record is called in lists of mixed kinds. */
  title(record: Rec): string
  /** What is searched besides the title; `null` for a kind that search leaves out. */
  searchText(record: Rec, doc: Y.Doc): { body: string; parts: string } | null
  /** Parts of the record that are found by themselves, such as resolutions of an agenda item. */
  searchParts?(record: Rec, doc: Y.Doc): SearchPart[]
}

/** An entry of the index beside the record's own. */
export interface SearchPart {
  /** Its id, stable, not empty and unique inside the record. */
  id: string
  /** What kind of thing it is; also what a search can be limited to. */
  kind: string
  title: string
  body: string
  parts: string
}

/** Derives everything that is shown of a document. A kind from a newer app is only listed. */
export function projectDocument(
  db: Database,
  document: ProjectedDocument,
  doc: Y.Doc,
  isNew: boolean,
): void {
  const { id, kind } = document
  const projector = projectors.get(kind)
  if (!projector || !recordKind(kind)) {
    putRecordRow(db, document, '', trashedOf(doc), true)
    return
  }
  const record = readRecord(projector.kind, doc)
  const title = projector.title(record)
  putRecordRow(db, document, title, record.trashed, false)
  const entries = record.trashed === null ? searchEntries(projector, document, record, doc) : []
  projector.put(db, id, record, putSearchEntries(db, id, entries, isNew))
}

function searchEntries(
  projector: Projector<RecordKind>,
  { id: document, kind }: ProjectedDocument,
  record: unknown,
  doc: Y.Doc,
): SearchEntry[] {
  const own = projector.searchText(record, doc)
  const parts = projector.searchParts?.(record, doc) ?? []
  return [
    ...(own ? [{ document, entry: '', kind, title: projector.title(record), ...own }] : []),
    ...parts.map(({ id, ...part }) => ({ document, entry: id, ...part })),
  ]
}

/** Takes a record out of every projection. */
export function removeProjections(db: Database, id: string, kind: string): void {
  db.run('DELETE FROM records WHERE id = ?', [id])
  projectors.get(kind)?.remove(db, id)
  putSearchEntries(db, id, [], false)
}

function putRecordRow(
  db: Database,
  { id, kind, created }: ProjectedDocument,
  title: string,
  trashed: string | null,
  newer: boolean,
): void {
  db.run(
    `INSERT INTO records (id, kind, title, created, trashed, newer) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, trashed = excluded.trashed,
       newer = excluded.newer, created = min(created, excluded.created)`,
    [id, kind, title, created, trashed, newer ? 1 : 0],
  )
}

function trashedOf(doc: Y.Doc): string | null {
  const value = fieldsOf(doc).get('trashed')
  return typeof value === 'string' ? value : null
}
