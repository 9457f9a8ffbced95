import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openCopy } from '../../tests/support/open-copy.ts'
import { comingDays } from './coming-days.ts'

const day = fc
  .date({
    min: new Date('1930-01-01'),
    max: new Date('2026-12-31'),
    noInvalidDate: true,
  })
  .map((at) => at.toISOString().slice(0, 10))
const today = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const person = fc.record({
  kind: fc.constantFrom('member', 'prospect'),
  birth: fc.oneof(day, fc.constantFrom('', '1960-02-29', '1940-12-31', '1950-01-01')),
  joined: fc.oneof(day, fc.constant('')),
  left: fc.constantFrom('', '2020-05-01', '2040-01-01'),
  trashed: fc.constantFrom(null, '2026-01-01'),
})

const DAY = 86_400_000
const ROUND = [18, 20, 30, 40, 50, 60, 65, 70, 75, 80, 85, 90, 95]
const JUBILEES = [10, 20, 25, 30, 40, 50, 60, 65, 70, 75]

/** The same as somebody would find it with a calendar: day by day. */
function byCalendar(since: string, today: string, honoured: readonly number[]): string | null {
  for (let ahead = 0; since && ahead <= 30; ahead++) {
    const at = new Date(Date.parse(today) + ahead * DAY)
    const [year = 0, month = 1, date = 1] = since.split('-').map(Number)
    const years = at.getUTCFullYear() - year
    const isDay = Date.UTC(at.getUTCFullYear(), month - 1, date) === at.getTime()
    if (isDay && honoured.includes(years)) return at.toISOString().slice(0, 10)
  }
  return null
}

test('birthdays and jubilees of the next thirty days are found, over New Year and in leap years', () => {
  const { db } = openCopy(1)
  fc.assert(
    fc.property(fc.array(person, { maxLength: 11 }), today, (people, today) => {
      db.run('DELETE FROM members')
      const expected: string[] = []
      for (const [n, { kind, birth, joined, left, trashed }] of people.entries()) {
        db.run(
          `INSERT INTO members (id, kind, title, first_name, last_name, birth_date, joined, left_on,
             trashed, n) VALUES (?, ?, '', 'Eva', 'Muster', ?, ?, ?, ?, ?)`,
          [String(n), kind, birth, joined, left, trashed, n],
        )
        if (kind !== 'member' || trashed || (left && left <= today)) continue
        const birthday = byCalendar(birth, today, ROUND)
        const jubilee = byCalendar(joined, today, JUBILEES)
        if (birthday) expected.push(`${birthday} ${String(n)} birthday`)
        if (jubilee) expected.push(`${jubilee} ${String(n)} jubilee`)
      }
      const found = comingDays(db, today).map(
        ({ day, member, occasion }) => `${day} ${member} ${occasion}`,
      )
      expect(found.sort()).toEqual(expected.sort().slice(0, 12).sort())
    }),
    { seed: 7, numRuns: 300 },
  )
})
