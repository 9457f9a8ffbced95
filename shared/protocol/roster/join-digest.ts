import { encode, fixed, struct, uint } from '../codec/codec.ts'
import { hash } from '../crypto.ts'
import { HASH_BYTES, KEY_BYTES } from '../sizes.ts'
import { MAX_DEVICE, type RosterMember } from './record.ts'

const asked = struct({
  space: fixed(HASH_BYTES),
  device: uint(MAX_DEVICE),
  signingKey: fixed(KEY_BYTES),
  receivingKey: fixed(KEY_BYTES),
})

type Asking = Omit<RosterMember, 'role' | 'label'>

/** What whoever was invited signs with the invite's key: these keys, for this space. */
export function joinDigest(
  space: Uint8Array,
  { device, signingKey, receivingKey }: Asking,
): Uint8Array {
  return hash('join', encode(asked, { space, device, signingKey, receivingKey }))
}

/** What a vault signs by the identity that it had, when it was restored and has to take another. */
export function successorDigest(
  space: Uint8Array,
  { device, signingKey, receivingKey }: Asking,
): Uint8Array {
  return hash('successor', encode(asked, { space, device, signingKey, receivingKey }))
}
