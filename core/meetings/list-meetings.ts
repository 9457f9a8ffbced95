import type { MeetingRow } from '../../shared/rpc/meeting-calls.ts'
import type { Database } from '../db/database.ts'

/** Those without a day first (they wait for one), then the latest. */
export function listMeetings(db: Database): MeetingRow[] {
  return db.all<MeetingRow>(
    `SELECT id, kind, title, place, starts,
       (SELECT count(*) FROM agenda_items
        WHERE meeting = meetings.id AND trashed IS NULL) AS items,
       (SELECT count(*) FROM motions
        WHERE meeting = meetings.id AND trashed IS NULL AND result = 'carried') AS carried
     FROM meetings WHERE trashed IS NULL ORDER BY starts <> '', starts DESC, id`,
  )
}
