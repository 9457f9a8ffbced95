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
])('"%s" is %s', (typed, expected) => {
  expect(read(typed)).toBe(expected)
})

test.each([
  ['tomorrow 7 pm', '2026-11-25 19:00'],
  ['Mon, May 3, 2027, 19:00', '2027-05-03 19:00'],
  ['Mon, 3 May 2027, 19:00', '2027-05-03 19:00'],
])('in English "%s" is %s', (typed, expected) => {
  expect(read(typed, 'en')).toBe(expected)
})

test('a time alone belongs to the day that is meant', () => {
  const context = { now: TUESDAY, language: 'de', day: '2027-05-03' }
  expect(parseMoment('21:30', context)).toEqual({ day: '2027-05-03', time: '21:30' })
  expect(parseMoment('22 Uhr', context)).toEqual({ day: '2027-05-03', time: '22:00' })
})

test.each(['', 'irgendwann', '31.2.2027', '1.13.2027', 'Raum 5', '3.5. im Vereinsheim'])(
  '"%s" is not guessed at',
  (typed) => {
    expect(read(typed)).toBe(null)
  },
)

test('whatever is typed, the answer is a day of the calendar or none', () => {
  const part = fc.constantFrom('3.', '5.', '31.', '2.', '2027', ' ', '19', 'Uhr', 'Do', 'Mai', ':')
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
