import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMoment } from './parse-moment.ts'

const TUESDAY = '2026-11-24T12:00'
const read = (typed: string, language = 'de') => {
  const found = parseMoment(typed, { now: TUESDAY, language })
  return found && [found.day, found.time].filter(Boolean).join(' ')
}

test.each([
  ['3.5.', '2027-05-03'],
  ['24.11.', '2026-11-24'],
  ['29.2.', '2028-02-29'],
  ['3.5. 19 Uhr', '2027-05-03 19:00'],
  ['03.05.2027 19:00', '2027-05-03 19:00'],
  ['3.5.27, 19.30 Uhr', '2027-05-03 19:30'],
  ['Do 19 Uhr', '2026-11-26 19:00'],
  ['am Freitag', '2026-11-27'],
  ['nächsten Do 19 Uhr', '2026-12-03 19:00'],
  ['morgen 18:30', '2026-11-25 18:30'],
  ['in zwei Wochen', '2026-12-08'],
  ['3. Mai 2027, 19:00', '2027-05-03 19:00'],
  ['Mo, 3. Mai 2027, 19:00', '2027-05-03 19:00'],
  ['3. Mai 21 Uhr', '2027-05-03 21:00'],
  ['3.5. um 19.30', '2027-05-03 19:30'],
  ['Do 19.10', '2026-11-26 19:10'],
  ['21.30', '2026-11-24 21:30'],
  ['19 Uhr am 4.5.', '2027-05-04 19:00'],
  ['um 19:30 am 4. Mai', '2027-05-04 19:30'],
  ['19.30 Uhr, Di 4.5.', '2027-05-04 19:30'],
  ['um 19 Uhr am Freitag', '2026-11-27 19:00'],
  ['19:30 4.5.2027', '2027-05-04 19:30'],
  ['Dienstag, den 4.5. um 19 Uhr', '2027-05-04 19:00'],
  ['am Di., 4.5.', '2027-05-04'],
  ['4.5. 1930', '2027-05-04 19:30'],
  ['4.5. 1930 Uhr', '2027-05-04 19:30'],
  ['4.5. 2027', '2027-05-04'],
  ['4.5. 2027 19 Uhr', '2027-05-04 19:00'],
])('"%s" is %s', (typed, expected) => {
  expect(read(typed)).toBe(expected)
})

test.each([
  ['tomorrow 7 pm', '2026-11-25 19:00'],
  ['Mon, May 3, 2027, 19:00', '2027-05-03 19:00'],
  ['Mon, 3 May 2027, 19:00', '2027-05-03 19:00'],
  ['7:30 am, 3 May 2027', '2027-05-03 07:30'],
  ['19:00 on 4.5.', '2027-05-04 19:00'],
  ['6/7/2027 19:00', '2027-07-06 19:00'],
  ['May 3, 2027 7 pm', '2027-05-03 19:00'],
])('in English "%s" is %s', (typed, expected) => {
  expect(read(typed, 'en')).toBe(expected)
})

test('a time alone belongs to the day that is meant', () => {
  const context = { now: TUESDAY, language: 'de', day: '2027-05-03' }
  expect(parseMoment('21:30', context)).toEqual({ day: '2027-05-03', time: '21:30' })
  expect(parseMoment('22 Uhr', context)).toEqual({ day: '2027-05-03', time: '22:00' })
  expect(parseMoment('21.30', context)).toEqual({ day: '2027-05-03', time: '21:30' })
  expect(parseMoment('19.10', context)).toEqual({ day: '2027-05-03', time: '19:10' })
})

/** The meeting began on a Thursday long ago. */
const BEGIN = '2026-05-07T19:00'
test.each([
  ['21.30', '2026-05-07 21:30'],
  ['21 Uhr', '2026-05-07 21:00'],
  ['0:30', '2026-05-08 00:30'],
  ['Do 21:30', '2026-05-07 21:30'],
  ['Fr 1 Uhr', '2026-05-08 01:00'],
  ['8.5. 0:30', '2026-05-08 00:30'],
  ['7. Mai 22 Uhr', '2026-05-07 22:00'],
  ['heute 12:30', '2026-11-24 12:30'],
  ['7.5.2026 21:30', '2026-05-07 21:30'],
])('as the end of a meeting, "%s" is %s', (typed, expected) => {
  const found = parseMoment(typed, { now: TUESDAY, language: 'de', begin: BEGIN })
  expect(found && `${found.day} ${String(found.time)}`).toBe(expected)
})

test.each([
  '',
  'irgendwann',
  '31.2.2027',
  '1.13.2027',
  '3.10',
  '19.10',
  'Raum 5',
  '3.5. im Vereinsheim',
  'nicht am 4.5.',
  'Raum 5, 4.5. 19 Uhr',
  'vor dem 4. Mai',
  '19 Uhr oder 20 Uhr am 4.5.',
  '4.5.1930',
  '4. Mai 1930',
  '4.5.2127',
])('"%s" is not guessed at', (typed) => {
  expect(read(typed)).toBe(null)
})

test('whatever is typed, the answer is a day of the calendar or none', () => {
  const part = fc.constantFrom(
    '3.',
    '5.',
    '21.30',
    '31.',
    '2.',
    '2027',
    ' ',
    '19',
    'Uhr',
    'Do',
    'Mai',
    ':',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part).map((all) => all.join('')),
      ),
      (typed) => {
        const found = parseMoment(typed, { now: TUESDAY, language: 'de' })
        if (found) expect(new Date(`${found.day}T00:00Z`).toISOString()).toContain(found.day)
      },
    ),
    { numRuns: 2000 },
  )
})
