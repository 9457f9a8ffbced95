/** Members as lists speak of them, for comparing with a list and for an export. */
import type { MemberCandidate } from '../../shared/members/import/candidate.ts'
import type { ExistingMember } from '../../shared/members/import/match-rows.ts'
import type { MemberFilter } from '../../shared/members/member-filter.ts'
import type { MemberKind } from '../../shared/members/member.ts'
import type { Database, SqlValue } from '../db/database.ts'
import { othersTurn } from '../records/others-turn.ts'
import { memberCondition } from './member-condition.ts'

/** Rows that are read at once: a few milliseconds. */
const STEP = 250

type Texts = Record<
  | 'id'
  | 'number'
  | 'kind'
  | 'salutation'
  | 'title'
  | 'firstName'
  | 'lastName'
  | 'birthDate'
  | 'street'
  | 'postalCode'
  | 'city'
  | 'country'
  | 'joined'
  | 'leftOn'
  | 'notes'
  | 'emails'
  | 'phones'
  | 'offices'
  | 'tags',
  string
>

/**
 * Reads the members that a filter lets through, by name, in steps between which others get
 * their turn. Those in the trash are left out: a list that names them brings them in anew.
 */
export async function* knownMembers(
  db: Database,
  filter: MemberFilter,
): AsyncGenerator<ExistingMember[]> {
  const { where, parameters } = memberCondition(filter)
  let after: SqlValue[] = ['', '']
  for (;;) {
    const rows = db.all<Texts & { sortName: string }>(
      `SELECT id, number, kind, salutation, title, first_name AS firstName,
         last_name AS lastName, birth_date AS birthDate, street, postal_code AS postalCode, city,
         country, joined, left_on AS leftOn, notes, emails, phones, offices, tags, sort_name AS sortName
       FROM members WHERE ${where} AND (sort_name, id) > (?, ?) ORDER BY sort_name, id LIMIT ?`,
      [...parameters, ...after, STEP],
    )
    const last = rows.at(-1)
    if (!last) return
    after = [last.sortName, last.id]
    yield rows.map(asCandidate)
    if (rows.length < STEP) return
    await othersTurn()
  }
}

type Item = Record<string, string>

function asCandidate(row: Texts): ExistingMember {
  const { id, kind, emails, phones, offices, tags, leftOn, ...texts } = row
  const filled = Object.entries({ ...texts, left: leftOn }).filter(
    ([name, value]) => value !== '' && name !== 'sortName',
  )
  const lists: MemberCandidate = {
    emails: itemsOf(emails).map(({ label = '', address = '' }) => ({ label, address })),
    phones: itemsOf(phones).map(({ label = '', number = '' }) => ({ label, number })),
    offices: itemsOf(offices).map(({ id = '', office = '', body = '', from = '', until = '' }) => ({
      id,
      office,
      body,
      from,
      until,
    })),
    tags: JSON.parse(tags) as string[],
  }
  return {
    id,
    kind: kind as MemberKind,
    ...(Object.fromEntries(filled) as MemberCandidate),
    ...lists,
  }
}

const itemsOf = (json: string) => JSON.parse(json) as Item[]
