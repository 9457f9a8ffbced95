/**
 * A snapshot stands for all entries that it covers. Its content is a blob under a key of the epoch;
 * this manifest says what it covers, and the hashes by which others compare it with what they have.
 * It counts when a second device has rebuilt its own state from it, and says so in the roster
 * (`compacted`, attacks A27–A30).
 */
import {
  bytes,
  decode,
  encode,
  exactly,
  fixed,
  optional,
  struct,
  uint,
  type Unreadable,
  type ValueOf,
} from '../codec/codec.ts'
import { fine, refuse, type Checked } from '../checked.ts'
import { deriveKey, equalBytes, hash, isSigned, sign } from '../crypto.ts'
import { HASH_BYTES, MAX_MANIFEST_BYTES, SIGNATURE_BYTES } from '../sizes.ts'
import type { Author } from '../entry/seal-entry.ts'
import { MAX_DEVICE, vector } from '../roster/record.ts'
import type { Roster } from '../roster/roster.ts'

export type SnapshotProblem = Unreadable | 'snapshot-space' | 'snapshot-author'

const content = struct({
  version: exactly(1),
  space: fixed(HASH_BYTES),
  device: uint(MAX_DEVICE),
  rosterIndex: uint(),
  rosterHead: fixed(HASH_BYTES),
  /** Everything of these logs is in it. */
  covered: vector,
  /** The snapshot that it was made from; `null` for the first. */
  previous: optional(fixed(HASH_BYTES)),
  /** Over all records and facts (`state-hash.ts`). */
  state: fixed(HASH_BYTES),
  salt: fixed(32),
  blob: fixed(HASH_BYTES),
})
export type SnapshotContent = ValueOf<typeof content>

const snapshot = struct({
  content: bytes(MAX_MANIFEST_BYTES),
  signature: fixed(SIGNATURE_BYTES),
})

/** What the roster, attestations and the relay call it by. */
export const snapshotHash = (content: Uint8Array): Uint8Array => hash('snapshot', content)

/** @param secret of the epoch at its roster index */
export const snapshotKey = (secret: Uint8Array, { salt }: Pick<SnapshotContent, 'salt'>) =>
  deriveKey(secret, 'snapshot-key', salt)

export function signSnapshot(value: Omit<SnapshotContent, 'version'>, author: Author): Uint8Array {
  const data = encode(content, { version: 1, ...value })
  return encode(snapshot, {
    content: data,
    signature: sign(snapshotHash(data), author.signingKey),
  })
}

/** What it claims, of which nothing is checked. */
export function decodeManifest(
  data: Uint8Array,
): Checked<{ content: SnapshotContent; hash: Uint8Array; signature: Uint8Array }, Unreadable> {
  const decoded = decode(snapshot, data)
  if (!decoded.ok) return decoded
  const made = decode(content, decoded.value.content)
  if (!made.ok) return made
  const digest = snapshotHash(decoded.value.content)
  return fine({ content: made.value, hash: digest, signature: decoded.value.signature })
}

export interface ReadSnapshot extends SnapshotContent {
  hash: Uint8Array
}

/**
 * What a snapshot says of itself, if somebody who writes in this roster signed it.
 */
export function readSnapshot(
  roster: Roster,
  data: Uint8Array,
): Checked<ReadSnapshot, SnapshotProblem> {
  const read = decodeManifest(data)
  if (!read.ok) return read
  const { content: made, hash: digest, signature } = read.value
  if (!equalBytes(made.space, roster.space)) return refuse('snapshot-space')
  const author = roster.devices.get(made.device)
  const isOfBoard = author && !author.removed && author.role !== 'auditor'
  if (!isOfBoard || !isSigned(digest, signature, author.signingKey)) {
    return refuse('snapshot-author')
  }
  return fine({ ...made, hash: digest })
}
