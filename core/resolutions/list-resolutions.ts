/** Resolutions: carried motions, wherever they stand. */
import type {
  Resolution,
  ResolutionPage,
  ResolutionRow,
} from '../../shared/rpc/resolution-calls.ts'
import { RESOLUTION_ENTRY } from '../../shared/meetings/agenda-item.ts'
import type { Database } from '../db/database.ts'
import { itemsInTrash } from '../meetings/items-gone.ts'
import { search } from '../search/search.ts'

/** Characters of a wording that a list shows where nothing was searched for. */
const SNIPPET = 200

type Row = Omit<ResolutionRow, 'marked' | 'snippet'> & { wording: string }

const NOT_GONE = `
  FROM motions JOIN meetings ON meetings.id = motions.meeting
  WHERE meetings.trashed IS NULL AND item NOT IN (${itemsInTrash})`
const CARRIED = `${NOT_GONE} AND motions.result = 'carried'`
const COLUMNS = `item, block AS motion, number, motions.title AS title, wording,
  substr(starts, 1, 10) AS date, meetings.kind AS body`

export const countResolutions = (db: Database) =>
  db.get<{ count: number }>(`SELECT count(*) AS count ${CARRIED}`)?.count ?? 0

export function listResolutions(
  db: Database,
  { search: text, offset, limit }: { search: string; offset: number; limit: number },
): ResolutionPage {
  const total = countResolutions(db)
  if (text.trim() === '') {
    const rows = db.all<Row>(
      `SELECT ${COLUMNS} ${CARRIED} ORDER BY starts DESC, length(number) DESC, number DESC, item, block LIMIT ? OFFSET ?`,
      [limit, offset],
    )
    return { matching: total, total, rows: rows.map((row) => withSnippet(row, '', '')) }
  }
  const found = search(db, { text, kinds: [RESOLUTION_ENTRY], offset, limit })
  const carried = db.all<Row>(
    `SELECT ${COLUMNS} ${CARRIED} AND item IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(found.hits.map(({ id }) => id))],
  )
  const byMotion = new Map(carried.map((row) => [`${row.item}/${row.motion}`, row]))
  const rows = found.hits.flatMap(({ id, entry, marked, snippet }) => {
    const row = byMotion.get(`${id}/${entry}`)
    return row ? [withSnippet(row, marked, snippet)] : []
  })
  return { matching: found.total, total, rows }
}

function withSnippet({ wording, ...row }: Row, marked: string, snippet: string): ResolutionRow {
  const beginning = wording.length > SNIPPET ? `${wording.slice(0, SNIPPET)}…` : wording
  return { ...row, marked: marked || row.title, snippet: snippet || beginning }
}

export function getResolution(db: Database, item: string, motion: string): Resolution | null {
  const row = db.get<
    Omit<Resolution, 'meeting'> & { meetingId: string; meetingTitle: string; place: string }
  >(
    `SELECT ${COLUMNS}, applicant, yes, no, abstention, invalid, result, meetings.id AS meetingId,
       meetings.title AS meetingTitle, place ${NOT_GONE} AND item = ? AND block = ?
       AND (result = 'carried' OR number <> '')`,
    [item, motion],
  )
  if (!row) return null
  const { meetingId, meetingTitle, place, ...rest } = row
  return {
    ...rest,
    meeting: { id: meetingId, title: meetingTitle, place },
  }
}
