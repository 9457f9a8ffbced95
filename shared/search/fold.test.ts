import { expect, test } from 'vitest'
import { expandedWords } from './fold.ts'

test('words with umlauts are also found as they are typed without them, each once', () => {
  expect(expandedWords('Müller und Öztürk, Straße 5; müller, Größe')).toBe(
    'mueller oeztuerk groesse',
  )
})

test('a word of 100,000 letters takes no longer than as many letters in short words', () => {
  // The quick run first: what a first run compiles is not counted.
  expandedWords('abc '.repeat(1000))
  const start = performance.now()
  expect(expandedWords('a'.repeat(100_000))).toBe('')
  expect(performance.now() - start).toBeLessThan(1000)
})
