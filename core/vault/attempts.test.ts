import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { clearFailures, recordTry, secondsToWait } from './attempts.ts'

const folder = () => mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-attempts-'))
const noon = Date.parse('2027-05-03T12:00:00Z')
const YEAR = 365 * 24 * 60 * 60 * 1000

test('three mistakes are free, each further one makes the next try wait longer', () => {
  const data = folder()
  const waits = [0, 1, 2, 3, 4].map(() => {
    recordTry(data, noon)
    return secondsToWait(data, noon)
  })
  expect(waits).toEqual([0, 0, 2, 4, 8])
  expect(secondsToWait(data, noon + 5000)).toBe(3)
  clearFailures(data)
  expect(secondsToWait(data, noon)).toBe(0)
})

test('a clock that was a year ahead keeps nobody waiting for a year', () => {
  const data = folder()
  for (let tries = 0; tries < 3; tries++) recordTry(data, noon + YEAR)
  expect(secondsToWait(data, noon)).toBe(2)
  expect(secondsToWait(data, noon + 2000)).toBe(0)
})
