/** One search over everything. */
import { meeting } from '../../shared/meetings/meeting.ts'
import { member } from '../../shared/members/member.ts'
import { markFound, snippetOf } from '../../shared/search/mark-found.ts'
import type { SearchHit } from '../../shared/rpc/search.ts'
import type { Database, SqlValue } from '../db/database.ts'
import { itemsGone } from '../meetings/items-gone.ts'
import { heldOffices, holdersOf } from '../members/held-offices.ts'
import { meetingNames } from '../meetings/meeting-names.ts'
import { memberDetail } from '../members/member-detail.ts'
import { matchConditions, rankQuery, searchTerms, type TermCondition } from './match.ts'

/** Up to so many hits are ordered by how well they fit: what half the texts say tells nothing. */
const RANKED = 1000
/** A score below which no rank comes; the lowest is the best. */
const HELD_OFFICE = -1_000_000

export interface SearchRequest {
  text: string
  /** Only these kinds; all where empty. */
  kinds: readonly string[]
  offset: number
  limit: number
}

export interface SearchPage {
  /** How many there are, whatever the page. */
  total: number
  hits: SearchHit[]
}

/**
 * One page of what was found: the best first (bm25 with the title counting four times), or the
 * newest where they are too many to tell apart. Only what is on the page is read and marked. No
 * terms, no hits.
 */
export function search(db: Database, request: SearchRequest): SearchPage {
  const { text, kinds, offset, limit } = request
  if (searchTerms(text).length === 0) return { total: 0, hits: [] }
  const { sql, parameters } = condition(text, kinds)
  const newest = db
    .all<{ n: number }>(`SELECT n FROM search_entries WHERE ${sql} ORDER BY n DESC`, parameters)
    .map(({ n }) => n)
  const ordered = newest.length > RANKED ? newest : bestFirst(db, text, newest)
  return {
    total: newest.length,
    hits: readHits(db, ordered.slice(offset, offset + limit), searchTerms(text)),
  }
}

function condition(text: string, kinds: readonly string[]): TermCondition {
  const terms = matchConditions(text)
  const sql = [
    ...terms.map((term) => `n IN (${term.sql})`),
    `document NOT IN (${itemsGone})`,
    ...(kinds.length > 0 ? [`kind IN (${marks(kinds)})`] : []),
  ]
  const parameters: SqlValue[] = terms.flatMap((term) => term.parameters)
  return { sql: sql.join(' AND '), parameters: [...parameters, ...kinds] }
}

/**
 * Who holds an office that was asked for; then those that hold all terms as words by their rank, and
 * those found by parts of words.
 */
function bestFirst(db: Database, text: string, entries: readonly number[]): number[] {
  const rows = db.all<{ n: number; score: number }>(
    `SELECT rowid AS n, bm25(search_words, 4.0, 1.0, 1.0) AS score
     FROM search_words WHERE search_words MATCH ?`,
    [rankQuery(text)],
  )
  const scores = new Map(rows.map(({ n, score }) => [n, score]))
  const holders = holdersOf(db, searchTerms(text))
  const scoreOf = (n: number) => (holders.has(n) ? HELD_OFFICE : (scores.get(n) ?? 0))
  return [...entries].sort((a, b) => scoreOf(a) - scoreOf(b))
}

function readHits(db: Database, page: readonly number[], terms: readonly string[]): SearchHit[] {
  const rows = db.all<
    Omit<SearchHit, 'marked' | 'snippet' | 'detail' | 'calledBy'> & { n: number; body: string }
  >(
    `SELECT n, document AS id, entry, kind, search_entries.title AS title, body,
       coalesce(meeting, '') AS meeting, coalesce((
         SELECT group_concat(number, ', ') FROM motions
         WHERE item = document AND entry = '' AND number <> '' AND result <> 'carried'
       ), '') AS former
     FROM search_entries LEFT JOIN agenda_items ON agenda_items.id = document
     WHERE n IN (${marks(page)})`,
    page,
  )
  const nameOf = meetingNames(
    db,
    rows.map(({ id, meeting: parent }) => parent || id),
  )
  const places = new Map(page.map((n, place) => [n, place]))
  const holders = holdersOf(db, terms)
  // Between "Kassierer" and "in" may stand what the search leaves out: then nothing is marked.
  const officeText = (id: string) => {
    const offices = heldOffices(db, id)
    return snippetOf(offices, terms) || offices
  }
  return rows
    .sort((a, b) => (places.get(a.n) ?? 0) - (places.get(b.n) ?? 0))
    .map(({ n, body, ...hit }) => ({
      ...hit,
      calledBy: nameOf(hit.meeting || hit.id),
      detail: hit.kind === member.kind ? memberDetail(db, hit.id) : '',
      marked: markFound(hit.title, terms),
      snippet: pieceOf(hit.kind, body, terms) || (holders.has(n) ? officeText(hit.id) : ''),
    }))
}

/** Of a record's fields only those that hold what was searched; of a text the place. */
function pieceOf(kind: string, body: string, terms: readonly string[]): string {
  if (kind !== member.kind && kind !== meeting.kind) return snippetOf(body, terms)
  const found = body.split('\n').map((field) => snippetOf(field, terms))
  return found.filter(Boolean).join(' · ')
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')
