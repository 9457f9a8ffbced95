/** One search over everything. */
import { MARK_END, MARK_START } from '../../shared/search/marks.ts'
import type { SearchHit } from '../../shared/rpc/search.ts'
import type { Database, SqlValue } from '../db/database.ts'
import { matchConditions, snippetQuery } from './match.ts'

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
      entry,
      kind,
      title,
      ...snippets(db, text, n, title),
    }))
}

/** bm25 of those that match a word; the others (parts of words only) come after them. */
function rank(db: Database, text: string, among: number[]): Map<number, { score: number }> {
  const wanted = new Set(among)
  const rows = db.all<{ n: number; score: number }>(
    `SELECT rowid AS n, bm25(search_words, 4.0, 1.0, 1.0) AS score
     FROM search_words WHERE search_words MATCH ?`,
    [snippetQuery(text)],
  )
  return new Map(rows.filter((row) => wanted.has(row.n)).map(({ n, score }) => [n, { score }]))
}

function snippets(db: Database, text: string, n: number, title: string) {
  const row = db.get<{ marked: string; snippet: string }>(
    `SELECT highlight(search_words, 0, ?, ?) AS marked,
            snippet(search_words, 1, ?, ?, '…', 24) AS snippet
     FROM search_words WHERE search_words MATCH ? AND rowid = ?`,
    [MARK_START, MARK_END, MARK_START, MARK_END, snippetQuery(text), n],
  )
  return { marked: row?.marked ?? title, snippet: row?.snippet ?? '' }
}
