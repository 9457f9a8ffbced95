import { expect, test } from 'vitest'
import { isCalendarDay, isDate } from './calendar-day.ts'

test('the calendar knows leap years, and neither a 31 April nor a month 13 or a day 0', () => {
  expect(['2024-02-29', '2000-02-29', '2027-12-31'].every(isCalendarDay)).toBe(true)
  const wrong = ['2023-02-29', '1900-02-29', '2027-04-31', '2027-13-01', '2027-00-10', '2027-01-00']
  expect(wrong.filter(isCalendarDay)).toEqual([])
  expect(['2027-1-1', '2027-01-01T10:00', ' 2027-01-01', ''].filter(isCalendarDay)).toEqual([])
  expect(isDate(99, 2, 28)).toBe(true)
})
