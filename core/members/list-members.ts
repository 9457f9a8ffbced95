import type { z } from 'zod'
import type { MemberFilter } from '../../shared/members/member-filter.ts'
import { memberName } from '../../shared/members/member.ts'
import type {
  memberCalls,
  MemberName,
  MemberPage,
  MemberRow,
  TagCount,
} from '../../shared/rpc/member-calls.ts'
import type { Database } from '../db/database.ts'
import { memberCondition } from './member-condition.ts'

type ListRequest = z.infer<(typeof memberCalls)['members.list']['args']>
type Order = Pick<ListRequest, 'sort' | 'descending'>

const ORDER: Record<ListRequest['sort'], string> = {
  name: 'sort_name',
  number: 'sort_number',
  city: 'sort_city',
  joined: 'joined',
  birthDate: 'birth_date',
}

/** One page of the list: searched, filtered, sorted, counted. */
export function listMembers(db: Database, request: ListRequest): MemberPage {
  const found = foundRows(db, request)
  const total = db.get<{ count: number }>(
    'SELECT count(*) AS count FROM members WHERE trashed IS NULL',
  )
  return {
    matching: found.length,
    total: total?.count ?? 0,
    rows: readRows(db, found.slice(request.offset, request.offset + request.limit)),
  }
}

/** The row numbers of all that match, in order: found once, for the page and the count. */
function foundRows(db: Database, request: MemberFilter & Order): number[] {
  const { where, parameters } = memberCondition(request)
  // As one text: thousands of rows of one number each would take longer than the search.
  const found = db.get<{ rows: string }>(
    `SELECT json_group_array(n) AS rows
     FROM (SELECT rowid AS n FROM members WHERE ${where} ORDER BY ${orderBy(request)})`,
    parameters,
  )
  return found ? (JSON.parse(found.rows) as number[]) : []
}

function readRows(db: Database, wanted: readonly number[]): MemberRow[] {
  const rows = db.all<Omit<MemberRow, 'email'> & { n: number; emails: string }>(
    `SELECT rowid AS n, id, number, kind, first_name AS firstName, last_name AS lastName, city,
            birth_date AS birthDate, joined, emails
     FROM members WHERE rowid IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(wanted)],
  )
  const rowsByNumber = new Map(
    rows.map(({ n, emails, ...row }) => [n, { ...row, email: firstAddress(emails) }]),
  )
  return wanted.flatMap((n) => rowsByNumber.get(n) ?? [])
}

/** All that match, in the list's order: for choosing all of them or a range. */
export function memberIds(db: Database, request: MemberFilter & Order): string[] {
  const { where, parameters } = memberCondition(request)
  return db
    .all<{ id: string }>(
      `SELECT id FROM members WHERE ${where} ORDER BY ${orderBy(request)}`,
      parameters,
    )
    .map(({ id }) => id)
}

/** The tags in use, by name. */
export function tagsInUse(db: Database): TagCount[] {
  return db.all<TagCount>(
    `SELECT tag, count(*) AS count FROM member_tags
     JOIN members ON members.id = member WHERE trashed IS NULL GROUP BY tag ORDER BY tag`,
  )
}

/** Others who bear the number of this member: two laptops gave it while they were apart. */
export function othersWithNumber(db: Database, id: string): MemberName[] {
  return db
    .all<{ id: string; title: string; firstName: string; lastName: string }>(
      `SELECT id, title, first_name AS firstName, last_name AS lastName FROM members
       WHERE trashed IS NULL AND id <> ? AND number <> ''
         AND sort_number = (SELECT sort_number FROM members WHERE id = ?)
       ORDER BY sort_name LIMIT 5`,
      [id, id],
    )
    .map((row) => ({ id: row.id, name: memberName(row) }))
}

/** Days that are not known come last in either direction. */
function orderBy({ sort, descending }: Order): string {
  const column = ORDER[sort]
  const known = sort === 'joined' || sort === 'birthDate' ? `${column} = '', ` : ''
  const then = sort === 'name' ? 'id' : 'sort_name, id'
  return `${known}${column} ${descending ? 'DESC' : 'ASC'}, ${then}`
}

function firstAddress(emails: string): string {
  const list = JSON.parse(emails) as { address: string }[]
  return list[0]?.address ?? ''
}
