/** What a device says to the relay. Each is one binary frame of a WebSocket. */
import {
  bytes,
  choice,
  exactly,
  fixed,
  list,
  optional,
  sorted,
  struct,
  text,
  uint,
  type ValueOf,
} from '../codec/codec.ts'
import { blobManifest } from '../blob/blob.ts'
import { MAX_CHUNKS, MAX_SEALED_CHUNK } from '../blob/blob-size.ts'
import { HASH_BYTES, MAX_MANIFEST_BYTES, SIGNATURE_BYTES } from '../sizes.ts'
import { wireEntry } from '../entry/entry.ts'
import { wirePresence } from '../presence/presence.ts'
import { PROTOCOL_VERSION } from '../protocol.ts'
import { MAX_DEVICE, MAX_DEVICES, MAX_RECORD_BYTES } from '../roster/record.ts'
import { SPACE_PREFIX_BYTES } from '../sheet/chapter-sheet.ts'

/**
 * Before a device has shown who it is, the relay reads one frame of it that is no larger (attack A37).
 * Only one that creates a space may be, up to {@link MAX_CREATION_BYTES}; of those the relay reads a
 * few at a time, all connections together.
 */
export const MAX_HELLO_BYTES = 4096
export const MAX_CREATION_BYTES = 2 * 2 ** 20
/** Each costs the relay a signature to check, before it knows anybody. */
export const MAX_CREATION_RECORDS = 1000
/** Entries, or records of the roster, of one frame together, as they are fetched. */
export const PAGE_BYTES = 2 ** 20

/** Entries of one `append`. */
export const MAX_APPENDED = 1000

const hash32 = fixed(HASH_BYTES)
const request = uint()
const record = bytes(MAX_RECORD_BYTES)
const seen = struct({ device: uint(MAX_DEVICE), seq: uint() })

/** The first frame of a connection; what it signs: `challenge.ts`. */
export const hello = choice({
  /** A device of the roster. */
  device: [
    1,
    struct({
      version: exactly(PROTOCOL_VERSION),
      space: hash32,
      device: uint(MAX_DEVICE),
      signature: fixed(SIGNATURE_BYTES),
    }),
  ],
  /** Whoever has an invite's link; it may read the roster, ask to join, and nothing else. */
  invite: [
    2,
    struct({
      version: exactly(PROTOCOL_VERSION),
      space: hash32,
      key: hash32,
      signature: fixed(SIGNATURE_BYTES),
    }),
  ],
  /**
   * A space that is not here yet: its creator, with the operator's code where one is asked for. The
   * code is looked at before anything else.
   */
  create: [
    3,
    struct({
      version: exactly(PROTOCOL_VERSION),
      code: text(100),
      /** The whole roster from its genesis: a space can move here from another relay. */
      roster: list(record, MAX_CREATION_RECORDS),
      device: uint(MAX_DEVICE),
      signature: fixed(SIGNATURE_BYTES),
    }),
  ],
  /**
   * The chapter sheet: of the space it knows the beginning, which stands on the paper, and signs that
   * (`spaceOfSheet`).
   */
  sheet: [
    4,
    struct({
      version: exactly(PROTOCOL_VERSION),
      space: fixed(SPACE_PREFIX_BYTES),
      signature: fixed(SIGNATURE_BYTES),
    }),
  ],
})
export type Hello = ValueOf<typeof hello>

export const clientMessage = choice({
  /** Appends to the roster, if this is still the next record. */
  rosterAppend: [1, struct({ request, record })],
  /** The records from this one on, up to {@link PAGE_BYTES}; `isMore` says whether to ask again. */
  rosterSince: [2, struct({ request, index: uint() })],
  /** The next entries of this device's own log. */
  append: [3, struct({ request, entries: list(wireEntry, MAX_APPENDED) })],
  /**
   * What is missing here, up to {@link PAGE_BYTES}: each log in its order. In what order the entries of
   * different logs come is the relay's affair.
   */
  since: [4, struct({ request, have: sorted(seen, MAX_DEVICES, (a, b) => a.device - b.device) })],
  presence: [5, struct({ presence: wirePresence })],
  snapshotPut: [6, struct({ request, manifest: bytes(MAX_MANIFEST_BYTES) })],
  /**
   * `null`: the one that the newest `compacted` record of the roster names. Two of the board signed
   * that they have compared it; the relay itself can read no attestation. Where there is no such
   * record, or the relay has lost that snapshot, it is the newest, which nobody but its author may
   * have compared.
   */
  snapshotGet: [7, struct({ request, snapshot: optional(hash32) })],
  /** The newest, whether it counts or not: somebody of the board is to compare it. */
  snapshotNewest: [16, struct({ request })],
  /** Answers which chunks are still missing. */
  blobOffer: [8, struct({ request, manifest: blobManifest })],
  blobChunk: [
    9,
    struct({
      request,
      blob: hash32,
      index: uint(MAX_CHUNKS - 1),
      data: bytes(MAX_SEALED_CHUNK),
    }),
  ],
  blobManifestGet: [10, struct({ request, blob: hash32 })],
  blobGet: [11, struct({ request, blob: hash32, index: uint(MAX_CHUNKS - 1) })],
  /** Not one that a snapshot needs: the relay deletes that with the snapshot. */
  blobDelete: [12, struct({ request, blob: hash32 })],
  /** By whoever came with an invite; it stays until it is answered or expires. */
  joinAsk: [13, struct({ request, asked: bytes(2000) })],
  /** Everybody who asks to join. */
  joinList: [14, struct({ request })],
  joinForget: [15, struct({ request, key: hash32 })],
})
export type ClientMessage = ValueOf<typeof clientMessage>
