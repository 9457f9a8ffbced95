/** Change sets as they are stored: what each did to which fields. */
import type { FieldChange } from '../../shared/records/change-set.ts'
import { mergeFields } from '../../shared/records/merge-fields.ts'
import type { Stamp } from '../../shared/records/stamp.ts'
import type { Database } from '../db/database.ts'

export interface StoredChange {
  document: string
  changeSet: Stamp
  fields: FieldChange[]
}

interface PartRow {
  document: string
  changeSet: Stamp
  fields: string
}

/** The records that a change set is about; those of an import can be thousands. */
export function documentsOf(db: Database, changeSet: Stamp): string[] {
  return db
    .all<{ document: string }>(
      'SELECT DISTINCT document FROM changes WHERE change_set = ? ORDER BY document',
      [changeSet],
    )
    .map(({ document }) => document)
}

/** How many records a change set is about. */
export function countDocuments(db: Database, changeSet: Stamp): number {
  const row = db.get<{ count: number }>(
    'SELECT count(DISTINCT document) AS count FROM changes WHERE change_set = ?',
    [changeSet],
  )
  return row?.count ?? 0
}

/** Every change set of a document with its fields, the newest first. */
export function changesTo(db: Database, document: string): StoredChange[] {
  return together(
    db.all<PartRow>(
      `SELECT document, change_set AS changeSet, fields FROM changes WHERE document = ?
       ORDER BY change_set DESC, part`,
      [document],
    ),
  )
}

/** The fields that one change set changed in one document. */
export function changeTo(db: Database, document: string, changeSet: Stamp): FieldChange[] {
  const [change] = together(
    db.all<PartRow>(
      `SELECT document, change_set AS changeSet, fields FROM changes
       WHERE document = ? AND change_set = ? ORDER BY part`,
      [document, changeSet],
    ),
  )
  return change?.fields ?? []
}

/** @param rows those of one document and change set stand together, in the order of their parts */
function together(rows: readonly PartRow[]): StoredChange[] {
  const groups = new Map<string, { document: string; changeSet: Stamp; parts: FieldChange[][] }>()
  for (const { document, changeSet, fields } of rows) {
    const key = document + changeSet
    const group = groups.get(key) ?? { document, changeSet, parts: [] }
    group.parts.push(JSON.parse(fields) as FieldChange[])
    groups.set(key, group)
  }
  return [...groups.values()].map(({ parts, ...rest }) => ({ ...rest, fields: mergeFields(parts) }))
}

/**
 * Whether what a change set did to a document is taken back at the moment. Asked document by
 * document, since an undo can be about one of many, and one of thousands can be cut off. An undo
 * can itself be undone, on several devices at once: the last act decides. An undo is always later
 * than what it takes back.
 */
export function isUndone(db: Database, changeSet: Stamp, document: string): boolean {
  const last = db.get<{ depth: number }>(
    `WITH RECURSIVE acts (id, depth) AS (
       VALUES (?, 0)
       UNION
       SELECT change_sets.id, depth + 1 FROM change_sets JOIN acts ON undoes = acts.id
       WHERE change_sets.id > acts.id
     )
     SELECT depth FROM acts
     WHERE EXISTS (SELECT 1 FROM changes WHERE document = ? AND change_set = acts.id)
     ORDER BY id DESC LIMIT 1`,
    [changeSet, document],
  )
  return (last?.depth ?? 0) % 2 === 1
}
