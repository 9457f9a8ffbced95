import { expect, test } from 'vitest'
import { encode } from '../shared/protocol/codec/codec.ts'
import { wireEntry, type WireEntry } from '../shared/protocol/entry/entry.ts'
import { encodedEntries } from './encoded-entries.ts'
import { relayMessage } from '../shared/protocol/relay/relay-messages.ts'

const entry = (seq: number): WireEntry => ({
  device: 3,
  seq,
  rosterIndex: 1,
  nonce: new Uint8Array(24).fill(seq),
  ciphertext: new Uint8Array(seq).fill(7),
  signature: new Uint8Array(64).fill(seq),
})

test.each([0, 1, 300])('%i entries that are handed on are the message that says them', (count) => {
  const entries = Array.from({ length: count }, (_, n) => entry(n + 1))
  const message = encode(relayMessage, { type: 'entries', request: null, entries, isMore: 'no' })
  const frame = encodedEntries(entries.map((each) => encode(wireEntry, each)))
  expect(new Uint8Array(frame)).toEqual(message)
})
