import type { FieldChange } from '../../shared/records/change-set.ts'
import { stampTime } from '../../shared/records/stamp.ts'
import type { HistoryEntry } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'

interface HistoryRow {
  id: string
  command: string
  person: string | null
  fields: string
  undone: number
}

/** Who changed what and when in one record, the newest first. */
export function history(chapter: Chapter, document: string): HistoryEntry[] {
  const rows = chapter.db.all<HistoryRow>(
    `SELECT change_sets.id, command, person, fields,
            EXISTS (SELECT 1 FROM change_sets AS later WHERE later.undoes = change_sets.id) AS undone
     FROM changes
     JOIN change_sets ON change_sets.id = changes.change_set
     LEFT JOIN devices ON devices.number = change_sets.device
     WHERE document = ? ORDER BY change_sets.id DESC`,
    [document],
  )
  return rows.map(({ id, command, person, fields, undone }) => ({
    changeSet: id,
    at: stampTime(id),
    person: person ?? '',
    command,
    fields: JSON.parse(fields) as FieldChange[],
    undone: undone === 1,
  }))
}
