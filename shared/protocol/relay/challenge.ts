import { encode, fixed, struct, text, uint } from '../codec/codec.ts'
import { hash } from '../crypto.ts'
import { HASH_BYTES } from '../sizes.ts'
import { MAX_ADDRESS_BYTES } from './address.ts'
import { MAX_DEVICE } from '../roster/record.ts'

const challenge = struct({
  /** The address that the device itself has dialled: what it signs works at no other (attack A36). */
  relay: text(MAX_ADDRESS_BYTES),
  nonce: fixed(32),
  space: fixed(HASH_BYTES),
  device: uint(MAX_DEVICE),
})

/** What whoever connects signs. @param device 0 for the chapter sheet and for an invite */
export function challengeDigest(
  relay: string,
  nonce: Uint8Array,
  space: Uint8Array,
  device: number,
): Uint8Array {
  return hash('challenge', encode(challenge, { relay, nonce, space, device }))
}
