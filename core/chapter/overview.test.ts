import { expect, test } from 'vitest'
import { openCopy } from '../../tests/support/open-copy.ts'
import { listMeetings } from '../meetings/list-meetings.ts'
import { overview } from './overview.ts'

const MEMBERS = 10_000
const MEETINGS = 1_000
const ITEMS = 8

/** A chapter as large as any, straight in the tables that lists read. */
function openLarge() {
  const { db } = openCopy(1)
  const dayOf = (n: number, year: number) =>
    new Date(Date.UTC(year, 0, 1 + (n % 365))).toISOString().slice(0, 10)
  db.transaction(() => {
    for (let n = 0; n < MEMBERS; n++) {
      db.run(
        `INSERT INTO members (id, kind, title, first_name, last_name, birth_date, joined, left_on)
         VALUES (?, 'member', '', 'Eva', 'Muster', ?, ?, '')`,
        [String(n), dayOf(n, 1940 + (n % 70)), dayOf(n * 7, 1980 + (n % 47))],
      )
    }
    for (let n = 0; n < MEETINGS; n++) {
      const id = `m${String(n)}`
      db.run(
        `INSERT INTO meetings (id, kind, title, place, starts) VALUES (?, 'board', '', '', ?)`,
        [id, `${dayOf(n * 11, 2000 + (n % 28))}T19:00`],
      )
      for (let item = 0; item < ITEMS; item++) {
        db.run('INSERT INTO agenda_items (id, meeting) VALUES (?, ?)', [
          `${id}-${String(item)}`,
          id,
        ])
      }
    }
  })
  return db
}

/** Milliseconds of this process, whatever else the machine does; the second time, as in use. */
function costOf(work: () => void): number {
  work()
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

test('what stands on the start page costs little in the largest chapter', () => {
  const db = openLarge()
  const read = () => overview(db, '2027-05-03')
  expect(read().days).toHaveLength(12)
  expect(read().meetings[0]?.items).toBe(ITEMS)
  expect(costOf(read)).toBeLessThan(15)
})

test('a page of a thousand meetings costs no more than a page of few', () => {
  const db = openLarge()
  const page = () => listMeetings(db, { offset: 0, limit: 100 })
  expect(page()).toMatchObject({ total: MEETINGS })
  expect(page().rows).toHaveLength(100)
  expect(costOf(page)).toBeLessThan(15)
})
