/**
 * Hides lengths: to a multiple of 32 bytes up to 1 KiB, beyond to a length whose binary form ends in
 * zeros (Padmé, Nikitin et al. 2019: at most 12 % more).
 */
import { concat } from './crypto.ts'
import { decodeFront, encode, uint } from './codec/codec.ts'

const STEP = 32
const SMALL = 1024

export function paddedLength(length: number): number {
  if (length <= SMALL) return Math.max(STEP, Math.ceil(length / STEP) * STEP)
  const exponent = Math.floor(Math.log2(length))
  const lastBits = exponent - (Math.floor(Math.log2(exponent)) + 1)
  const step = 2 ** lastBits
  return Math.ceil(length / step) * step
}

/** The length, the content, zeros. */
export function pad(content: Uint8Array): Uint8Array {
  const front = concat([encode(uint(), content.length), content])
  const padded = new Uint8Array(paddedLength(front.length))
  padded.set(front)
  return padded
}

/** @returns `null` for what {@link pad} would not have made */
export function unpad(padded: Uint8Array): Uint8Array | null {
  const front = decodeFront(uint(padded.length), padded)
  if (!front) return null
  const end = front.length + front.value
  const isWhole = end <= padded.length && paddedLength(end) === padded.length
  if (!isWhole || padded.subarray(end).some((byte) => byte !== 0)) return null
  return padded.slice(front.length, end)
}
