/** People are found by the offices that they hold; one that has ended finds nobody. */
import type { Member } from '../../shared/members/member.ts'
import { foldBoth, foldExpanded, foldPlain } from '../../shared/search/fold.ts'
import { berlinDay } from '../../shared/time/berlin-day.ts'
import type { Database, SqlValue } from '../db/database.ts'

type Office = Member['offices'][number]

interface OfficeCondition {
  sql: string
  parameters: SqlValue[]
}

/** @param found the number of the member's entry in the search index; who has none is not found */
export function putOffices(
  db: Database,
  member: string,
  offices: readonly Office[],
  found: number | null,
): void {
  removeOffices(db, member)
  for (const office of offices) {
    const title = [office.office, office.body].filter(Boolean).join(', ')
    if (title === '' || found === null) continue
    db.run(
      'INSERT INTO member_offices (member, item, n, until, keys, title) VALUES (?, ?, ?, ?, ?, ?)',
      [member, office.id, found, office.until, keysOf(title), title],
    )
  }
}

export function removeOffices(db: Database, member: string): void {
  db.run('DELETE FROM member_offices WHERE member = ?', [member])
}

/**
 * The members' entries in the search index of whom an office that has not ended holds a term, as
 * `core/search/match.ts` asks for it: at the beginning of a word, or in any part from three letters.
 */
export function heldOfficeCondition(term: string): OfficeCondition {
  return holding([...term].length < 3 ? beginning(term) : term)
}

/** The same, of whom a word of the office begins with one of the terms: who asks for it means them. */
export function holdersOf(db: Database, terms: readonly string[]): Set<number> {
  const rows = terms.flatMap((term) => {
    const { sql, parameters } = holding(beginning(term))
    return db.all<{ n: number }>(sql, parameters)
  })
  return new Set(rows.map(({ n }) => n))
}

function holding(text: string): OfficeCondition {
  return {
    sql: `SELECT n FROM member_offices
      WHERE (instr(keys, ?) > 0 OR instr(keys, ?) > 0) AND (until = '' OR until >= ?)`,
    parameters: [foldPlain(text), foldExpanded(text), berlinDay()],
  }
}

/** The offices that somebody holds: "Kassiererin, Vorstand". */
export function heldOffices(db: Database, member: string): string {
  return db
    .all<{ title: string }>(
      `SELECT title FROM member_offices WHERE member = ? AND (until = '' OR until >= ?)`,
      [member, berlinDay()],
    )
    .map(({ title }) => title)
    .join(' · ')
}

/** "Kassierer*in" is also looked for as "Kassiererin". */
const GENDER_MARK = /(?<=\p{L})(?:[*:_·(]|\/-?)(?=in)/giu

/** Each word stands after a space: with it, a word is looked for by its beginning. */
function keysOf(title: string): string {
  const spellings = new Set([title, title.replace(GENDER_MARK, '')])
  return ` ${foldBoth([...spellings].join('\n')).replace(/[^\p{L}\p{N}]+/gu, ' ')}`
}

const beginning = (term: string) => ` ${term}`
