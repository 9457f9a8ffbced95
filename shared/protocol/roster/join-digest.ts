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

/** What whoever was invited signs with the invite's key: these keys, for this space. */
export function joinDigest(
  space: Uint8Array,
  { device, signingKey, receivingKey }: Omit<RosterMember, 'role' | 'label'>,
): Uint8Array {
  return hash('join', encode(asked, { space, device, signingKey, receivingKey }))
}
