import { stampTime, type Stamp } from '../../shared/records/stamp.ts'
import type { HistoryEntry } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { documentRow } from './document-store.ts'
import { peopleOf } from './people.ts'
import { changeTo, countDocuments, isUndone } from './stored-changes.ts'
import { withoutText } from './text-changes.ts'
import { typedUntil } from './versions.ts'

interface ChangeSetRow {
  id: Stamp
  command: string
  undoes: Stamp | null
  device: number
}

const PAGE = 100

/**
 * Who changed what and when in one record, the newest first.
 * @param before only what is earlier than this change set; '' for the newest
 */
export function history(
  { db }: Chapter,
  document: string,
  { before = '', limit = PAGE }: { before?: Stamp; limit?: number } = {},
): HistoryEntry[] {
  const rows = db.all<ChangeSetRow>(
    `SELECT DISTINCT change_sets.id, command, undoes, device FROM changes
     JOIN change_sets ON change_sets.id = change_set
     WHERE document = ? AND (? = '' OR change_set < ?) ORDER BY change_sets.id DESC LIMIT ?`,
    [document, before, before, limit],
  )
  const personAt = peopleOf(db)
  const created = documentRow(db, document)?.created
  return rows.map(({ id, command, undoes, device }) => ({
    changeSet: id,
    at: stampTime(id),
    until: command === 'text.edit' ? typedUntil(db, document, id) : stampTime(id),
    person: personAt(device, id),
    command,
    records: countDocuments(db, id),
    created: id === created,
    undoes,
    fields: changeTo(db, document, id).map(withoutText),
    undone: isUndone(db, id, document),
  }))
}
