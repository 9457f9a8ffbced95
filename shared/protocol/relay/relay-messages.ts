/** What the relay says to a device. */
import { blobManifest } from '../blob/blob.ts'
import { MAX_CHUNKS, MAX_SEALED_CHUNK } from '../blob/blob-size.ts'
import {
  bytes,
  choice,
  exactly,
  fixed,
  list,
  oneOf,
  optional,
  struct,
  text,
  uint,
  type ValueOf,
} from '../codec/codec.ts'
import { HASH_BYTES, MAX_MANIFEST_BYTES } from '../sizes.ts'
import { wireEntry } from '../entry/entry.ts'
import { wirePresence } from '../presence/presence.ts'
import { PROTOCOL_VERSION } from '../protocol.ts'
import { MAX_DEVICE, MAX_DEVICES, MAX_RECORD_BYTES } from '../roster/record.ts'
import { MAX_ADDRESS_BYTES } from './address.ts'
import { RELAY_PROBLEMS } from './problems.ts'

const hash32 = fixed(HASH_BYTES)
const request = uint()

/** Where a log stands at the relay. */
const logHead = struct({
  device: uint(MAX_DEVICE),
  seq: uint(),
  hash: hash32,
  /** When the device was last connected, by the relay's clock; milliseconds since 1970. */
  heard: uint(),
  /** Whether it is connected now. */
  isHere: oneOf(['no', 'yes']),
})

/** In bytes. */
const quota = struct({ used: uint(), limit: uint(), ownUsed: uint(), ownLimit: uint() })

export const relayMessage = choice({
  /** The first frame: what a device signs in its hello. */
  challenge: [
    1,
    struct({
      version: exactly(PROTOCOL_VERSION),
      relay: text(MAX_ADDRESS_BYTES),
      nonce: fixed(32),
    }),
  ],
  welcome: [
    2,
    struct({
      rosterIndex: uint(),
      rosterHead: hash32,
      logs: list(logHead, MAX_DEVICES),
      quota,
      /** Milliseconds since 1970, by the relay's clock. */
      time: uint(),
    }),
  ],
  /**
   * The connection ends. Before it, a device that was removed gets the `roster` up to that record, as
   * proof; what came after is not shown to it.
   */
  refused: [3, struct({ problem: oneOf(RELAY_PROBLEMS) })],
  /** One request was not done; the connection goes on. */
  failed: [4, struct({ request, problem: oneOf(RELAY_PROBLEMS) })],
  done: [5, struct({ request })],
  /** Records from an index on, up to a page of them; also unasked, when one was added. */
  roster: [
    6,
    struct({
      request: optional(request),
      from: uint(),
      records: list(bytes(MAX_RECORD_BYTES), 10_000),
      isMore: oneOf(['no', 'yes']),
    }),
  ],
  /** All of the log up to here is stored durably. */
  acknowledged: [7, struct({ request, seq: uint() })],
  /** `request` is `null` for what others write just now. */
  entries: [
    8,
    struct({
      request: optional(request),
      entries: list(wireEntry, 100_000),
      isMore: oneOf(['no', 'yes']),
    }),
  ],
  presence: [9, struct({ presence: wirePresence })],
  snapshot: [10, struct({ request: optional(request), manifest: bytes(MAX_MANIFEST_BYTES) })],
  /** The chunks of an offered blob that are not here yet. */
  blobWanted: [11, struct({ request, missing: list(uint(MAX_CHUNKS - 1), MAX_CHUNKS) })],
  blobManifest: [12, struct({ request, manifest: blobManifest })],
  blobChunk: [13, struct({ request, data: bytes(MAX_SEALED_CHUNK) })],
  /** Who asks to join; also unasked, when somebody does. */
  joins: [
    14,
    struct({
      request: optional(request),
      asking: list(struct({ key: hash32, asked: bytes(2000) }), 1000),
    }),
  ],
  /** Another device came or went. */
  heard: [15, struct({ device: uint(MAX_DEVICE), isHere: oneOf(['no', 'yes']), time: uint() })],
})
export type RelayMessage = ValueOf<typeof relayMessage>
