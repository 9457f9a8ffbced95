/** What others did while this device was away, as a person reads it afterwards. */
import type { AwayRecord, AwayView } from '../../../shared/rpc/away-calls.ts'
import { stampTime, type Stamp } from '../../../shared/records/stamp.ts'
import type { Database } from '../../db/database.ts'
import { meetingNames } from '../../meetings/meeting-names.ts'
import { peopleOf } from '../../records/people.ts'

/** So many records are named at most, the newest first. */
const MOST = 30

/** Belongs into the transaction that stores the change set. */
export function noteUnread(db: Database, changeSet: Stamp): void {
  db.run('INSERT OR IGNORE INTO sync_unread (change_set) VALUES (?)', [changeSet])
}

/** Somebody has looked at it. */
export function forgetUnread(db: Database): void {
  db.run('DELETE FROM sync_unread')
}

interface Row {
  id: string
  kind: string
  title: string
  meeting: string
  created: Stamp
  trashed: string | null
  last: Stamp
}

/** By record; what lies in the trash by now is said so, what was erased is not there. */
export function readAway(db: Database): AwayView {
  const unread = `FROM sync_unread JOIN changes ON changes.change_set = sync_unread.change_set
     JOIN records ON records.id = changes.document`
  const total = db.get<{ count: number }>(`SELECT count(DISTINCT records.id) AS count ${unread}`)
  if (!total || total.count === 0) return { total: 0, records: [] }
  const rows = db.all<Row>(
    `SELECT records.id, records.kind, records.title, coalesce(agenda_items.meeting, '') AS meeting, records.created,
       records.trashed, max(changes.change_set) AS last
     ${unread} LEFT JOIN agenda_items ON agenda_items.id = records.id
     GROUP BY records.id ORDER BY last DESC LIMIT ?`,
    [MOST],
  )
  const personAt = peopleOf(db)
  const nameOf = meetingNames(
    db,
    rows.map(({ id }) => id),
  )
  const records = rows.map(({ id, kind, title, meeting, created, trashed, last }): AwayRecord => {
    const changeSets = db.all<{ id: Stamp; device: number }>(
      `SELECT DISTINCT change_sets.id, change_sets.device FROM sync_unread
       JOIN changes ON changes.change_set = sync_unread.change_set
       JOIN change_sets ON change_sets.id = changes.change_set
       WHERE changes.document = ? ORDER BY change_sets.id`,
      [id],
    )
    const people = new Set(changeSets.map((one) => personAt(one.device, one.id)))
    return {
      id,
      kind,
      title,
      calledBy: nameOf(id),
      meeting,
      people: [...people],
      at: stampTime(last),
      isNew: changeSets.some((one) => one.id === created),
      isTrashed: trashed !== null,
    }
  })
  return { total: total.count, records }
}
