import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSpeech } from './speech.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Anna's device; whoever else is there hears what she says. */
function anna() {
  const heard: string[] = []
  const at = { place: 'Start', isAlone: false }
  const speech = createSpeech(
    () => at.place,
    () => {
      if (!at.isAlone) heard.push(at.place)
      return !at.isAlone
    },
  )
  const go = (place: string) => {
    at.place = place
    speech.changed()
  }
  return { heard, at, speech, go }
}

test('whoever walks through the app is told of at most a few times per second, and where she ends', () => {
  const { heard, go } = anna()
  for (let step = 1; step <= 40; step += 1) {
    go(`Seite ${String(step)}`)
    vi.advanceTimersByTime(25)
  }
  vi.advanceTimersByTime(1000)
  expect(heard.length).toBeLessThanOrEqual(4)
  expect(heard.at(-1)).toBe('Seite 40')
})

test('a step is told within a fifth of a second, and nothing twice', () => {
  const { heard, go } = anna()
  go('Sitzung')
  vi.advanceTimersByTime(200)
  expect(heard).toEqual(['Sitzung'])
  go('Sitzung')
  vi.advanceTimersByTime(10_000)
  expect(heard).toEqual(['Sitzung'])
})

test('whoever comes later hears it as well, and a sign of life comes twice a minute at least', () => {
  const { heard, speech, go } = anna()
  go('Sitzung')
  vi.advanceTimersByTime(200)
  speech.tellAnew()
  vi.advanceTimersByTime(500)
  expect(heard).toEqual(['Sitzung', 'Sitzung'])
  for (let second = 0; second < 120; second += 5) {
    vi.advanceTimersByTime(5000)
    speech.tick()
  }
  vi.advanceTimersByTime(500)
  expect(heard.length).toBeGreaterThanOrEqual(5)
})

test('where nobody else is nothing is said, and nobody who was not seen says goodbye', () => {
  const { heard, at, speech, go } = anna()
  at.isAlone = true
  go('Sitzung')
  vi.advanceTimersByTime(60_000)
  expect(speech.isHeard()).toBe(false)
  at.isAlone = false
  go('')
  speech.tellAnew()
  vi.advanceTimersByTime(60_000)
  expect(heard).toEqual([])
  go('Sitzung')
  vi.advanceTimersByTime(500)
  go('')
  vi.advanceTimersByTime(500)
  expect(heard).toEqual(['Sitzung', ''])
})
