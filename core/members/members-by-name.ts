/** Members as a person who types a name means them. */
import type { MemberHint } from '../../shared/rpc/member-calls.ts'
import { sortKey } from '../../shared/search/fold.ts'
import type { Database } from '../db/database.ts'
import { searchTerms } from '../search/match.ts'
import { memberCondition } from './member-condition.ts'
import { rankByName } from './name-rank.ts'

/** Found members that are looked through for the name: some milliseconds. */
const LOOKED_THROUGH = 1000

interface Row {
  id: string
  firstName: string
  lastName: string
  city: string
  number: string
}

/**
 * Found as in the list, but not who lives in a street of that name: the first one is taken by a
 * single key. The exact spelling comes first, then what begins so.
 * @param text part of a name or number; '' for the first ones of all
 */
export function membersByName(db: Database, text: string, limit: number): MemberHint[] {
  const terms = searchTerms(text)
  const rank = rankByName(terms)
  return found(db, text, terms, limit)
    .flatMap((row) => {
      const place = rank(`${row.firstName} ${row.lastName} ${row.number}`)
      return place === null ? [] : [{ ...row, place }]
    })
    .sort((a, b) => a.place - b.place)
    .slice(0, limit)
    .map(({ id, firstName, lastName, city, number }) => ({
      id,
      name: [firstName, lastName].filter(Boolean).join(' '),
      detail: [city, number].filter(Boolean).join(' · '),
    }))
}

/** In the order of names. Whoever bears the very name is not left out where many more are found. */
function found(db: Database, text: string, terms: readonly string[], limit: number): Row[] {
  const { where, parameters } = memberCondition({ search: text })
  const read = (condition: string, keys: readonly string[], atMost: number) =>
    db.all<Row>(
      `SELECT id, first_name AS firstName, last_name AS lastName, city, number FROM members
       WHERE ${where} AND ${condition} ORDER BY sort_name, id LIMIT ?`,
      [...parameters, ...keys, atMost],
    )
  if (terms.length === 0) return read('TRUE', [], limit)
  const bears = `(${terms.map(() => `instr(' ' || sort_name || ' ', ?) > 0`).join(' AND ')})`
  const keys = terms.map((term) => ` ${sortKey(term)} `)
  return [...read(bears, keys, LOOKED_THROUGH), ...read(`NOT ${bears}`, keys, LOOKED_THROUGH)]
}
