/** Resolutions: carried motions, wherever they stand. */
import type {
  Resolution,
  ResolutionPage,
  ResolutionRow,
} from '../../shared/rpc/resolution-calls.ts'
import { RESOLUTION_ENTRY } from '../../shared/meetings/agenda-item.ts'
import type { Database } from '../db/database.ts'
import { search } from '../search/search.ts'

/** Hits that a search is willing to count. */
const MAX_HITS = 10_000
const SNIPPET = 200

type Row = Omit<ResolutionRow, 'marked' | 'snippet'> & { wording: string }

const CARRIED = `
  FROM motions LEFT JOIN meetings ON meetings.id = motions.meeting
  WHERE motions.result = 'carried' AND motions.trashed IS NULL AND meetings.trashed IS NULL`
const COLUMNS = `item, block AS motion, number, motions.title AS title, wording,
  substr(coalesce(starts, ''), 1, 10) AS date, coalesce(meetings.kind, 'board') AS body`

export function listResolutions(
  db: Database,
  { search: text, offset, limit }: { search: string; offset: number; limit: number },
): ResolutionPage {
  const total = db.get<{ count: number }>(`SELECT count(*) AS count ${CARRIED}`)?.count ?? 0
  if (text.trim() === '') {
    const rows = db.all<Row>(
      `SELECT ${COLUMNS} ${CARRIED} ORDER BY starts DESC, number DESC, item, block LIMIT ? OFFSET ?`,
      [limit, offset],
    )
    return { matching: total, total, rows: rows.map((row) => withSnippet(row, '', '')) }
  }
  const hits = search(db, { text, kinds: [RESOLUTION_ENTRY], limit: MAX_HITS })
  const rows = hits.slice(offset, offset + limit).flatMap(({ id, entry, marked, snippet }) => {
    const row = db.get<Row>(`SELECT ${COLUMNS} ${CARRIED} AND item = ? AND block = ?`, [id, entry])
    return row ? [withSnippet(row, marked, snippet)] : []
  })
  return { matching: hits.length, total, rows }
}

function withSnippet({ wording, ...row }: Row, marked: string, snippet: string): ResolutionRow {
  const beginning = wording.length > SNIPPET ? `${wording.slice(0, SNIPPET)}…` : wording
  return { ...row, marked: marked || row.title, snippet: snippet || beginning }
}

export function getResolution(db: Database, item: string, motion: string): Resolution | null {
  const row = db.get<
    Omit<Resolution, 'meeting'> & { meetingId: string; meetingTitle: string; place: string }
  >(
    `SELECT ${COLUMNS}, applicant, yes, no, abstention, invalid, meetings.id AS meetingId,
       meetings.title AS meetingTitle, place ${CARRIED} AND item = ? AND block = ?`,
    [item, motion],
  )
  if (!row) return null
  const { meetingId, meetingTitle, place, ...rest } = row
  return {
    ...rest,
    meeting: { id: meetingId, title: meetingTitle, place },
  }
}
