import { memberName } from '../../shared/members/member.ts'
import type { ComingDay, Overview } from '../../shared/rpc/chapter-calls.ts'
import type { Database } from '../db/database.ts'
import { listMeetings } from '../meetings/list-meetings.ts'
import { countResolutions } from '../resolutions/list-resolutions.ts'

const DAYS_AHEAD = 30
const SHOWN_MEETINGS = 3
const SHOWN_DAYS = 12
/** Years of membership that are honoured. */
const JUBILEES = new Set([10, 20, 25, 30, 40, 50, 60, 65, 70, 75])
/** Birthdays that are a round one: from 18 on every tenth, and every fifth from 65. */
const isRound = (age: number) => age === 18 || age % 10 === 0 || (age >= 65 && age % 5 === 0)

/** @param today `2027-05-03` */
export function overview(db: Database, today: string): Overview {
  const meetings = listMeetings(db).filter(({ starts }) => starts !== '')
  const isComing = ({ starts }: { starts: string }) => starts.slice(0, 10) >= today
  return {
    meetings: meetings.filter(isComing).reverse().slice(0, SHOWN_MEETINGS),
    lastMeeting: meetings.find((one) => !isComing(one)) ?? null,
    days: comingDays(db, today),
    members: count(db, `SELECT count(*) AS count FROM members WHERE trashed IS NULL`),
    resolutions: countResolutions(db),
  }
}

interface PersonRow {
  id: string
  title: string
  firstName: string
  lastName: string
  birthDate: string
  joined: string
}

function comingDays(db: Database, today: string): ComingDay[] {
  const rows = db.all<PersonRow>(
    `SELECT id, title, first_name AS firstName, last_name AS lastName, birth_date AS birthDate,
       joined FROM members
     WHERE trashed IS NULL AND kind = 'member' AND (left_on = '' OR left_on > ?)
       AND (birth_date <> '' OR joined <> '')`,
    [today],
  )
  const last = addDays(today, DAYS_AHEAD)
  return rows
    .flatMap((row): ComingDay[] => {
      const person = { member: row.id, name: memberName(row) }
      const birthday = nextTime(row.birthDate, today)
      const jubilee = nextTime(row.joined, today)
      return [
        ...(birthday && birthday.day <= last && isRound(birthday.years)
          ? [{ ...person, occasion: 'birthday' as const, ...birthday }]
          : []),
        ...(jubilee && jubilee.day <= last && JUBILEES.has(jubilee.years)
          ? [{ ...person, occasion: 'jubilee' as const, ...jubilee }]
          : []),
      ]
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.name < b.name ? -1 : 1))
    .slice(0, SHOWN_DAYS)
}

/** When a day of the year comes next, and how many years it is then; 29 February on 1 March. */
function nextTime(since: string, today: string): { day: string; years: number } | null {
  if (since === '') return null
  const [year = 0, month = 1, date = 1] = since.split('-').map(Number)
  const thisYear = Number(today.slice(0, 4))
  for (const candidate of [thisYear, thisYear + 1]) {
    const day = new Date(Date.UTC(candidate, month - 1, date)).toISOString().slice(0, 10)
    if (day >= today && candidate > year) return { day, years: candidate - year }
  }
  return null
}

function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

const count = (db: Database, sql: string) => db.get<{ count: number }>(sql)?.count ?? 0
