/** Writes the next entry of this device's own log. */
import { fine, refuse, type Checked } from '../checked.ts'
import { encode } from '../codec/codec.ts'
import { deriveKey, randomBytes, seal, sign } from '../crypto.ts'
import { NONCE_BYTES } from '../sizes.ts'
import { pad } from '../pad.ts'
import type { Roster } from '../roster/roster.ts'
import { entryBody, type EntryItem } from './body.ts'
import { headerBytes, type LogHead, type WireEntry } from './entry.ts'
import { entryHash } from './entry-hash.ts'

export interface Author {
  device: number
  /** Ed25519, 64 bytes. */
  signingKey: Uint8Array
}

/** Somebody left who knows the key of this epoch; an admin has to begin the next one. */
export type SealProblem = 'rotation-needed'

/**
 * Only with a roster that is current on this connection: else whoever was removed could read it
 * (attack A20). The result must be kept until it is acknowledged, so that it is sent again as it is.
 * @param secret of the roster's epoch
 */
export function sealEntry(
  items: EntryItem[],
  { device, signingKey }: Author,
  { roster, log, secret }: { roster: Roster; log: LogHead; secret: Uint8Array },
): Checked<{ entry: WireEntry; log: LogHead }, SealProblem> {
  if (roster.needsRotation) return refuse('rotation-needed')
  const nonce = randomBytes(NONCE_BYTES)
  const seq = log.seq + 1
  const header = headerBytes({ device, seq, nonce }, roster, log.hash)
  const body = pad(encode(entryBody, { version: 1, items }))
  const ciphertext = seal(body, header, nonce, entryKey(secret, device))
  const digest = entryHash(header, ciphertext)
  const signature = sign(digest, signingKey)
  const rosterIndex = roster.index
  return fine({
    entry: { device, seq, rosterIndex, nonce, ciphertext, signature },
    log: { seq, hash: digest, rosterIndex },
  })
}

/** Each device writes under a key of its own. */
export const entryKey = (secret: Uint8Array, device: number): Uint8Array =>
  deriveKey(secret, 'entry-key', Uint8Array.of(device >> 16, device >> 8, device))
