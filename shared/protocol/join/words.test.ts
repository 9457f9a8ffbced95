import { expect, test } from 'vitest'
import { hash, ready } from '../crypto.ts'
import { WORD_COUNT, wordsOf } from './words.ts'

await ready

test('a fingerprint is six words, the same on both sides', () => {
  const words = wordsOf(hash('fingerprint', Uint8Array.of(1)))
  expect(words).toHaveLength(6)
  expect(words.every((word) => /^[A-Z][a-zäöüß]+$/.test(word))).toBe(true)
  expect(wordsOf(hash('fingerprint', Uint8Array.of(1)))).toEqual(words)
})

test('other keys are other words', () => {
  const all = Array.from({ length: 2000 }, (_, n) =>
    wordsOf(hash('fingerprint', Uint8Array.of(n >> 8, n))).join(' '),
  )
  expect(new Set(all).size).toBe(all.length)
})

test('every word can come, and none is there twice', () => {
  const seen = new Set<string>()
  for (let place = 0; place < WORD_COUNT; place += 1) {
    const [word = ''] = wordsOf(Uint8Array.of(place >> 1, (place & 1) << 7, 0, 0, 0, 0, 0, 0))
    seen.add(word)
  }
  expect(WORD_COUNT).toBe(512)
  expect(seen.size).toBe(512)
})
