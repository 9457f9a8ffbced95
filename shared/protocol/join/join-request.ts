/** What somebody with an invite sends: the keys of the new device, for an admin to look at. */
import {
  decode,
  encode,
  exactly,
  fixed,
  optional,
  struct,
  uint,
  bytes,
  type ValueOf,
} from '../codec/codec.ts'
import { fine, refuse, type Checked } from '../checked.ts'
import { deriveKey, hash, isSigned, open, randomBytes, seal, sign } from '../crypto.ts'
import { KEY_BYTES, NONCE_BYTES, SIGNATURE_BYTES } from '../sizes.ts'
import { pad, unpad } from '../pad.ts'
import { joinDigest } from '../roster/join-digest.ts'
import { encodeLabel, decodeLabel, type Label } from '../roster/label.ts'
import { former, MAX_DEVICE, MAX_SEALED_LABEL, type Former } from '../roster/record.ts'
import { inviteKeys } from './invite-link.ts'

const request = struct({
  version: exactly(1),
  device: uint(MAX_DEVICE),
  signingKey: fixed(KEY_BYTES),
  receivingKey: fixed(KEY_BYTES),
  /** Under a key from the invite's secret: the relay does not read who asks. */
  nonce: fixed(NONCE_BYTES),
  names: bytes(MAX_SEALED_LABEL),
  former: optional(former),
  signature: fixed(SIGNATURE_BYTES),
})
export type JoinRequest = Omit<ValueOf<typeof request>, 'version' | 'nonce' | 'names'> & {
  names: Label
}

type Device = Pick<JoinRequest, 'device' | 'signingKey' | 'receivingKey'>

export function makeJoinRequest(
  space: Uint8Array,
  secret: Uint8Array,
  device: Device,
  names: Label,
  predecessor: Former | null = null,
): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const key = deriveKey(secret, 'join-key')
  return encode(request, {
    version: 1,
    ...device,
    nonce,
    names: seal(pad(encodeLabel(names)), device.signingKey, nonce, key),
    former: predecessor,
    signature: sign(joinDigest(space, device), inviteKeys(secret).privateKey),
  })
}

/** @returns the request, if whoever has this invite made it for this space */
export function readJoinRequest(
  space: Uint8Array,
  secret: Uint8Array,
  data: Uint8Array,
): Checked<JoinRequest, 'join-malformed' | 'join-signature'> {
  const decoded = decode(request, data)
  if (!decoded.ok) return refuse('join-malformed')
  const { nonce, names: sealed, version: _version, ...rest } = decoded.value
  const { device, signingKey, receivingKey, signature } = rest
  const asked = { device, signingKey, receivingKey }
  if (!isSigned(joinDigest(space, asked), signature, inviteKeys(secret).publicKey)) {
    return refuse('join-signature')
  }
  const padded = open(sealed, signingKey, nonce, deriveKey(secret, 'join-key'))
  const content = padded && unpad(padded)
  const names = content && decodeLabel(content)
  return names ? fine({ ...rest, names }) : refuse('join-malformed')
}

/**
 * What both sides compare, read aloud as words (`words.ts`): only the same keys, for the same space
 * and by the same invite, give the same.
 */
export function joinFingerprint(
  space: Uint8Array,
  inviteKey: Uint8Array,
  device: Device,
): Uint8Array {
  return hash('fingerprint', space, inviteKey, joinDigest(space, device))
}
