import type { z } from 'zod'
import type { memberCalls, MemberPage, MemberRow } from '../../shared/rpc/member-calls.ts'
import type { Database, SqlValue } from '../db/database.ts'
import { matchConditions } from '../search/match.ts'

type ListRequest = z.infer<(typeof memberCalls)['members.list']['args']>

const ORDER: Record<ListRequest['sort'], string> = {
  name: 'sort_name',
  number: 'sort_number',
  city: 'sort_city',
  joined: 'joined',
  birthDate: 'birth_date',
}

/** One page of the list: searched, sorted, counted. */
export function listMembers(db: Database, request: ListRequest): MemberPage {
  const { where, parameters } = memberCondition(request.search)
  const direction = request.descending ? 'DESC' : 'ASC'
  const order = `${ORDER[request.sort]} ${direction}, sort_name, id`
  const rows = db.all<Omit<MemberRow, 'email'> & { emails: string }>(
    `SELECT id, number, kind, first_name AS firstName, last_name AS lastName, city,
            birth_date AS birthDate, joined, emails
     FROM members WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
    [...parameters, request.limit, request.offset],
  )
  return {
    matching: count(db, where, parameters),
    total: count(db, 'trashed IS NULL', []),
    rows: rows.map(({ emails, ...row }) => ({ ...row, email: firstAddress(emails) })),
  }
}

/** What a search asks of a row of `members`; those in the trash never match. */
export function memberCondition(search: string): { where: string; parameters: SqlValue[] } {
  const conditions = matchConditions(search)
  const parameters = conditions.flatMap((condition) => condition.parameters)
  const found = conditions.map(({ sql }) => `n IN (${sql})`).join(' AND ')
  if (!found) return { where: 'trashed IS NULL', parameters }
  const where = `trashed IS NULL AND id IN (
    SELECT document FROM search_entries WHERE kind = 'member' AND ${found})`
  return { where, parameters }
}

function count(db: Database, where: string, parameters: SqlValue[]): number {
  const sql = `SELECT count(*) AS count FROM members WHERE ${where}`
  return db.get<{ count: number }>(sql, parameters)?.count ?? 0
}

function firstAddress(emails: string): string {
  const list = JSON.parse(emails) as { address: string }[]
  return list[0]?.address ?? ''
}
