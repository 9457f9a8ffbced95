import { expect, test } from 'vitest'
import { openCopy } from '../../tests/support/open-copy.ts'
import type { Database } from '../db/database.ts'
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

/** The same database, and how many rows it has handed out. */
function counting(db: Database): { db: Database; rows: () => number } {
  let rows = 0
  const all = <Row>(...args: Parameters<Database['all']>) => {
    const found = db.all<Row>(...args)
    rows += found.length
    return found
  }
  return { db: { ...db, all }, rows: () => rows }
}

test('the start page reads what it shows, not all members of the largest chapter', () => {
  const { db, rows } = counting(openLarge())
  const page = overview(db, '2027-05-03')
  expect(page.days).toHaveLength(12)
  expect(page.meetings[0]?.items).toBe(ITEMS)
  expect(rows()).toBeLessThan(300)
})

test('a page of a thousand meetings reads its own rows only', () => {
  const { db, rows } = counting(openLarge())
  const page = listMeetings(db, { offset: 0, limit: 100 })
  expect(page).toMatchObject({ total: MEETINGS })
  expect(page.rows).toHaveLength(100)
  expect(rows()).toBeLessThan(110)
})
