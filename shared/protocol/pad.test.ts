import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pad, paddedLength, unpad } from './pad.ts'

test('what was padded comes back, and only in its own length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (content) => {
      const padded = pad(content)
      expect(unpad(padded)).toEqual(content)
      expect(unpad(padded.slice(0, -1))).toBe(null)
      expect(unpad(Uint8Array.of(...padded, 0))).toBe(null)
      expect(padded.length).toBeLessThanOrEqual(Math.max(64, (content.length + 3) * 1.12 + 64))
    }),
  )
})

test('bytes in the padding are refused: one content has one form', () => {
  const padded = pad(Uint8Array.of(1, 2, 3))
  padded[31] = 1
  expect(unpad(padded)).toBe(null)
})

test('lengths that are close look alike', () => {
  expect(paddedLength(1)).toBe(32)
  expect(paddedLength(65)).toBe(96)
  expect(new Set([9_000_001, 9_000_500, 9_010_000].map(paddedLength)).size).toBe(1)
})
