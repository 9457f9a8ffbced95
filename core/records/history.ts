import { stampTime, type Stamp } from '../../shared/records/stamp.ts'
import type { HistoryEntry } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { changesTo, isUndone } from './stored-changes.ts'

interface ChangeSetRow {
  id: Stamp
  command: string
  person: string | null
}

/** Who changed what and when in one record, the newest first. */
export function history({ db }: Chapter, document: string): HistoryEntry[] {
  const rows = db.all<ChangeSetRow>(
    `SELECT change_sets.id, command, person FROM change_sets
     LEFT JOIN devices ON devices.number = change_sets.device
     WHERE change_sets.id IN (SELECT change_set FROM changes WHERE document = ?)`,
    [document],
  )
  const rowsById = new Map(rows.map((row) => [row.id, row]))
  return changesTo(db, document).map(({ changeSet, fields }) => ({
    changeSet,
    at: stampTime(changeSet),
    person: rowsById.get(changeSet)?.person ?? '',
    command: rowsById.get(changeSet)?.command ?? '',
    fields,
    undone: isUndone(db, changeSet),
  }))
}
