import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('one value has one spelling, whatever the order of its keys', () => {
  expect(canonicalJson({ b: [1, 'ä', null], a: { d: true, c: 1e21 } })).toBe(
    '{"a":{"c":1e+21,"d":true},"b":[1,"ä",null]}',
  )
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
})

test('keys are sorted by UTF-16 units, as RFC 8785 shows', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude02': 5, '\u0080': 6 }
  expect(Object.keys(JSON.parse(canonicalJson(value)) as object)).toEqual([
    '1',
    '\r',
    '\u0080',
    '\u20ac',
    '\ud83d\ude02',
    '\ufb33',
  ])
})

test('what other programs would write differently is refused', () => {
  expect(() => canonicalJson('\ud800')).toThrow()
  expect(() => canonicalJson(Number.NaN)).toThrow()
})
