import { expect, test } from 'vitest'
import type { Chapter } from '../chapter/chapter.ts'
import { openMemoryDatabase } from '../db/database.ts'
import { readNotices } from './notices.ts'
import { createTwice } from './twice.ts'

const MINUTE = 60_000

function device() {
  const db = openMemoryDatabase()
  db.exec('CREATE TABLE meta (key TEXT PRIMARY KEY, value)')
  const clock = { now: 0 }
  const twice = createTwice({ db, device: 7 } as Chapter, () => clock.now)
  return { db, clock, twice }
}

test('a device that is shown out three times within minutes is told that it runs twice, once', () => {
  const { db, clock, twice } = device()
  const said = [1, 2, 3, 4].map((minute) => {
    clock.now = minute * MINUTE
    return twice('replaced')
  })
  expect(said).toEqual(['replaced', 'replaced', 'twice', 'twice'])
  expect(readNotices(db)).toEqual([{ kind: 'twice', device: 7, at: 3 * MINUTE }])
})

test('now and then, and for other reasons, is no sign of it', () => {
  const { db, clock, twice } = device()
  for (const minute of [0, 6, 12, 18]) {
    clock.now = minute * MINUTE
    expect(twice('unreachable')).toBe('unreachable')
    expect(twice('replaced')).toBe('replaced')
  }
  expect(readNotices(db)).toEqual([])
})
