import type { MeetingName } from '../../shared/meetings/meeting.ts'
import type { Database } from '../db/database.ts'

/** By what a meeting without a title is called; `null` for records of other kinds. */
export function meetingNames(
  db: Database,
  ids: readonly string[],
): (id: string) => MeetingName | null {
  const rows = db.all<MeetingName & { id: string }>(
    'SELECT id, kind, starts FROM meetings WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  )
  const names = new Map(rows.map(({ id, ...name }) => [id, name]))
  return (id) => names.get(id) ?? null
}
