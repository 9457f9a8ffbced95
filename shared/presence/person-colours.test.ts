import { colord, extend } from 'colord'
import a11yPlugin from 'colord/plugins/a11y'
import { expect, test } from 'vitest'
import { deviceColour, PERSON_COLOURS } from './person-colours.ts'

extend([a11yPlugin])

test.each(PERSON_COLOURS)('white letters are readable on %s, by day and by night', (colour) => {
  expect(colord(colour).contrast('#ffffff')).toBeGreaterThanOrEqual(4.5)
})

test('ten devices have ten colours, and each keeps its own when another one comes', () => {
  const numbers = Array.from({ length: 10 }, (_, n) => 2_000_000 - n * 1000)
  const colours = numbers.map((number) => deviceColour(numbers, number))
  expect(new Set(colours).size).toBe(10)
  const more = [...numbers, 7]
  expect(numbers.map((number) => deviceColour(more, number))).toEqual(colours)
  expect(PERSON_COLOURS).toContain(deviceColour(more, 7))
})
