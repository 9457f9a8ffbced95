/**
 * Where the logs of a space stand: what is stored, and what is being stored. Entries of one device
 * follow each other while earlier ones are still on their way to the disk; when one of them cannot
 * be stored, none of those behind it is.
 */
import { EMPTY_LOG, headerBytes, type LogHead } from '../shared/protocol/entry/entry.ts'
import { entryHash } from '../shared/protocol/entry/entry-hash.ts'
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'
import { rosterAt, type Chain } from '../shared/protocol/roster/chain.ts'
import type { ReceivedEntry } from './read-append.ts'
import type { LogState, StoredEntry } from './storage/storage.ts'

interface Head {
  /** With what is being stored. */
  next: LogHead
  stored: LogHead
  heard: number
  underWay: number
  failed: RelayProblem | null
}

export interface LogHeads {
  /** As they are stored. */
  all(): LogState[]
  heard(device: number, time: number): void
  /** Logs that go on behind what is covered, after a part of them was lost. */
  moveOn(logs: readonly LogState[]): void
  /** The entries as they are stored, if they are the next of their log. */
  check(device: number, entries: readonly ReceivedEntry[], chain: Chain): Checked
  /** After {@link check}: moves the head, and back if they could not be stored. */
  move(device: number, checked: Follow): Move
}

/** One of both, when it is known. */
export interface Move {
  stored(): void
  /** @returns what to tell of it, and of what came behind it */
  failed(error: unknown): RelayProblem
}

interface Follow {
  entries: StoredEntry[]
  place: LogHead
}
type Checked = ({ ok: true } & Follow) | { ok: false; problem: RelayProblem }

/** @param failure what to tell of an error of the storage */
export function createLogHeads(
  logs: readonly LogState[],
  failure: (error: unknown) => RelayProblem,
): LogHeads {
  const heads = new Map<number, Head>()
  for (const { device, heard, ...log } of logs) {
    // What the newest entry knew of the roster is not kept apart: its author would refuse itself.
    const stored = { ...log, rosterIndex: 0 }
    heads.set(device, { next: stored, stored, heard, underWay: 0, failed: null })
  }

  function headOf(device: number): Head {
    const known = heads.get(device)
    if (known) return known
    const fresh = { next: EMPTY_LOG, stored: EMPTY_LOG, heard: 0, underWay: 0, failed: null }
    heads.set(device, fresh)
    return fresh
  }

  return {
    all: () =>
      [...heads].map(([device, { stored, heard }]) => ({
        device,
        seq: stored.seq,
        hash: stored.hash,
        heard,
      })),
    heard(device, time) {
      headOf(device).heard = time
    },
    moveOn(logs) {
      for (const { device, seq, hash } of logs) {
        const head = headOf(device)
        if (seq > head.next.seq) head.next = head.stored = { seq, hash, rosterIndex: 0 }
      }
    },

    check(device, entries, chain) {
      const head = headOf(device)
      if (head.failed) return { ok: false, problem: head.failed }
      const place = { ...head.next }
      const stored: StoredEntry[] = []
      for (const entry of entries) {
        if (entry.device !== device) return { ok: false, problem: 'not-yours' }
        const roster = rosterAt(chain, entry.rosterIndex)
        const follows = entry.seq === place.seq + 1 && entry.rosterIndex >= place.rosterIndex
        if (!follows || !roster) return { ok: false, problem: 'entry-order' }
        const { seq, rosterIndex } = entry
        const hash = entryHash(headerBytes(entry, roster, place.hash), entry.ciphertext)
        place.seq = seq
        place.rosterIndex = rosterIndex
        place.hash = hash
        stored.push({ seq, hash, data: entry.data })
      }
      return { ok: true, entries: stored, place }
    },

    move(device, { place }) {
      const head = headOf(device)
      head.next = place
      head.underWay += 1
      function ended() {
        head.underWay -= 1
        if (head.underWay > 0 || !head.failed) return
        head.next = head.stored
        head.failed = null
      }
      return {
        stored() {
          head.stored = place
          ended()
        },
        failed(error) {
          // What came behind it cannot be stored either, and for the same reason.
          const problem = (head.failed ??= failure(error))
          ended()
          return problem
        },
      }
    },
  }
}
