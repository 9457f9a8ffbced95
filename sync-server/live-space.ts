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
import { extendChain, rosterAt, type Chain } from '../shared/protocol/roster/chain.ts'
import { presentDevice } from '../shared/protocol/roster/roster.ts'
import { readChain } from './read-chain.ts'
import {
  StorageFull,
  type LogState,
  type Storage,
  type StoredEntry,
  type Usage,
} from './storage/storage.ts'

/** Somebody who is connected to the space. */
export interface Member {
  /** 0 for the chapter sheet and for whoever came with an invite. */
  device: number
  /** May only read the roster and ask to join. */
  isGuest: boolean
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
  /** Reads again what is stored: after a failure, or when something was deleted. */
  refresh(): Promise<void>
  /** Why so many bytes more cannot be stored for a device; `null` when they can. */
  quotaProblem(device: number, more: number): RelayProblem | null
  usage(device: number): { used: number; limit: number; ownUsed: number; ownLimit: number }
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
  let usage = await usageOf(id, storage)
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

  /** @param more bytes that somebody wants to store */
  function quotaProblem(device: number, more: number): RelayProblem | null {
    if (usage.bytes + more > usage.quota) return 'quota-space'
    return headOf(device).bytes + more > usage.quota / SHARE ? 'quota-device' : null
  }

  async function refresh() {
    heads = headsOf(await storage.logs(id))
    usage = await usageOf(id, storage)
  }

  /** What a confirmed snapshot stands for is not kept twice. */
  async function deleteCompacted({ links }: Chain) {
    const body = links.at(-1)?.content.body
    if (body?.type !== 'compacted') return
    await storage.keepSnapshot(id, body.snapshot)
    await storage.deleteCovered(id, new Map(body.covered.map(({ device, seq }) => [device, seq])))
    await refresh()
  }

  const space: LiveSpace = {
    id,
    refresh,
    quotaProblem,
    usage: (device) => ({
      used: usage.bytes,
      limit: usage.quota,
      ownUsed: headOf(device).bytes,
      ownLimit: Math.floor(usage.quota / SHARE),
    }),
    members,
    chain: () => chain as Chain,
    logs: () => [...heads].map(([device, head]) => ({ device, ...head })),

    async append(from, entries) {
      const stored = checkEntries(from.device, entries, space.chain())
      if (typeof stored === 'string') return { ok: false, problem: stored }
      const last = stored.at(-1)
      if (!last) return { ok: true }
      const bytes = stored.reduce((sum, { data }) => sum + data.length, 0)
      const problem = quotaProblem(from.device, bytes)
      if (problem) return { ok: false, problem }
      // What follows on this connection counts on from here, also while this is being stored.
      const head = headOf(from.device)
      const rosterIndex = entries.at(-1)?.rosterIndex ?? head.rosterIndex
      const ownBytes = head.bytes + bytes
      Object.assign(head, { seq: last.seq, hash: last.hash, rosterIndex, bytes: ownBytes })
      usage.bytes += bytes
      try {
        await storage.append(id, from.device, stored)
      } catch (error) {
        await refresh()
        if (error instanceof StorageFull) return { ok: false, problem: 'disk-full' }
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
      await deleteCompacted(chain)
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
      const isForGuests = message.type === 'roster'
      for (const member of members) {
        if (member !== from && (isForGuests || !member.isGuest)) member.send(message)
      }
    },
  }
  return space
}

const usageOf = async (id: Uint8Array, storage: Storage): Promise<Usage> =>
  (await storage.usage(id)) ?? { quota: 0, bytes: 0 }

function headsOf(logs: readonly LogState[]): Map<number, Head> {
  // What the newest entry knew of the roster is not kept apart: its author would refuse itself.
  return new Map(logs.map(({ device, ...log }) => [device, { ...log, rosterIndex: 0 }]))
}
