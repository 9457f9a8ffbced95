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
  const { where, parameters } = memberCondition(request)
  const rows = db.all<Omit<MemberRow, 'email'> & { emails: string }>(
    `SELECT id, number, kind, first_name AS firstName, last_name AS lastName, city,
            birth_date AS birthDate, joined, emails
     FROM members WHERE ${where} ORDER BY ${orderBy(request)} LIMIT ? OFFSET ?`,
    [...parameters, request.limit, request.offset],
  )
  const all = { where: 'trashed IS NULL', parameters: [] }
  return {
    matching: count(db, { where, parameters }),
    total: count(db, all),
    rows: rows.map(({ emails, ...row }) => ({ ...row, email: firstAddress(emails) })),
  }
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

function count(db: Database, { where, parameters }: ReturnType<typeof memberCondition>): number {
  const sql = `SELECT count(*) AS count FROM members WHERE ${where}`
  return db.get<{ count: number }>(sql, parameters)?.count ?? 0
}

function firstAddress(emails: string): string {
  const list = JSON.parse(emails) as { address: string }[]
  return list[0]?.address ?? ''
}
