/** Birthdays and jubilees of the next weeks. */
import { memberName } from '../../shared/members/member.ts'
import type { ComingDay } from '../../shared/rpc/chapter-calls.ts'
import type { Database } from '../db/database.ts'

const DAYS_AHEAD = 30
const SHOWN_DAYS = 12
/** Birthdays that are a round one: 18, then every tenth, and every fifth from 65. */
const ROUND = [18, 20, 30, 40, 50, 60, 65, 70, 75, 80, 85, 90, 95, 100, 105, 110, 115, 120]
/** Years of membership that are honoured. */
const JUBILEES = [10, 20, 25, 30, 40, 50, 60, 65, 70, 75]

interface PersonRow {
  id: string
  title: string
  firstName: string
  lastName: string
  since: string
}

/** The next first. @param today `2027-05-03` */
export function comingDays(db: Database, today: string): ComingDay[] {
  return [...daysOf(db, today, 'birthday', ROUND), ...daysOf(db, today, 'jubilee', JUBILEES)]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.name < b.name ? -1 : 1))
    .slice(0, SHOWN_DAYS)
}

function daysOf(
  db: Database,
  today: string,
  occasion: ComingDay['occasion'],
  honoured: readonly number[],
): ComingDay[] {
  const column = occasion === 'birthday' ? 'birth_date' : 'joined'
  const last = addDays(today, DAYS_AHEAD)
  // One day more: who was born on 29 February is in March.
  const first = addDays(today, -1)
  const isCrossing = first.slice(5) > last.slice(5)
  // All that is asked for stands in one narrow index; only whom it finds is looked up in the table.
  const rows = db.all<PersonRow>(
    `SELECT id, title, first_name AS firstName, last_name AS lastName, ${column} AS since
     FROM members WHERE rowid IN (
       SELECT rowid FROM members INDEXED BY members_days
       WHERE trashed IS NULL AND kind = 'member' AND (left_on = '' OR left_on > ?)
         AND (substr(${column}, 6) >= ? ${isCrossing ? 'OR' : 'AND'} substr(${column}, 6) <= ?)
         AND CAST(? - substr(${column}, 1, 4) AS INTEGER) IN (${honouredBefore(first, last, honoured)})
     )`,
    [today, first.slice(5), last.slice(5), last.slice(0, 4)],
  )
  return rows.flatMap((row): ComingDay[] => {
    const { day, years } = nextTime(row.since, today)
    if (day > last || !honoured.includes(years)) return []
    return [{ member: row.id, name: memberName(row), occasion, day, years }]
  })
}

/** The honoured numbers of years, counted to the year of `last`, which may have begun since `first`. */
function honouredBefore(first: string, last: string, honoured: readonly number[]): string {
  const crossed = Number(last.slice(0, 4)) - Number(first.slice(0, 4))
  return [...new Set(honoured.flatMap((years) => [years, years + crossed]))].join(', ')
}

/** When a day of the year comes next, and how many years it is then; 29 February on 1 March. */
function nextTime(since: string, today: string): { day: string; years: number } {
  const [year = 0, month = 1, date = 1] = since.split('-').map(Number)
  const dayIn = (at: number) => new Date(Date.UTC(at, month - 1, date)).toISOString().slice(0, 10)
  const thisYear = Number(today.slice(0, 4))
  const next = dayIn(thisYear) >= today ? thisYear : thisYear + 1
  return { day: dayIn(next), years: next - year }
}

function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}
