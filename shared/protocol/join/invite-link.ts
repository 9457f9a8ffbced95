/** What an invite's link or QR code holds. Whoever has it may ask to join; an admin still decides. */
import { decode, encode, exactly, fixed, struct, text, uint, type ValueOf } from '../codec/codec.ts'
import { deriveKey, hash, signingKeyPair, type KeyPair } from '../crypto.ts'
import { HASH_BYTES, KEY_BYTES } from '../sizes.ts'
import { MAX_ADDRESS_BYTES } from '../relay/address.ts'
import { fromBase64Url, toBase64Url } from '../base64url.ts'

const CHECK_BYTES = 4

const invite = struct({
  version: exactly(1),
  /** The hash of the genesis: nobody can lead into another space (attack A24). */
  space: fixed(HASH_BYTES),
  relay: text(MAX_ADDRESS_BYTES),
  secret: fixed(KEY_BYTES),
  /** Milliseconds since 1970. */
  expires: uint(),
})
export type Invite = Omit<ValueOf<typeof invite>, 'version'>

/** Its public half stands in the roster. */
export const inviteKeys = (secret: Uint8Array): KeyPair =>
  signingKeyPair(deriveKey(secret, 'invite-key'))

/** Letters, digits, - and _, for a link's fragment, which goes to no server. */
export function writeInvite(content: Invite): string {
  const data = encode(invite, { version: 1, ...content })
  return toBase64Url(Uint8Array.of(...data, ...check(data)))
}

/** @returns `null` for a link that was cut off or mistyped */
export function readInvite(written: string): Invite | null {
  const data = fromBase64Url(written)
  if (!data || data.length <= CHECK_BYTES) return null
  const content = data.slice(0, -CHECK_BYTES)
  const sum = data.slice(-CHECK_BYTES)
  if (check(content).some((byte, index) => byte !== sum[index])) return null
  const decoded = decode(invite, content)
  if (!decoded.ok) return null
  const { space, relay, secret, expires } = decoded.value
  return { space, relay, secret, expires }
}

const check = (data: Uint8Array): Uint8Array => hash('invite-check', data).slice(0, CHECK_BYTES)
