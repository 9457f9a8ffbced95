import type { MemberFilter } from '../../shared/members/member-filter.ts'
import { berlinDay, yearsBefore } from '../../shared/time/berlin-day.ts'
import type { SqlValue } from '../db/database.ts'
import { matchConditions } from '../search/match.ts'

/** A condition on a row of `members`, with what its question marks stand for. */
export interface Condition {
  where: string
  parameters: SqlValue[]
}

const LACKS: Record<NonNullable<MemberFilter['lacks']>, string> = {
  number: `number = ''`,
  birthDate: `birth_date = ''`,
  email: `emails = '[]'`,
  phone: `phones = '[]'`,
  address: `(street = '' OR city = '')`,
}

/** What a filter asks of a row of `members`; those in the trash never match. */
export function memberCondition(filter: MemberFilter): Condition {
  const conditions = [
    ...searchConditions(filter.search),
    ...fieldConditions(filter),
    ...(needsToday(filter) ? dayConditions(filter, berlinDay()) : []),
  ]
  return {
    where: ['trashed IS NULL', ...conditions.map(({ where }) => where)].join(' AND '),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  }
}

function searchConditions(search: string): Condition[] {
  // `+`: not through an index by `n`, but in the order of the list, which nothing then has to sort.
  return matchConditions(search).map(({ sql, parameters }) => ({
    where: `+n IN (${sql})`,
    parameters,
  }))
}

function fieldConditions({ kind, lacks, has, tag }: MemberFilter): Condition[] {
  return [
    ...(kind ? [{ where: 'kind = ?', parameters: [kind] }] : []),
    ...(lacks ? [{ where: LACKS[lacks], parameters: [] }] : []),
    ...(tag
      ? [{ where: 'id IN (SELECT member FROM member_tags WHERE tag = ?)', parameters: [tag] }]
      : []),
    ...(has === 'sameNumber'
      ? [
          {
            where: `number <> '' AND sort_number IN (
              SELECT sort_number FROM members WHERE trashed IS NULL
              GROUP BY sort_number HAVING count(*) > 1)`,
            parameters: [],
          },
        ]
      : []),
  ]
}

/** The first look at a calendar takes longer than the first page of the list. */
const needsToday = ({ membership, age, has }: MemberFilter) =>
  membership !== undefined || age !== undefined || has === 'office'

function dayConditions({ membership, age, has }: MemberFilter, today: string): Condition[] {
  const hasLeft = `(left_on <> '' AND left_on <= ?)`
  return [
    ...(membership
      ? [{ where: membership === 'left' ? hasLeft : `NOT ${hasLeft}`, parameters: [today] }]
      : []),
    ...(age === 'youth' ? [{ where: 'birth_date > ?', parameters: [yearsBefore(today, 35)] }] : []),
    ...(age === 'over60'
      ? [{ where: `birth_date <> '' AND birth_date <= ?`, parameters: [yearsBefore(today, 60)] }]
      : []),
    ...(has === 'office'
      ? [
          {
            where: `EXISTS (SELECT 1 FROM json_each(offices)
              WHERE json_extract(value, '$.until') = '' OR json_extract(value, '$.until') >= ?)`,
            parameters: [today],
          },
        ]
      : []),
  ]
}
