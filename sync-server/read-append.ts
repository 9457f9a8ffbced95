/**
 * Reads `append`, which is most of what a relay gets: as `clientMessage` does, but without a copy of
 * anything, as what is read is stored and handed on as it came. Entries have one encoding, so that
 * the bytes of one are what encoding it would give.
 */
import { createReader, Malformed } from '../shared/protocol/codec/reader.ts'
import { MAX_ENTRY_BYTES, type WireEntry } from '../shared/protocol/entry/entry.ts'
import { MAX_APPENDED } from '../shared/protocol/relay/client-messages.ts'
import { MAX_DEVICE } from '../shared/protocol/roster/record.ts'
import { NONCE_BYTES, SIGNATURE_BYTES } from '../shared/protocol/sizes.ts'

/** Parts of a frame, which lives as long as they do. */
export interface ReceivedEntry extends Omit<WireEntry, 'signature'> {
  /** All of it, as it travels. */
  data: Uint8Array
}

export interface Append {
  request: number
  entries: ReceivedEntry[]
}

const APPEND = 3
const LEAST_ENTRY = 4 + NONCE_BYTES + SIGNATURE_BYTES

/** @returns `null` for any other message, also for one that is none */
export function readAppend(frame: Uint8Array): Append | null {
  if (frame[0] !== APPEND) return null
  const reader = createReader(frame)
  const from = () => frame.length - reader.left()
  const part = (length: number) => {
    const start = from()
    reader.skip(length)
    return frame.subarray(start, start + length)
  }
  try {
    reader.byte()
    const request = reader.uint(Number.MAX_SAFE_INTEGER)
    const count = reader.uint(MAX_APPENDED)
    if (count * LEAST_ENTRY > reader.left()) return null
    const entries: ReceivedEntry[] = []
    for (let n = 0; n < count; n += 1) {
      const start = from()
      const device = reader.uint(MAX_DEVICE)
      const seq = reader.uint(Number.MAX_SAFE_INTEGER)
      const rosterIndex = reader.uint(Number.MAX_SAFE_INTEGER)
      const nonce = part(NONCE_BYTES)
      const ciphertext = part(reader.uint(MAX_ENTRY_BYTES))
      reader.skip(SIGNATURE_BYTES)
      const data = frame.subarray(start, from())
      entries.push({ device, seq, rosterIndex, nonce, ciphertext, data })
    }
    return reader.left() === 0 ? { request, entries } : null
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
