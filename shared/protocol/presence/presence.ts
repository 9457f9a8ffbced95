/**
 * Who is where, right now; never stored. Sealed under the epoch's presence key and signed. Connection
 * and counter are the nonce and the order: what was shown once is never taken again, and nothing that
 * is older than two minutes (attack A35).
 */
import { bytes, encode, exactly, fixed, struct, uint, type ValueOf } from '../codec/codec.ts'
import { fine, refuse, type Checked } from '../checked.ts'
import { concat, deriveKey, hash, isSigned, open, seal, sign } from '../crypto.ts'
import { HASH_BYTES, SIGNATURE_BYTES } from '../sizes.ts'
import type { Author, SealProblem } from '../entry/seal-entry.ts'
import { pad, unpad } from '../pad.ts'
import { MAX_DEVICE } from '../roster/record.ts'
import { presentDevice, type Roster } from '../roster/roster.ts'

export const MAX_PRESENCE_BYTES = 4096
const WINDOW_MILLISECONDS = 120_000

export const wirePresence = struct({
  device: uint(MAX_DEVICE),
  rosterIndex: uint(),
  /** Random, of each connection. */
  connection: fixed(16),
  /** Grows within a connection. */
  counter: uint(),
  /** Milliseconds since 1970, by the author's clock. */
  time: uint(),
  ciphertext: bytes(MAX_PRESENCE_BYTES),
  signature: fixed(SIGNATURE_BYTES),
})
export type WirePresence = ValueOf<typeof wirePresence>

const presenceHeader = struct({
  version: exactly(1),
  rosterHead: fixed(HASH_BYTES),
  device: uint(MAX_DEVICE),
  connection: fixed(16),
  counter: uint(),
  time: uint(),
})

export interface PresenceMoment {
  connection: Uint8Array
  counter: number
  time: number
}

/** @param secret of the roster's epoch */
export function sealPresence(
  content: Uint8Array,
  { device, signingKey }: Author,
  { connection, counter, time }: PresenceMoment,
  { roster, secret }: { roster: Roster; secret: Uint8Array },
): Checked<WirePresence, SealProblem> {
  if (roster.needsRotation) return refuse('rotation-needed')
  const moment = { device, connection, counter, time }
  const header = headerOf(moment, roster)
  const key = deriveKey(secret, 'presence-key')
  const ciphertext = seal(pad(content), header, nonceOf(moment), key)
  const signature = sign(hash('presence', header, ciphertext), signingKey)
  return fine({ ...moment, rosterIndex: roster.index, ciphertext, signature })
}

export type PresenceProblem = 'presence-author' | 'presence-old' | 'presence-signature'

/**
 * @param last the highest counter that came of this connection; 0 before the first
 * @param now milliseconds since 1970
 */
export function openPresence(
  presence: WirePresence,
  { roster, secret, last, now }: { roster: Roster; secret: Uint8Array; last: number; now: number },
): Checked<Uint8Array, PresenceProblem> {
  const author = presentDevice(roster, presence.device)
  if (!author || presence.rosterIndex !== roster.index) return refuse('presence-author')
  const isFresh = Math.abs(now - presence.time) <= WINDOW_MILLISECONDS && presence.counter > last
  if (!isFresh) return refuse('presence-old')
  const header = headerOf(presence, roster)
  const digest = hash('presence', header, presence.ciphertext)
  const key = deriveKey(secret, 'presence-key')
  const padded = isSigned(digest, presence.signature, author.signingKey)
    ? open(presence.ciphertext, header, nonceOf(presence), key)
    : null
  const content = padded && unpad(padded)
  return content ? fine(content) : refuse('presence-signature')
}

const headerOf = (moment: PresenceMoment & { device: number }, { head }: Roster): Uint8Array =>
  encode(presenceHeader, { ...moment, version: 1, rosterHead: head })

/** Never used twice under one key: a connection is random, and its counter grows. */
function nonceOf({ connection, counter }: Pick<WirePresence, 'connection' | 'counter'>) {
  const last = new Uint8Array(8)
  new DataView(last.buffer).setBigUint64(0, BigInt(counter))
  return concat([connection, last])
}
