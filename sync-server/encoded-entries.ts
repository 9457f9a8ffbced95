/** The message `entries`, of entries that are encoded already: a relay hands on what it got as it is. */
import { createWriter } from '../shared/protocol/codec/writer.ts'
import { encode } from '../shared/protocol/codec/codec.ts'
import { relayMessage } from '../shared/protocol/relay/relay-messages.ts'

/** Around a list of none, whose length is the one byte between both. */
const EMPTY = encode(relayMessage, { type: 'entries', request: null, entries: [], isMore: 'no' })
const BEFORE = EMPTY.subarray(0, -2)
const AFTER = EMPTY.subarray(-1)

/** What others write just now, as it travels. */
export function encodedEntries(entries: readonly Uint8Array[]): Uint8Array {
  const count = createWriter()
  count.uint(entries.length)
  return Buffer.concat([BEFORE, count.bytes(), ...entries, AFTER])
}
