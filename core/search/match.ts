/** What a person typed, as conditions on the index. */
import { foldExpanded, foldPlain } from '../../shared/search/fold.ts'
import type { SqlValue } from '../db/database.ts'
import { heldOfficeCondition } from '../members/held-offices.ts'

export interface TermCondition {
  sql: string
  parameters: SqlValue[]
}

const MAX_TERMS = 12

/**
 * One condition on `n` (the rowid of `search_entries`) per term; all must hold. A term matches the
 * beginning of a word, or from three letters on any part of a name, number or title, and members by
 * the offices that they hold.
 */
export function matchConditions(text: string): TermCondition[] {
  return searchTerms(text).map((term) => {
    const words = [foldPlain(term), foldExpanded(term)].map((word) => `${quote(word)}*`)
    const parts = [foldPlain(term), foldExpanded(term)].filter((part) => [...part].length >= 3)
    const found: TermCondition[] = [matchIn('search_words', words)]
    if (parts.length > 0) found.push(matchIn('search_parts', parts.map(quote)))
    found.push(heldOfficeCondition(term))
    return {
      sql: found.map(({ sql }) => sql).join(' UNION ALL '),
      parameters: found.flatMap(({ parameters }) => parameters),
    }
  })
}

const matchIn = (table: 'search_words' | 'search_parts', terms: string[]): TermCondition => ({
  sql: `SELECT rowid AS n FROM ${table} WHERE ${table} MATCH ?`,
  parameters: [any(terms)],
})

/** An FTS5 query for ranking: all of the terms, each as the beginning of a word. */
export function rankQuery(text: string): string {
  return searchTerms(text)
    .map(
      (term) => `(${any([foldPlain(term), foldExpanded(term)].map((word) => `${quote(word)}*`))})`,
    )
    .join(' AND ')
}

/**
 * What follows the stem in "Kassierer*in", "Kassierer(in)" or "Kolleg/-innen", as far as it is typed:
 * whoever writes so means all of them, and the stem finds them all.
 */
const GENDER_ENDING = /(?<=\p{L})(?:[*:_·(]|\/-?)i(?:n(?:n(?:en?)?)?)?(?![\p{L}\p{N}])/giu

/** Letters and digits count; what stands between them separates terms. */
export function searchTerms(text: string): string[] {
  return (text.replace(GENDER_ENDING, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, MAX_TERMS)
}

const quote = (term: string) => `"${term.replaceAll('"', '""')}"`
const any = (terms: string[]) => [...new Set(terms)].join(' OR ')
