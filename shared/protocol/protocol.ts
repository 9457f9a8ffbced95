/**
 * # The sync protocol, version 1
 *
 * Three to thirty devices of a board share a space over a relay that sees only ciphertext. Every
 * device has everything; the relay stores and hands on, and can neither read nor forge.
 *
 * ## What there is
 *
 * | name | file | what it is | stored by the relay |
 * |---|---|---|---|
 * | roster | `roster/record.ts` | a chain of signed records: who belongs, with which keys and rights | for ever |
 * | entry | `entry/entry.ts` | a link of the log of one device: edits, facts, attestations, sealed | until compacted |
 * | snapshot | `snapshot/manifest.ts` | stands for all entries that it covers | until a newer one is confirmed |
 * | blob | `blob/blob.ts` | a file in chunks, under a key that stands in a record | until deleted |
 * | presence | `presence/presence.ts`, `presence/presence-content.ts` | who is where, sealed and signed | never |
 * | invite | `join/invite-link.ts` | a link or QR code with a secret; asks by `join/join-request.ts` | who asks, until it expires |
 * | chapter sheet | `sheet/chapter-sheet.ts` | sixteen groups of digits that bring one device back | never |
 * | drop box | not yet; label and number are kept free | sealed answers of people without the app | |
 *
 * ## How it is written
 *
 * Strict canonical binary (`codec/codec.ts`): one value, one spelling. Each kind begins with its
 * version; what is hashed, signed or derived begins with a label of its own (`crypto.ts`), so that
 * nothing can pass for anything else. Bytes that are no known version or kind are refused as `newer`
 * and not applied; nothing is lost by it, since the relay keeps them. Kinds of records, fields and
 * blocks of text that a newer app wrote are content: they are kept and handed on.
 *
 * ## Keys
 *
 *     device: Ed25519 (signs) · X25519 (receives)         private halves stay in its vault
 *     epoch secret E_n (32 random bytes)                  sealed for each device in the roster
 *       ├─ 'entry-key', device   → entries of that device in epoch n
 *       ├─ 'snapshot-key', salt  → content of one snapshot
 *       ├─ 'presence-key'        → presence
 *       ├─ 'label-key'           → names of people and devices in the roster
 *       └─ 'epoch-key'           → E_(n-1), for whoever joins later
 *     epochId = BLAKE2b-256('epoch', E_n)                 in the roster: commits to the key
 *
 * Removing a device and beginning an epoch are one record, so that there is no moment at which
 * somebody removed could read on. Whoever leaves by itself cannot begin the next epoch, which it must
 * not know: until somebody else has (`Roster.needsRotation`), nothing is sealed (`rotation-needed`).
 *
 * ## What a device checks before it applies an entry
 *
 * 1. `codec`: it is the one spelling of what it says.
 * 2. `entry/check-segment.ts`: it is the next of its log, under a roster that is not older than its
 *    author's last, by somebody who belonged then, not past the cut of a removal (unless a device that
 *    stayed adopts it), signed by its author.
 * 3. `entry/open-entry.ts`: it opens under the epoch of that roster; its author may write; its Yjs
 *    updates write in no other device's name (client id = device number × 2³² + random), but for the
 *    identity that its vault had before (`former`): whoever puts back a backup takes a new one.
 * 4. Entry, log head and content are stored in one transaction, and only then acknowledged.
 *
 * ## When a snapshot counts
 *
 * Its author signs the manifest; somebody else of the board fetches it, rebuilds its own state from it
 * and from the entries that came after it, and signs the record `compacted`, which carries the manifest.
 * Then the relay deletes what it covers, and the devices their own sealed entries. A board of one signs
 * alone. What counts never covers less than before. A relay that was put back to an earlier day lets
 * the logs go on behind what is covered.
 *
 * ## When a space moves
 *
 * An admin's device creates it at the new relay with the whole roster and a snapshot, then appends
 * `relayMoved` at the old one. Whoever reads that record goes there, and appends nothing behind it at the
 * old relay. Each device brings its own entries; what others wrote comes with the snapshot, until one
 * counts. A relay's own word moves nobody (`core/sync/move/`).
 *
 * ## What a relay cannot hide
 *
 * `watch/`: whoever attests names what it has of every log, the head of its roster and the hash of its
 * state. An entry that is named and does not come is held back; one number with two hashes is
 * equivocation; a head that does not fit is a fork; a relay with less than it had was put back; a log
 * of one's own that is ahead means that this vault is an older copy of itself.
 *
 * ## What it still learns
 *
 * Spaces, devices by number and key, who added and removed whom when, addresses, times, sizes (padded:
 * `pad.ts`). What somebody has read stays read. Total isolation of one device cannot be detected by
 * cryptography alone: the window shows when each other device was last heard of.
 *
 * ## Frames
 *
 * `relay/client-messages.ts`, `relay/relay-messages.ts`: one message per binary WebSocket frame. The
 * relay opens with a challenge; the device signs it together with the address that it dialled and the
 * space. Requests carry a number of the device's choice, which the answer repeats.
 */

/** Of the connection: a challenge or a hello of another one is refused as `newer-version`. */
export const PROTOCOL_VERSION = 1
