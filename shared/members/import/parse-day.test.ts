import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDay, type DayContext } from './parse-day.ts'

const birth: DayContext = { today: '2026-11-24', field: 'birthDate' }
const joined: DayContext = { today: '2026-11-24', field: 'joined' }

test.each([
  '3.5.1962',
  '03.05.1962',
  '03.05.62',
  "3.5.'62",
  '3. 5. 1962',
  '3. Mai 1962',
  '3 Mai 62',
  '3. may 1962',
  'May 3, 1962',
  'Do, 3.5.1962',
  '1962-05-03',
  '1962/05/03',
  '1962-05-03T00:00:00Z',
  '03.05.1962 00:00:00',
  '19620503',
  '03051962',
  '22769',
  '22769.5',
  '* 3.5.1962',
  'geb. 03.05.1962',
])('%s is 3 May 1962', (text) => {
  expect(parseDay(text, birth)).toEqual({ day: '1962-05-03', problem: null })
})

test.each([
  ['1. März 1980', '1980-03-01'],
  ['1. Mrz. 1980', '1980-03-01'],
  ['24. Dez 1955', '1955-12-24'],
  ['25/12/1980', '1980-12-25'],
  ['12/25/1980', '1980-12-25'],
  ['5/5/1980', '1980-05-05'],
  ['29.02.2000', '2000-02-29'],
  ['01.01.10', '2010-01-01'],
])('%s is %s', (text, day) => {
  expect(parseDay(text, birth)).toEqual({ day, problem: null })
})

test.each([
  ['5/3/1962', 'date-ambiguous'],
  ['05-03-62', 'date-ambiguous'],
  ['01.01.23', 'date-ambiguous'],
  ['31.02.1980', 'date-impossible'],
  ['29.02.1900', 'date-impossible'],
  ['13/13/1980', 'date-impossible'],
  ['00.05.1980', 'date-impossible'],
  ['1962', 'date-incomplete'],
  ['Mai 1962', 'date-incomplete'],
  ['05/1962', 'date-incomplete'],
  ['01.01.2030', 'date-implausible'],
  ['01.01.1780', 'date-implausible'],
  ['Pfingsten', 'date-unreadable'],
  ['3. Foo 1962', 'date-unreadable'],
  ['1.23E+05', 'date-unreadable'],
])('%s is a problem: %s', (text, problem) => {
  expect(parseDay(text, birth)).toEqual({ day: null, problem })
})

test.each(['', '-', '?', 'unbekannt', '00.00.0000', '0000-00-00'])('%j says nothing', (text) => {
  expect(parseDay(text, birth)).toEqual({ day: null, problem: null })
})

describe('two-digit years', () => {
  test('whoever is born in 23 is three or a hundred and three', () => {
    expect(parseDay('1.1.23', birth).problem).toBe('date-ambiguous')
    expect(parseDay('1.1.20', birth).day).toBe('2020-01-01')
    expect(parseDay('1.1.27', birth).day).toBe('1927-01-01')
  })

  test('a joining lies in the last hundred years', () => {
    expect(parseDay('1.1.23', joined).day).toBe('2023-01-01')
    expect(parseDay('1.1.62', joined).day).toBe('1962-01-01')
    expect(parseDay('31.12.30', { ...joined, field: 'left' }).day).toBe('2030-12-31')
  })
})

test('a person can say how 5/3/1962 is meant', () => {
  expect(parseDay('5/3/1962', { ...birth, order: 'day-month' }).day).toBe('1962-03-05')
  expect(parseDay('5/3/1962', { ...birth, order: 'month-day' }).day).toBe('1962-05-03')
  expect(parseDay('25/3/1962', { ...birth, order: 'month-day' }).day).toBe('1962-03-25')
})

test('every day of a lifetime is read back in every unambiguous spelling', () => {
  const date = fc.date({
    min: new Date('1922-01-01'),
    max: new Date('2026-11-24'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(date, (any) => {
      const day = any.toISOString().slice(0, 10)
      const [y = '', m = '', d = ''] = day.split('-')
      for (const text of [
        day,
        `${d}.${m}.${y}`,
        `${Number(d)}.${Number(m)}.${y}`,
        `${y}${m}${d}`,
      ]) {
        expect([text, parseDay(text, birth).day]).toEqual([text, day])
      }
    }),
  )
})

test('no text is read as a day that does not exist', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789./- '), maxLength: 10 })
  fc.assert(
    fc.property(digits, (text) => {
      const { day } = parseDay(text, joined)
      if (day !== null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
    }),
    { numRuns: 2000 },
  )
})
