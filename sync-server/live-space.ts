/** A space that somebody is connected to: its roster, where its logs stand, and who is there. */
import { encode } from '../shared/protocol/codec/codec.ts'
import {
  EMPTY_LOG,
  entryHash,
  headerBytes,
  wireEntry,
  type WireEntry,
} from '../shared/protocol/entry/entry.ts'
import type { RelayMessage, RelayProblem } from '../shared/protocol/relay/relay-messages.ts'
import { extendChain, rosterAt, startChain, type Chain } from '../shared/protocol/roster/chain.ts'
import { presentDevice } from '../shared/protocol/roster/roster.ts'
import type { LogState, Storage, StoredEntry } from './storage/storage.ts'

/** Somebody who is connected to the space. */
export interface Member {
  /** 0 for the chapter sheet. */
  device: number
  send(message: RelayMessage): void
  close(problem: RelayProblem): void
}

interface Head {
  seq: number
  hash: Uint8Array
  rosterIndex: number
  bytes: number
  heard: number
}

export type Appended = { ok: true } | { ok: false; problem: RelayProblem }

export interface LiveSpace {
  id: Uint8Array
  chain(): Chain
  members: Set<Member>
  logs(): LogState[]
  /** Appends to the log of a device; resolves when it is stored, and others were told. */
  append(from: Member, entries: readonly WireEntry[]): Promise<Appended>
  appendRecord(record: Uint8Array): Promise<Appended>
  heard(device: number, time: number): void
  /** To all others. */
  tellOthers(from: Member | null, message: RelayMessage): void
}

/** What one device may take of a space: a third, so that no single one uses it up. */
const SHARE = 3

/** @returns `null` when the space is not here */
export async function openSpace(id: Uint8Array, storage: Storage): Promise<LiveSpace | null> {
  const records = await storage.roster(id)
  let chain = records && readChain(records)
  if (!chain) return null
  let heads = headsOf(await storage.logs(id))
  const members = new Set<Member>()

  function headOf(device: number): Head {
    const head = heads.get(device)
    if (head) return head
    const fresh = { ...EMPTY_LOG, bytes: 0, heard: 0 }
    heads.set(device, fresh)
    return fresh
  }

  /** The entries as they are stored, if they are the next ones; the head is not moved yet. */
  function checkEntries(device: number, entries: readonly WireEntry[], now: Chain) {
    const head = headOf(device)
    let { seq, hash, rosterIndex } = head
    const stored: StoredEntry[] = []
    for (const entry of entries) {
      if (entry.device !== device) return 'not-yours' as const
      const roster = rosterAt(now, entry.rosterIndex)
      if (entry.seq !== seq + 1 || !roster || entry.rosterIndex < rosterIndex) {
        return 'entry-order' as const
      }
      hash = entryHash(headerBytes(entry, roster, hash), entry.ciphertext)
      seq = entry.seq
      rosterIndex = entry.rosterIndex
      stored.push({ seq, hash, data: encode(wireEntry, entry) })
    }
    return stored
  }

  async function quotaProblem(device: number, more: number): Promise<RelayProblem | null> {
    const { quota, bytes } = (await storage.usage(id)) ?? { quota: 0, bytes: 0 }
    if (bytes + more > quota) return 'quota-space'
    return headOf(device).bytes + more > quota / SHARE ? 'quota-device' : null
  }

  const space: LiveSpace = {
    id,
    members,
    chain: () => chain as Chain,
    logs: () => [...heads].map(([device, head]) => ({ device, ...head })),

    async append(from, entries) {
      const stored = checkEntries(from.device, entries, space.chain())
      if (typeof stored === 'string') return { ok: false, problem: stored }
      const last = stored.at(-1)
      if (!last) return { ok: true }
      const bytes = stored.reduce((sum, { data }) => sum + data.length, 0)
      // What follows on this connection counts on from here, also while this is being stored.
      const head = headOf(from.device)
      const rosterIndex = entries.at(-1)?.rosterIndex ?? head.rosterIndex
      const before = { ...head }
      Object.assign(head, {
        seq: last.seq,
        hash: last.hash,
        rosterIndex,
        bytes: head.bytes + bytes,
      })
      const problem = await quotaProblem(from.device, bytes)
      if (problem) {
        Object.assign(head, before)
        return { ok: false, problem }
      }
      try {
        await storage.append(id, from.device, stored)
      } catch (error) {
        heads = headsOf(await storage.logs(id))
        throw error
      }
      space.tellOthers(from, {
        type: 'entries',
        request: null,
        entries: [...entries],
        isMore: 'no',
      })
      return { ok: true }
    },

    async appendRecord(record) {
      const extended = extendChain(space.chain(), record)
      if (!extended.ok) {
        const isLate = extended.problem === 'roster-misplaced' || extended.problem === 'roster-fork'
        return { ok: false, problem: isLate ? 'roster-conflict' : 'roster-refused' }
      }
      const from = extended.value.now.index
      if (!(await storage.appendRoster(id, from, record))) {
        return { ok: false, problem: 'roster-conflict' }
      }
      chain = extended.value
      space.tellOthers(null, { type: 'roster', request: null, from, records: [record] })
      for (const member of members) {
        const isOut = member.device !== 0 && !presentDevice(chain.now, member.device)
        if (isOut) member.close('removed')
      }
      return { ok: true }
    },

    heard(device, time) {
      headOf(device).heard = time
    },

    tellOthers(from, message) {
      for (const member of members) if (member !== from) member.send(message)
    },
  }
  return space
}

function headsOf(logs: readonly LogState[]): Map<number, Head> {
  // What the newest entry knew of the roster is not kept apart: its author would refuse itself.
  return new Map(logs.map(({ device, ...log }) => [device, { ...log, rosterIndex: 0 }]))
}

function readChain(records: readonly Uint8Array[]): Chain | null {
  const [genesis, ...others] = records
  const started = genesis && startChain(genesis)
  if (!started?.ok) return null
  let chain = started.value
  for (const record of others) {
    const extended = extendChain(chain, record)
    if (!extended.ok) return null
    chain = extended.value
  }
  return chain
}
