import { meeting, type Meeting } from '../../shared/meetings/meeting.ts'
import type { Projector } from '../records/project.ts'

export const meetingProjector: Projector<typeof meeting, Meeting> = {
  kind: meeting,
  title: (record) => record.title,
  put(db, id, record) {
    db.run(
      `INSERT OR REPLACE INTO meetings (
         id, kind, title, place, starts, ends, chair, minute_taker, participants, trashed
       ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        record.kind,
        record.title,
        record.place,
        record.starts,
        record.ends,
        record.chair,
        record.minuteTaker,
        JSON.stringify(record.participants),
        record.trashed,
      ],
    )
  },
  remove(db, id) {
    db.run('DELETE FROM meetings WHERE id = ?', [id])
  },
  // The day is found by its year, and is no text to be shown.
  searchText: ({ title, place, starts, chair, minuteTaker }) => ({
    body: [place, chair, minuteTaker].filter(Boolean).join('\n'),
    parts: [title, place, starts.slice(0, 10)].filter(Boolean).join('\n'),
  }),
}
