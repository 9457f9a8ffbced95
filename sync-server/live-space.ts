/** A space that somebody is connected to: its roster, where its logs stand, and who is there. */
import { encode } from '../shared/protocol/codec/codec.ts'
import type { WireEntry } from '../shared/protocol/entry/entry.ts'
import {
  relayMessage,
  type RelayMessage,
  type RelayProblem,
} from '../shared/protocol/relay/relay-messages.ts'
import { extendChain, type Chain } from '../shared/protocol/roster/chain.ts'
import { presentDevice } from '../shared/protocol/roster/roster.ts'
import { createLogHeads } from './log-heads.ts'
import type { Observer } from './observer.ts'
import { readChain } from './read-chain.ts'
import { StorageFull, type LogState, type Storage, type Usage } from './storage/storage.ts'

/** Somebody who is connected to the space. */
export interface Member {
  /** 0 for the chapter sheet and for whoever came with an invite. */
  device: number
  /** May only read the roster and ask to join. */
  isGuest: boolean
  /** A message as it travels. @param mayBeLost what is worth nothing later: presence */
  deliver(frame: Uint8Array, mayBeLost: boolean): void
  close(problem: RelayProblem): void
}

export interface LiveSpace {
  id: Uint8Array
  chain(): Chain
  /** Reads again what is stored: when something was deleted, or the operator did something. */
  refresh(): Promise<void>
  /** Why so many bytes more cannot be stored for a device; `null` when they can. */
  quotaProblem(device: number, more: number): RelayProblem | null
  usage(device: number): { used: number; limit: number; ownUsed: number; ownLimit: number }
  members: Set<Member>
  logs(): LogState[]
  /**
   * Appends to the log of a device; resolves when it is stored, and others were told. What follows
   * can be appended before.
   */
  append(from: Member, entries: readonly WireEntry[]): Promise<RelayProblem | null>
  appendRecord(record: Uint8Array): Promise<RelayProblem | null>
  heard(device: number, time: number): void
  /** To all others. */
  tellOthers(from: Member | null, message: RelayMessage): void
}

/** What one device may take of a space: a third, so that no single one uses it up. */
const SHARE = 3

/** @returns `null` when the space is not here */
export async function openSpace(
  id: Uint8Array,
  { storage, observer }: { storage: Storage; observer: Observer },
): Promise<LiveSpace | null> {
  const records = await storage.roster(id)
  const read = records && readChain(records)
  if (!read) return null
  let chain = read
  const heads = createLogHeads(await storage.logs(id), failure)
  let usage = await usageOf(id, storage)
  const members = new Set<Member>()

  function failure(error: unknown): RelayProblem {
    if (error instanceof StorageFull) return 'disk-full'
    observer.failed(error)
    return 'cannot-store'
  }

  function quotaProblem(device: number, more: number): RelayProblem | null {
    if (usage.bytes + heads.pending() + more > usage.quota) return 'quota-space'
    return heads.bytesOf(device) + more > usage.quota / SHARE ? 'quota-device' : null
  }

  async function refresh() {
    heads.reset(await storage.logs(id))
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

  /** Whoever was removed by the newest record is shown out. */
  function closeRemoved() {
    for (const member of members) {
      const isOut = member.device !== 0 && !presentDevice(chain.now, member.device)
      if (isOut) member.close('removed')
    }
  }

  const space: LiveSpace = {
    id,
    refresh,
    quotaProblem,
    usage: (device) => ({
      used: usage.bytes + heads.pending(),
      limit: usage.quota,
      ownUsed: heads.bytesOf(device),
      ownLimit: Math.floor(usage.quota / SHARE),
    }),
    members,
    chain: () => chain,
    logs: heads.all,

    async append(from, entries) {
      const checked = heads.check(from.device, entries, chain)
      if (!checked.ok) return checked.problem
      const bytes = checked.entries.reduce((sum, { data }) => sum + data.length, 0)
      const problem =
        quotaProblem(from.device, bytes) ??
        (await heads.move(from.device, checked, () =>
          storage.append(id, from.device, checked.entries),
        ))
      if (problem) return problem
      usage.bytes += bytes
      observer.stored(entries.length, bytes)
      space.tellOthers(from, {
        type: 'entries',
        request: null,
        entries: [...entries],
        isMore: 'no',
      })
      return null
    },

    async appendRecord(record) {
      const extended = extendChain(chain, record)
      if (!extended.ok) {
        const isLate = extended.problem === 'roster-misplaced' || extended.problem === 'roster-fork'
        return isLate ? 'roster-conflict' : 'roster-refused'
      }
      const from = extended.value.now.index
      try {
        if (!(await storage.appendRoster(id, from, record))) return 'roster-conflict'
      } catch (error) {
        return failure(error)
      }
      chain = extended.value
      await deleteCompacted(chain)
      space.tellOthers(null, { type: 'roster', request: null, from, records: [record] })
      closeRemoved()
      return null
    },

    heard: heads.heard,

    tellOthers(from, message) {
      const isForGuests = message.type === 'roster'
      const others = [...members].filter(
        (member) => member !== from && (isForGuests || !member.isGuest),
      )
      if (others.length === 0) return
      const frame = encode(relayMessage, message)
      for (const member of others) member.deliver(frame, message.type === 'presence')
      observer.delivered(others.length, frame.length)
    },
  }
  return space
}

/** A space that is not here any more has no room. */
const usageOf = async (id: Uint8Array, storage: Storage): Promise<Usage> =>
  (await storage.usage(id)) ?? { quota: 0, bytes: 0 }
