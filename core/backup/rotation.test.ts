import { expect, test } from 'vitest'
import { outdated } from './rotation.ts'

const DAY = 24 * 60 * 60 * 1000
const start = Date.parse('2027-01-01T12:00Z')

test('after two years of daily backups a week of days, five weeks and a year of months are left', () => {
  let kept: number[] = []
  for (let day = 0; day < 730; day++) {
    kept.push(start + day * DAY)
    const gone = new Set(outdated(kept))
    kept = kept.filter((at) => !gone.has(at))
  }
  const last = start + 729 * DAY
  expect(kept.length).toBeLessThanOrEqual(7 + 5 + 12)
  expect(kept.length).toBeGreaterThanOrEqual(18)
  expect(Math.max(...kept)).toBe(last)
  expect(last - Math.min(...kept)).toBeGreaterThan(330 * DAY)
})

test('of many on one day the last five stay, and a single one never goes', () => {
  const minutes = [0, 1, 2, 3, 4, 5, 6].map((minute) => start + minute * 60_000)
  expect(outdated(minutes)).toEqual([minutes[1], minutes[0]])
  expect(outdated([start])).toEqual([])
})

test('half an hour after midnight is another day, as a board counts them', () => {
  const evening = Date.parse('2027-05-03T23:30+02:00')
  const night = Date.parse('2027-05-04T00:30+02:00')
  const later = [1, 2, 3, 4, 5].map((day) => night + day * DAY)
  expect(outdated([evening, night, ...later])).toEqual([])
})
