import type { Overview } from '../../shared/rpc/chapter-calls.ts'
import type { Database } from '../db/database.ts'
import { comingMeetings, lastMeeting } from '../meetings/list-meetings.ts'
import { countResolutions } from '../resolutions/list-resolutions.ts'
import { comingDays } from './coming-days.ts'

const SHOWN_MEETINGS = 3

/** @param today `2027-05-03` */
export function overview(db: Database, today: string): Overview {
  const members = db.get<{ count: number }>(
    'SELECT count(*) AS count FROM members WHERE trashed IS NULL',
  )
  return {
    meetings: comingMeetings(db, today, SHOWN_MEETINGS),
    lastMeeting: lastMeeting(db, today),
    days: comingDays(db, today),
    members: members?.count ?? 0,
    resolutions: countResolutions(db),
  }
}
