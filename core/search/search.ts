/** One search over everything. */
import { member } from '../../shared/members/member.ts'
import { markFound, snippetOf } from '../../shared/search/mark-found.ts'
import type { SearchHit } from '../../shared/rpc/search.ts'
import type { Database, SqlValue } from '../db/database.ts'
import { memberDetail } from '../members/member-detail.ts'
import { matchConditions, searchTerms, rankQuery } from './match.ts'

export interface SearchRequest {
  text: string
  /** Only these kinds; all where empty. */
  kinds: readonly string[]
  limit: number
}

interface FoundEntry {
  n: number
  id: string
  entry: string
  kind: string
  title: string
}

/** The best hits first: bm25 with the title counting four times. No terms, no hits. */
export function search(db: Database, { text, kinds, limit }: SearchRequest): SearchHit[] {
  const terms = searchTerms(text)
  const conditions = matchConditions(text)
  if (conditions.length === 0) return []
  const parameters: SqlValue[] = conditions.flatMap((condition) => condition.parameters)
  let sql = `SELECT n, document AS id, entry, kind, title FROM search_entries WHERE
    ${conditions.map((condition) => `n IN (${condition.sql})`).join(' AND ')}`
  if (kinds.length > 0) {
    sql += ` AND kind IN (${kinds.map(() => '?').join(', ')})`
    parameters.push(...kinds)
  }
  const found = db.all<FoundEntry>(sql, parameters)
  const ranked = rank(
    db,
    text,
    found.map((row) => row.n),
  )
  return found
    .map((row) => ({ ...row, ...(ranked.get(row.n) ?? { score: 0 }) }))
    .sort((a, b) => a.score - b.score || (a.title < b.title ? -1 : 1))
    .slice(0, limit)
    .map(({ n, id, entry, kind, title }) => ({
      id,
      meeting: meetingOf(db, id),
      entry,
      kind,
      title,
      marked: markFound(title, terms),
      detail: kind === member.kind ? memberDetail(db, id) : '',
      snippet: snippetOf(bodyOf(db, n), terms),
    }))
}

/** bm25 of those that match a word; the others (parts of words only) come after them. */
function rank(db: Database, text: string, among: number[]): Map<number, { score: number }> {
  const wanted = new Set(among)
  const rows = db.all<{ n: number; score: number }>(
    `SELECT rowid AS n, bm25(search_words, 4.0, 1.0, 1.0) AS score
     FROM search_words WHERE search_words MATCH ?`,
    [rankQuery(text)],
  )
  return new Map(rows.filter((row) => wanted.has(row.n)).map(({ n, score }) => [n, { score }]))
}

function bodyOf(db: Database, n: number): string {
  return db.get<{ body: string }>('SELECT body FROM search_entries WHERE n = ?', [n])?.body ?? ''
}

function meetingOf(db: Database, id: string): string {
  const row = db.get<{ meeting: string }>('SELECT meeting FROM agenda_items WHERE id = ?', [id])
  return row?.meeting ?? ''
}
