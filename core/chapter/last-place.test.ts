import { expect, test } from 'vitest'
import { openCopy } from '../../tests/support/open-copy.ts'
import { keepPlace, lastPlace } from './last-place.ts'

test('a folder opens where it was left, and at its beginning before that', () => {
  const { db } = openCopy(1)
  expect(lastPlace(db)).toBe('/')
  for (const place of [`/members/${'a'.repeat(32)}`, `/meetings/b?item=${'c'.repeat(32)}`]) {
    keepPlace(db, place)
    expect(lastPlace(db)).toBe(place)
  }
})

test('a place that is none is the beginning', () => {
  const { db } = openCopy(1)
  db.run(`INSERT INTO meta (key, value) VALUES ('last-place', 'https://example.org')`)
  expect(lastPlace(db)).toBe('/')
})
