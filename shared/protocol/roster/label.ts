/** The names of a person and a device, which the relay must not read. */
import { decode, encode, struct, text, type ValueOf } from '../codec/codec.ts'
import { deriveKey, open, randomBytes, seal } from '../crypto.ts'
import { NONCE_BYTES } from '../sizes.ts'
import { pad, unpad } from '../pad.ts'
import type { SealedLabel } from './record.ts'

/** The app takes 200 letters (`shared/rpc/chapter-calls.ts`), of three bytes at most. */
const MAX_NAME_BYTES = 600

const label = struct({ person: text(MAX_NAME_BYTES), device: text(MAX_NAME_BYTES) })
export type Label = ValueOf<typeof label>

export const encodeLabel = (names: Label): Uint8Array => encode(label, names)

export function decodeLabel(data: Uint8Array): Label | null {
  const decoded = decode(label, data)
  return decoded.ok ? decoded.value : null
}

/** @param signingKey of the device that it names: the label of one cannot be put on another */
export function sealLabel(
  names: Label,
  signingKey: Uint8Array,
  { epoch, secret }: { epoch: number; secret: Uint8Array },
): SealedLabel {
  const nonce = randomBytes(NONCE_BYTES)
  const key = deriveKey(secret, 'label-key')
  return { epoch, nonce, sealed: seal(pad(encodeLabel(names)), signingKey, nonce, key) }
}

/** @param secret of the label's epoch. @returns `null` when it cannot be read */
export function openLabel(
  { nonce, sealed }: SealedLabel,
  signingKey: Uint8Array,
  secret: Uint8Array,
): Label | null {
  const padded = open(sealed, signingKey, nonce, deriveKey(secret, 'label-key'))
  const content = padded && unpad(padded)
  return content && decodeLabel(content)
}
