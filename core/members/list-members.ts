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
import type { Database, SqlValue } from '../db/database.ts'
import { matchConditions } from '../search/match.ts'
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
  const all = found(db, request)
  const total = db.get<{ count: number }>(
    'SELECT count(*) AS count FROM members WHERE trashed IS NULL',
  )
  return {
    matching: all.length,
    total: total?.count ?? 0,
    rows: readRows(db, all.slice(request.offset, request.offset + request.limit)),
  }
}

/**
 * The search entries of all that match, in order: found once, for the page and the count. What each
 * term finds is put together here: half of all members for a first letter would fill temporary
 * tables for longer than they are looked up.
 */
function found(db: Database, { search, ...request }: MemberFilter & Order): number[] {
  const { where, parameters } = memberCondition({ ...request, search: '' })
  const ordered = numbers(
    db,
    `SELECT n FROM members WHERE ${where} ORDER BY ${orderBy(request)}`,
    parameters,
  )
  return matchConditions(search).reduce((left, term) => {
    const hits = new Set(numbers(db, term.sql, term.parameters))
    return left.filter((n) => hits.has(n))
  }, ordered)
}

/** The column `n` of a query, as one text: thousands of rows would take longer than the search. */
function numbers(db: Database, query: string, parameters: readonly SqlValue[]): number[] {
  const sql = `SELECT json_group_array(n) AS list FROM (${query})`
  return JSON.parse(db.get<{ list: string }>(sql, parameters)?.list ?? '[]') as number[]
}

function readRows(db: Database, wanted: readonly number[]): MemberRow[] {
  const rows = db.all<Omit<MemberRow, 'email'> & { n: number; emails: string }>(
    `SELECT n, id, number, kind, first_name AS firstName, last_name AS lastName, city,
            birth_date AS birthDate, joined, emails
     FROM members WHERE trashed IS NULL AND n IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(wanted)],
  )
  const rowsByNumber = new Map(
    rows.map(({ n, emails, ...row }) => [n, { ...row, email: firstAddress(emails) }]),
  )
  return wanted.flatMap((n) => rowsByNumber.get(n) ?? [])
}

/** All that match, in the list's order: for choosing all of them or a range. */
export function memberIds(db: Database, request: MemberFilter & Order): string[] {
  const ids = new Map(
    db
      .all<{ n: number; id: string }>('SELECT n, id FROM members WHERE trashed IS NULL')
      .map(({ n, id }) => [n, id]),
  )
  return found(db, request).flatMap((n) => ids.get(n) ?? [])
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

/** How many of these bear a number that somebody else bears as well. */
export function countSharingNumber(db: Database, ids: readonly string[]): number {
  const row = db.get<{ count: number }>(
    `SELECT count(*) AS count FROM members AS own
     WHERE trashed IS NULL AND number <> '' AND id IN (SELECT value FROM json_each(?))
       AND EXISTS (SELECT 1 FROM members AS other WHERE other.trashed IS NULL
         AND other.sort_number = own.sort_number AND other.id <> own.id)`,
    [JSON.stringify(ids)],
  )
  return row?.count ?? 0
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
