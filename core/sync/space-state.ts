/** The shared space of an opened chapter as the sync client works with it: read once, kept in step. */
import { decode, encode } from '../../shared/protocol/codec/codec.ts'
import { wireEntry, type LogHead, type WireEntry } from '../../shared/protocol/entry/entry.ts'
import { EMPTY_LOG } from '../../shared/protocol/entry/entry.ts'
import type { EntryItem } from '../../shared/protocol/entry/body.ts'
import { sealEntry } from '../../shared/protocol/entry/seal-entry.ts'
import { extendChain, type Chain } from '../../shared/protocol/roster/chain.ts'
import type { Place } from '../../shared/protocol/roster/record.ts'
import type { Known } from '../../shared/protocol/watch/known.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { erases, noteEntry, noteErased } from './compaction/growth.ts'
import { ownKeys, type OwnKeys } from './device-keys.ts'
import { moveAfter, type Move } from './move/moves.ts'
import { removeWaiting, waitingItems } from './outbox.ts'
import {
  hashAt,
  ownEntriesAfter,
  putHash,
  putLog,
  putOwnEntry,
  readChain,
  readLogs,
  readSecrets,
} from './sync-store.ts'
import { putNote, readNote } from './sync-notes.ts'
import { storeRecords } from './take-record.ts'

export interface SpaceState {
  own: OwnKeys
  chain(): Chain
  secret(epoch: number): Uint8Array | null
  log(device: number): LogHead
  logs(): ReadonlyMap<number, LogHead>
  known: Known
  /** Notes that a log goes on; belongs into the transaction that stores what it says. */
  moveLog(device: number, head: LogHead): void
  /** A snapshot was merged that stands for the logs up to there. */
  passCovered(covered: readonly Place[]): void
  /** After a transaction that failed. */
  reload(): void
  /** @returns why records do not follow; nothing of them is stored then */
  addRecords(from: number, records: readonly Uint8Array[]): string | null
  /** Where the chapter is, when that is another relay than the one that this device dials. */
  movedTo(): Move | null
  /** Seals what waits. @returns whether there was anything, and a key that only those who belong have */
  sealWaiting(): boolean
  /** Seals this as an entry of its own. @returns whether there is such a key */
  sealNow(items: EntryItem[]): boolean
  /** Sealed entries after `seq`, a frame of them at most. */
  ownAfter(seq: number): WireEntry[]
  acknowledged(): number
  setAcknowledged(seq: number): void
}

/** Of one entry, before it is sealed; what is gathered in a pause is far less. */
const ENTRY_BYTES = 256 * 1024
const ENTRY_ITEMS = 200
/** Entries of one append. */
const FRAME_ENTRIES = 100
const FRAME_BYTES = 2 * 2 ** 20

/** @returns `null` when the chapter is not shared */
export function openSpace({ db }: Chapter): SpaceState | null {
  const stored = readChain(db)
  if (!stored) return null
  let chain = stored
  const own = ownKeys(db)
  let secrets = readSecrets(db)
  let logs = readLogs(db)
  let acknowledged = readNote(db, 'sync-acknowledged') ?? 0

  const log = (device: number): LogHead => logs.get(device) ?? EMPTY_LOG

  function reload() {
    chain = readChain(db) ?? chain
    secrets = readSecrets(db)
    logs = readLogs(db)
  }

  function moveLog(device: number, head: LogHead) {
    putLog(db, device, head)
    putHash(db, device, head.seq, head.hash)
    logs.set(device, head)
  }

  /** @returns false while somebody who left knows the key */
  function put(items: EntryItem[], alongside: () => void): boolean {
    const secret = secrets.get(chain.now.epoch)
    if (!secret) throw new Error('the secret of this epoch is not here')
    const author = { device: own.device, signingKey: own.signing.privateKey }
    const context = { roster: chain.now, log: log(own.device), secret }
    const sealed = sealEntry(items, author, context)
    if (!sealed.ok) return false
    const { entry, log: head } = sealed.value
    try {
      db.transaction(() => {
        const data = encode(wireEntry, entry)
        putOwnEntry(db, entry.seq, data)
        moveLog(own.device, head)
        noteEntry(db, data.length)
        if (erases(items)) noteErased(db, entry)
        alongside()
      })
    } catch (error) {
      reload()
      throw error
    }
    return true
  }

  return {
    own,
    chain: () => chain,
    secret: (epoch) => secrets.get(epoch) ?? null,
    log,
    logs: () => logs,
    known: {
      seqOf: (device) => log(device).seq,
      hashAt: (device, seq) => hashAt(db, device, seq),
    },
    moveLog,
    passCovered(covered) {
      db.transaction(() => {
        for (const { device, seq, hash } of covered) {
          if (device !== own.device && seq > log(device).seq) {
            moveLog(device, { seq, hash, rosterIndex: 0 })
          }
        }
      })
    },
    reload,
    addRecords(from, records) {
      let next = chain
      for (const record of records.slice(Math.max(0, chain.links.length - from))) {
        const extended = extendChain(next, record)
        if (!extended.ok) return extended.problem
        next = extended.value
      }
      if (next === chain) return null
      const first = chain.links.length
      db.transaction(() => {
        storeRecords(db, next, first, own)
      })
      reload()
      return null
    },
    movedTo() {
      const relay = readNote(db, 'sync-relay') ?? ''
      return moveAfter(chain, readNote(db, 'sync-relay-since') ?? -1, relay)
    },
    sealWaiting() {
      const waiting = waitingItems(db, ENTRY_BYTES, ENTRY_ITEMS)
      if (!waiting) return false
      return put(waiting.items, () => {
        removeWaiting(db, waiting.last)
      })
    },
    sealNow: (items) => put(items, () => undefined),
    ownAfter(seq) {
      const entries: WireEntry[] = []
      let bytes = 0
      for (const data of ownEntriesAfter(db, seq, FRAME_ENTRIES)) {
        bytes += data.length
        if (bytes > FRAME_BYTES && entries.length > 0) break
        const read = decode(wireEntry, data)
        if (!read.ok) throw new Error('an own entry cannot be read')
        entries.push(read.value)
      }
      return entries
    },
    acknowledged: () => acknowledged,
    setAcknowledged(seq) {
      if (seq === acknowledged) return
      acknowledged = seq
      putNote(db, 'sync-acknowledged', seq)
    },
  }
}
