import type { Meeting } from '../../shared/meetings/meeting.ts'
import type { MeetingPage } from '../../shared/rpc/meeting-calls.ts'
import type { Database } from '../db/database.ts'

/** Which participants are members no more: the meeting keeps their names all the same. */
export function participantsGone(
  db: Database,
  { participants }: Meeting,
): MeetingPage['participantsGone'] {
  const ids = JSON.stringify(participants.map(({ member }) => member).filter(Boolean))
  const rows = db.all<{ id: string; how: 'trash' | 'erased' }>(
    `SELECT id, 'trash' AS how FROM records
       WHERE trashed IS NOT NULL AND id IN (SELECT value FROM json_each(?))
     UNION SELECT document, 'erased' FROM tombstones
       WHERE document IN (SELECT value FROM json_each(?))`,
    [ids, ids],
  )
  return Object.fromEntries(rows.map(({ id, how }) => [id, how]))
}
