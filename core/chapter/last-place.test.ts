import { expect, test } from 'vitest'
import { openCopy } from '../../tests/support/open-copy.ts'
import { keepPlace, lastPlace } from './last-place.ts'

test('a folder opens where it was left, and at its beginning before that', () => {
  const { db } = openCopy(1)
  expect(lastPlace(db)).toBe('/')
  keepPlace(db, '/members/0123456789abcdef0123456789abcdef')
  expect(lastPlace(db)).toBe('/members/0123456789abcdef0123456789abcdef')
})

test('a place that is none is the beginning', () => {
  const { db } = openCopy(1)
  db.run(`INSERT INTO meta (key, value) VALUES ('last-place', 'https://example.org')`)
  expect(lastPlace(db)).toBe('/')
})
