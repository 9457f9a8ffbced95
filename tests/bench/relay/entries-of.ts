/** Which entries a frame of the relay brings, read no further than that: devices of the bench are many. */
import { createReader } from '../../../shared/protocol/codec/reader.ts'
import { NONCE_BYTES, SIGNATURE_BYTES } from '../../../shared/protocol/sizes.ts'

const ENTRIES = 8
const UNASKED = 0
const MANY = Number.MAX_SAFE_INTEGER

export interface Brought {
  device: number
  seq: number
}

/** @returns none for a frame that brings no entries of others */
export function entriesOf(frame: Uint8Array): Brought[] {
  if (frame[0] !== ENTRIES || frame[1] !== UNASKED) return []
  const reader = createReader(frame.subarray(2))
  return Array.from({ length: reader.uint(MANY) }, () => {
    const [device, seq] = [reader.uint(MANY), reader.uint(MANY)]
    reader.uint(MANY)
    reader.take(NONCE_BYTES)
    reader.take(reader.uint(MANY) + SIGNATURE_BYTES)
    return { device, seq }
  })
}
