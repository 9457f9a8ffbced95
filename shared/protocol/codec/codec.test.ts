import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bytes,
  choice,
  decode,
  encode,
  exactly,
  fixed,
  list,
  optional,
  sorted,
  struct,
  text,
  uint,
  type Codec,
} from './codec.ts'

/** The value, or `null` for what is refused. */
function read<Value>(codec: Codec<Value>, data: Uint8Array): Value | null {
  const decoded = decode(codec, data)
  return decoded.ok ? decoded.value : null
}

const person = struct({ number: uint(1 << 24), name: text(40), key: fixed(4) })
const message = choice({
  hello: [1, struct({ version: exactly(1), people: list(person, 100) })],
  part: [7, struct({ from: optional(uint()), data: bytes(1000) })],
  vector: [9, struct({ devices: sorted(uint(), 50, (a, b) => a - b) })],
})
const anyMessage = fc.oneof(
  fc.record({
    type: fc.constant('hello' as const),
    version: fc.constant(1 as const),
    people: fc.array(
      fc.record({
        number: fc.nat(1 << 24),
        name: fc.string({ unit: 'grapheme', maxLength: 5 }),
        key: fc.uint8Array({ minLength: 4, maxLength: 4 }),
      }),
    ),
  }),
  fc.record({
    type: fc.constant('part' as const),
    from: fc.option(fc.maxSafeNat()),
    data: fc.uint8Array({ maxLength: 1000 }),
  }),
  fc.record({
    type: fc.constant('vector' as const),
    devices: fc.uniqueArray(fc.maxSafeNat()).map((all) => all.sort((a, b) => a - b)),
  }),
)

describe('the codec', () => {
  test('gives back what it was given', () => {
    fc.assert(
      fc.property(anyMessage, (value) => {
        expect(read(message, encode(message, value))).toEqual(value)
      }),
    )
  })

  test('takes no bytes but the one encoding of what it reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (data) => {
        const value = read(message, data)
        if (value) expect(encode(message, value)).toEqual(data)
      }),
      { numRuns: 5000 },
    )
  })

  test('takes nothing that was changed, cut or added to, unless it is another value', () => {
    fc.assert(
      fc.property(anyMessage, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, where, by) => {
        const data = encode(message, value)
        const at = where % data.length
        const changed = data.map((byte, index) => (index === at ? byte ^ by : byte))
        const other = read(message, changed)
        if (other) expect(encode(message, other)).toEqual(changed)
        expect(read(message, data.slice(0, -1))).toBe(null)
        expect(read(message, Uint8Array.of(...data, 0))).toBe(null)
      }),
    )
  })
})

describe('a number', () => {
  test('in more bytes than it needs is refused', () => {
    expect(read(uint(), Uint8Array.of(0x80, 0x00))).toBe(null)
    expect(read(uint(), Uint8Array.of(0x81, 0x80, 0x00))).toBe(null)
  })

  test('beyond its limit, or beyond what is exact, is refused', () => {
    expect(read(uint(299), Uint8Array.of(0xac, 0x02))).toBe(null)
    expect(read(uint(300), Uint8Array.of(0xac, 0x02))).toBe(300)
    expect(read(uint(), new Uint8Array(200).fill(0xff))).toBe(null)
    expect(read(uint(), Uint8Array.of(...new Uint8Array(200).fill(0x80), 5))).toBe(null)
    const largest = encode(uint(), Number.MAX_SAFE_INTEGER)
    expect(read(uint(), largest)).toBe(Number.MAX_SAFE_INTEGER)
  })
})

test('a list that announces more than is there costs no memory', () => {
  const announced = encode(uint(), 2 ** 40)
  expect(read(list(uint(), Number.MAX_SAFE_INTEGER), announced)).toBe(null)
  expect(read(bytes(Number.MAX_SAFE_INTEGER), announced)).toBe(null)
})

test('a text that is no UTF-8 is refused; a mark of byte order stays', () => {
  expect(read(text(10), Uint8Array.of(2, 0xc3, 0x28))).toBe(null)
  // An overlong "A".
  expect(read(text(10), Uint8Array.of(2, 0xc1, 0x81))).toBe(null)
  expect(read(text(10), Uint8Array.of(3, 0xef, 0xbb, 0xbf))).toBe('\ufeff')
})

test('what must be in order is refused in any other order, or twice', () => {
  const set = sorted(uint(), 9, (a, b) => a - b)
  expect(read(set, Uint8Array.of(2, 1, 2))).toEqual([1, 2])
  expect(read(set, Uint8Array.of(2, 2, 1))).toBe(null)
  expect(read(set, Uint8Array.of(2, 1, 1))).toBe(null)
})

test('a version or a kind of tomorrow is told apart from what is broken', () => {
  expect(decode(message, Uint8Array.of(1, 2, 0))).toEqual({ ok: false, problem: 'newer' })
  expect(decode(message, Uint8Array.of(8))).toEqual({ ok: false, problem: 'newer' })
  expect(decode(message, Uint8Array.of(1, 0, 0))).toEqual({ ok: false, problem: 'malformed' })
})
