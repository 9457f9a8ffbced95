import { expect, test } from 'vitest'
import type { BackupKind } from '../../shared/backup/backup-kind.ts'
import { outdated } from './rotation.ts'

const DAY = 24 * 60 * 60 * 1000
const start = Date.parse('2027-01-01T12:00Z')
const made = (kind: BackupKind, at: number) => ({ kind, made: at })

test('after two years of daily backups a week of days, five weeks and a year of months are left', () => {
  let kept = [made('automatic', start)]
  for (let day = 1; day < 730; day++) {
    kept.push(made('automatic', start + day * DAY))
    const gone = new Set(outdated(kept))
    kept = kept.filter((one) => !gone.has(one))
  }
  const times = kept.map((one) => one.made)
  const last = start + 729 * DAY
  expect(kept.length).toBeLessThanOrEqual(7 + 5 + 12)
  expect(kept.length).toBeGreaterThanOrEqual(18)
  expect(Math.max(...times)).toBe(last)
  expect(last - Math.min(...times)).toBeGreaterThan(330 * DAY)
})

test('of a day one automatic backup stays, and a single one never goes', () => {
  const day = [0, 1, 2].map((minute) => made('automatic', start + minute * 60_000))
  expect(outdated(day)).toEqual([day[1], day[0]])
  expect(outdated(day.slice(0, 1))).toEqual([])
})

test('what was asked for stays, however many automatic ones and restores follow on its day', () => {
  const asked = made('by-hand', start)
  const others = [1, 2, 3, 4, 5, 6, 7].flatMap((minute) => [
    made('automatic', start + minute * 60_000),
    made('before-restore', start + minute * 60_000),
  ])
  expect(outdated([asked, ...others])).not.toContain(asked)
})

test('of those that were asked for the newest ten stay, and as many from before a restore', () => {
  for (const kind of ['by-hand', 'before-restore'] as const) {
    const many = Array.from({ length: 12 }, (_, month) => made(kind, start + month * 30 * DAY))
    expect(outdated(many)).toEqual([many[1], many[0]])
  }
})

test('half an hour after midnight is another day, as a board counts them', () => {
  const evening = Date.parse('2027-05-03T23:30+02:00')
  const night = Date.parse('2027-05-04T00:30+02:00')
  const later = [1, 2, 3, 4, 5].map((day) => night + day * DAY)
  const all = [evening, night, ...later].map((at) => made('automatic', at))
  expect(outdated(all)).toEqual([])
})
