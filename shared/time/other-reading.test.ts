import { expect, test } from 'vitest'
import { otherReading } from './other-reading.ts'

test.each([
  ['6/7/1980', '1980-07-06', '1980-06-07'],
  ['06-07-80', '1980-07-06', '1980-06-07'],
  ['6/11/2027 19 Uhr', '2027-11-06', '2027-06-11'],
  ['19 Uhr, 6/7', '2027-07-06', '2027-06-07'],
])('"%s" may be meant the other way round', (typed, day, other) => {
  expect(otherReading(typed, day)).toBe(other)
})

test.each([
  ['25/12/1980', '1980-12-25'],
  ['5/5/1980', '1980-05-05'],
  ['6.7.1980', '1980-07-06'],
  ['1980-07-06', '1980-07-06'],
  ['1980/07/06', '1980-07-06'],
  ['6. Juli 1980', '1980-07-06'],
])('"%s" has one reading only', (typed, day) => {
  expect(otherReading(typed, day)).toBe('')
})
