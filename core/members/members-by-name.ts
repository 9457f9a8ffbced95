/** Members as a person who types a name means them. */
import type { MemberHint } from '../../shared/rpc/member-calls.ts'
import { foldBoth, foldExpanded, foldPlain } from '../../shared/search/fold.ts'
import type { Database } from '../db/database.ts'
import { searchTerms } from '../search/match.ts'
import { memberCondition } from './member-condition.ts'

/** Found members that are looked through for the name: some milliseconds. */
const LOOKED_THROUGH = 1000

/**
 * Found as in the list, but not who lives in a street of that name: the first one is taken by a
 * single key.
 * @param text part of a name or number; '' for the first ones of all
 */
export function membersByName(db: Database, text: string, limit: number): MemberHint[] {
  const terms = searchTerms(text)
  const { where, parameters } = memberCondition({ search: text })
  const found = db.all<{
    id: string
    firstName: string
    lastName: string
    city: string
    number: string
  }>(
    `SELECT id, first_name AS firstName, last_name AS lastName, city, number FROM members
       WHERE ${where} ORDER BY sort_name, id LIMIT ?`,
    [...parameters, terms.length === 0 ? limit : LOOKED_THROUGH],
  )
  return found
    .filter(({ firstName, lastName, number }) => bears(`${firstName} ${lastName} ${number}`, terms))
    .slice(0, limit)
    .map(({ id, firstName, lastName, city, number }) => ({
      id,
      name: [firstName, lastName].filter(Boolean).join(' '),
      detail: [city, number].filter(Boolean).join(' · '),
    }))
}

function bears(name: string, terms: readonly string[]): boolean {
  const spellings = foldBoth(name)
  return terms.every(
    (term) => spellings.includes(foldPlain(term)) || spellings.includes(foldExpanded(term)),
  )
}
