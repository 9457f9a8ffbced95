import type { MeetingList, MeetingRow } from '../../shared/rpc/meeting-calls.ts'
import type { Database, SqlValue } from '../db/database.ts'
import { itemsInTrash } from './items-gone.ts'

/** Those without a day first (they wait for one), then the latest. */
export function listMeetings(
  db: Database,
  { offset, limit }: { offset: number; limit: number },
): MeetingList {
  const total = db.get<{ count: number }>(
    'SELECT count(*) AS count FROM meetings WHERE trashed IS NULL',
  )
  const rows = read(db, '1', "starts <> '', starts DESC, id", [limit, offset])
  return { total: total?.count ?? 0, rows }
}

/** Those of a day and later, the next first. @param day `2027-05-03` */
export function comingMeetings(db: Database, day: string, limit: number): MeetingRow[] {
  return read(db, 'starts >= ?', 'starts, id', [day, limit, 0])
}

/** The last one before a day. @param day `2027-05-03` */
export function lastMeeting(db: Database, day: string): MeetingRow | null {
  return read(db, "starts < ? AND starts <> ''", 'starts DESC, id', [day, 1, 0])[0] ?? null
}

/** Counts only for the rows of the page. @param parameters those of `where`, limit and offset */
function read(db: Database, where: string, order: string, parameters: SqlValue[]): MeetingRow[] {
  return db.all<MeetingRow>(
    `WITH page AS MATERIALIZED (
       SELECT id, kind, title, place, starts FROM meetings
       WHERE trashed IS NULL AND ${where} ORDER BY ${order} LIMIT ? OFFSET ?
     ), trash AS MATERIALIZED (${itemsInTrash})
     SELECT id, kind, title, place, starts,
       (SELECT count(*) FROM agenda_items
        WHERE meeting = page.id AND id NOT IN trash) AS items,
       (SELECT count(*) FROM motions
        WHERE meeting = page.id AND item NOT IN trash AND result = 'carried') AS carried
     FROM page ORDER BY ${order}`,
    parameters,
  )
}
