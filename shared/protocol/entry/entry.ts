/**
 * One link of a device's log in a space. Header and ciphertext are hashed under the label `entry`;
 * that hash is signed, and the next entry of the log names it.
 *
 * On the wire stands only what the connection does not know: the space, the roster's head (by its
 * index), the epoch (of the roster there) and the hash of the entry before are put in by whoever
 * reads; a wrong one makes the signature wrong.
 */
import { bytes, encode, exactly, fixed, struct, uint, type ValueOf } from '../codec/codec.ts'
import { HASH_BYTES, NONCE_BYTES, SIGNATURE_BYTES } from '../sizes.ts'
import { MAX_DEVICE } from '../roster/record.ts'
import type { Roster } from '../roster/roster.ts'

/** An update that is larger is no typing: files go as blobs. */
export const MAX_ENTRY_BYTES = 4 * 2 ** 20

const entryHeader = struct({
  version: exactly(1),
  space: fixed(HASH_BYTES),
  device: uint(MAX_DEVICE),
  /** Counts the entries of the log, from 1. */
  seq: uint(),
  previous: fixed(HASH_BYTES),
  rosterHead: fixed(HASH_BYTES),
  epoch: uint(),
  nonce: fixed(NONCE_BYTES),
})

export const wireEntry = struct({
  device: uint(MAX_DEVICE),
  seq: uint(),
  rosterIndex: uint(),
  nonce: fixed(NONCE_BYTES),
  ciphertext: bytes(MAX_ENTRY_BYTES),
  signature: fixed(SIGNATURE_BYTES),
})
export type WireEntry = ValueOf<typeof wireEntry>

/** Where a log stands: its newest entry, and what that one knew of the roster. */
export interface LogHead {
  seq: number
  hash: Uint8Array
  rosterIndex: number
}

/** Before the first entry. */
export const EMPTY_LOG: LogHead = { seq: 0, hash: new Uint8Array(HASH_BYTES), rosterIndex: 0 }

/** The whole header, as it is signed and as it is bound to the ciphertext. */
export function headerBytes(
  { device, seq, nonce }: Pick<WireEntry, 'device' | 'seq' | 'nonce'>,
  { space, head, epoch }: Pick<Roster, 'space' | 'head' | 'epoch'>,
  previous: Uint8Array,
): Uint8Array {
  return encode(entryHeader, {
    version: 1,
    space,
    device,
    seq,
    previous,
    rosterHead: head,
    epoch,
    nonce,
  })
}
