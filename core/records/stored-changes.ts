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

/** Every document of a change set with its fields, the parts put together. */
export function changesOf(db: Database, changeSet: Stamp): StoredChange[] {
  return together(
    db.all<PartRow>(
      `SELECT document, change_set AS changeSet, fields FROM changes WHERE change_set = ?
       ORDER BY document, part`,
      [changeSet],
    ),
  )
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
 * Whether a change set is taken back at the moment. An undo can itself be undone, on several
 * devices at once: the last act decides. An undo is always later than what it takes back.
 */
export function isUndone(db: Database, changeSet: Stamp): boolean {
  const last = db.get<{ depth: number }>(
    `WITH RECURSIVE acts (id, depth) AS (
       VALUES (?, 0)
       UNION
       SELECT change_sets.id, depth + 1 FROM change_sets JOIN acts ON undoes = acts.id
       WHERE change_sets.id > acts.id
     )
     SELECT depth FROM acts ORDER BY id DESC LIMIT 1`,
    [changeSet],
  )
  return (last?.depth ?? 0) % 2 === 1
}
