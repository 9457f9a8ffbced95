/**
 * One link of the roster: who belongs to a space, with which keys and rights, from when to when.
 *
 * The content is hashed under the label `roster`; that hash is what is signed, what the next record
 * names as its predecessor, and the roster's head. The signatures are not part of the hash: whoever
 * strips one makes the record invalid, not another one.
 */
import {
  bytes,
  choice,
  exactly,
  fixed,
  oneOf,
  optional,
  sorted,
  struct,
  text,
  uint,
  type ValueOf,
} from '../codec/codec.ts'
import {
  HASH_BYTES,
  KEY_BYTES,
  MAX_MANIFEST_BYTES,
  NONCE_BYTES,
  SIGNATURE_BYTES,
} from '../sizes.ts'
import { MAX_ADDRESS_BYTES } from '../relay/address.ts'
import { ROLES } from './roles.ts'

/** Decision 4: drawn at random, from 1. */
export const MAX_DEVICE = 2 ** 21 - 1
/** Stands for the chapter sheet where a device signs. */
export const RECOVERY = 0
/** Two names, padded and sealed. */
export const MAX_SEALED_LABEL = 1500
/** Removed ones count: they stay in the roster. */
export const MAX_DEVICES = 1000
export const MAX_RECORD_BYTES = 200_000

const hash32 = fixed(HASH_BYTES)
const key32 = fixed(KEY_BYTES)
const device = uint(MAX_DEVICE)
const byDevice = (a: { device: number }, b: { device: number }) => a.device - b.device

const role = oneOf(ROLES)

/** What the relay must not read: names of person and device (`label.ts`), an invite's secret. */
const label = struct({ epoch: uint(), nonce: fixed(NONCE_BYTES), sealed: bytes(MAX_SEALED_LABEL) })
export type SealedLabel = ValueOf<typeof label>

const member = struct({ device, signingKey: key32, receivingKey: key32, role, label })
export type RosterMember = ValueOf<typeof member>

/** The chapter sheet's public half: may add one device and rotate, nothing else. */
const recovery = struct({ signingKey: key32, receivingKey: key32 })
export type RecoveryKeys = ValueOf<typeof recovery>

/** An epoch's secret, sealed for one receiver (`epoch.ts`). */
const sealedKey = bytes(200)

/** The first epoch has none before it. */
const rotation = struct({
  epoch: uint(),
  epochId: hash32,
  keys: sorted(struct({ device, sealed: sealedKey }), MAX_DEVICES, byDevice),
  recovery: optional(sealedKey),
  previous: optional(struct({ nonce: fixed(NONCE_BYTES), sealed: bytes(64) })),
})
export type Rotation = ValueOf<typeof rotation>

/** How far a log counts. `seq` 0 with a hash of zeros: not at all. */
const place = struct({ device, seq: uint(), hash: hash32 })
export type Place = ValueOf<typeof place>
export const vector = sorted(place, MAX_DEVICES, byDevice)

/**
 * The identity that a vault had before, with its signature (`successorDigest`): the new one hands in
 * what was written under it and had not been sent, as after a backup was put back.
 */
export const former = struct({ device, signature: fixed(SIGNATURE_BYTES) })
export type Former = ValueOf<typeof former>

const body = choice({
  genesis: [1, struct({ salt: fixed(32), creator: member, rotation })],
  /** Its secret is sealed like a label, so that every admin can see who asks by it. */
  inviteCreated: [2, struct({ key: key32, role, expires: uint(), secret: label })],
  inviteRevoked: [3, struct({ key: key32 })],
  deviceAdded: [
    4,
    struct({
      member,
      /** The invite that it came by, and that invite's signature; `null` by the chapter sheet. */
      invite: optional(struct({ key: key32, signature: fixed(SIGNATURE_BYTES) })),
      sealed: sealedKey,
      former: optional(former),
    }),
  ],
  /** Removal and rotation are one record: nobody removed can read what comes after it. */
  deviceRemoved: [5, struct({ cuts: vector, rotation })],
  /** By itself. Somebody else must rotate: whoever leaves must not know the new key. */
  deviceLeft: [6, struct({ cut: place })],
  roleChanged: [7, struct({ device, role })],
  /** Of an admin, by more than half of the board's devices; it may follow 72 hours later. */
  removalAnnounced: [8, struct({ device })],
  epochRotated: [9, struct({ rotation })],
  relabelled: [10, struct({ device, label })],
  sheetReplaced: [
    11,
    struct({ recovery: optional(struct({ keys: recovery, sealed: sealedKey })) }),
  ],
  relayMoved: [12, struct({ address: text(MAX_ADDRESS_BYTES) })],
  /**
   * What the snapshot covers may be deleted from the logs. Whoever signs the record has compared it;
   * its manifest bears its author's signature.
   */
  compacted: [13, struct({ manifest: bytes(MAX_MANIFEST_BYTES) })],
  /** The board thinks better of a removal that it announced. */
  removalWithdrawn: [14, struct({ device })],
})
export type RosterBody = ValueOf<typeof body>

export const rosterContent = struct({
  version: exactly(1),
  /** The hash of the genesis; zeros in the genesis itself. */
  space: hash32,
  index: uint(),
  previous: hash32,
  /** Milliseconds since 1970, by the author's clock, but not before the record before it. */
  time: uint(),
  body,
})
export type RosterContent = ValueOf<typeof rosterContent>

export const rosterRecord = struct({
  content: bytes(MAX_RECORD_BYTES),
  signatures: sorted(struct({ device, signature: fixed(SIGNATURE_BYTES) }), MAX_DEVICES, byDevice),
})
export type RosterRecord = ValueOf<typeof rosterRecord>
