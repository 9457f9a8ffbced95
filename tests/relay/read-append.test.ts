import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode, encode } from '../../shared/protocol/codec/codec.ts'
import { wireEntry, type WireEntry } from '../../shared/protocol/entry/entry.ts'
import { clientMessage } from '../../shared/protocol/relay/client-messages.ts'
import { readAppend } from '../../sync-server/read-append.ts'

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const number = (max: number) => fc.integer({ min: 0, max })
const entry: fc.Arbitrary<WireEntry> = fc.record({
  device: number(2 ** 21 - 1),
  seq: number(Number.MAX_SAFE_INTEGER),
  rosterIndex: number(Number.MAX_SAFE_INTEGER),
  nonce: bytes(24),
  ciphertext: fc.uint8Array({ maxLength: 300 }),
  signature: bytes(64),
})
const append = fc.record({
  request: number(Number.MAX_SAFE_INTEGER),
  entries: fc.array(entry, { maxLength: 4 }),
})

/** What the codec says that the relay reads; `null` where that is no `append`. */
function readByCodec(frame: Uint8Array) {
  const message = decode(clientMessage, frame)
  if (!message.ok || message.value.type !== 'append') return null
  const { request, entries } = message.value
  return {
    request,
    entries: entries.map(({ signature: _signature, ...rest }, n) => ({
      ...rest,
      data: encode(wireEntry, entries[n] as WireEntry),
    })),
  }
}

test('what devices append is read as the codec reads it, whole and cut off', () => {
  fc.assert(
    fc.property(append, number(2000), (message, length) => {
      const frame = encode(clientMessage, { type: 'append', ...message })
      expect(readAppend(frame)).toEqual(readByCodec(frame))
      expect(readAppend(frame)).not.toBe(null)
      const cut = frame.slice(0, length)
      expect(readAppend(cut)).toEqual(readByCodec(cut))
    }),
  )
})

test('of which a byte is another one it is read or refused as the codec does', () => {
  fc.assert(
    fc.property(append, number(200), number(255), (message, place, byte) => {
      const frame = encode(clientMessage, { type: 'append', ...message })
      frame[place % frame.length] = byte
      expect(readAppend(frame)).toEqual(readByCodec(frame))
    }),
    { numRuns: 500 },
  )
})
