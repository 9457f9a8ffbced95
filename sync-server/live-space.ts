/** A space that somebody is connected to: its roster, where its logs stand, and who is there. */
import { encode } from '../shared/protocol/codec/codec.ts'
import { relayMessage, type RelayMessage } from '../shared/protocol/relay/relay-messages.ts'
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'
import { extendChain, type Chain, type ChainLink } from '../shared/protocol/roster/chain.ts'
import { RECOVERY } from '../shared/protocol/roster/record.ts'
import { isTooFarAhead } from '../shared/protocol/roster/record-time.ts'
import { presentDevice } from '../shared/protocol/roster/roster.ts'
import { compact, confirmsWhatIsMissing } from './compaction.ts'
import { createLogHeads } from './log-heads.ts'
import { createNews } from './news.ts'
import type { Observer } from './observer.ts'
import type { ReceivedEntry } from './read-append.ts'
import { readChain } from './read-chain.ts'
import { openRoom, type Room } from './room.ts'
import { lengthProblem, needsRoom } from './roster-limits.ts'
import { StorageFull, type LogState, type Storage } from './storage/storage.ts'

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
  room: Room
  members: Set<Member>
  logs(): LogState[]
  /**
   * Appends to the log of a device; resolves when it is stored, and others were told. What follows
   * can be appended before.
   */
  append(from: Member, entries: readonly ReceivedEntry[]): Promise<RelayProblem | null>
  /** @param now milliseconds since 1970 */
  appendRecord(from: Member, record: Uint8Array, now: number): Promise<RelayProblem | null>
  heard(device: number, time: number): void
  /** To all others. */
  tellOthers(from: Member | null, message: RelayMessage): void
  /** What to tell of what could not be stored. */
  failure(error: unknown): RelayProblem
}

/** @returns `null` when the space is not here */
export async function openSpace(
  id: Uint8Array,
  { storage, observer }: { storage: Storage; observer: Observer },
): Promise<LiveSpace | null> {
  const records = await storage.roster(id)
  const read = records && (await readChain(records))
  if (!read) return null
  let chain = read
  await deleteCompacted()
  const heads = createLogHeads(await storage.logs(id), failure)
  const room = await openRoom(id, storage)
  const members = new Set<Member>()
  const news = createNews(members, observer)

  function failure(error: unknown): RelayProblem {
    if (error instanceof StorageFull) return 'disk-full'
    observer.failed(error)
    return 'cannot-store'
  }

  /** What cannot be deleted now is deleted when the space is opened again. */
  async function deleteCompacted() {
    await compact(storage, id, chain).catch(observer.failed)
  }

  const isConfirmedTooEarly = async (link: ChainLink, now: number) =>
    confirmsWhatIsMissing(storage, id, link, { now, logs: heads.all() })

  /** Whoever was removed by the newest record is shown out. */
  function closeRemoved() {
    for (const member of members) {
      const isOut = member.device !== 0 && !presentDevice(chain.now, member.device)
      if (isOut) member.close('removed')
    }
  }

  /** A sheet that does not count any more hears nothing either; whoever came back by it leaves itself. */
  function closeSheets(from: Member) {
    for (const member of members) {
      const isSheet = member.device === RECOVERY && !member.isGuest
      if (isSheet && member !== from) member.close('unknown-device')
    }
  }

  /** The roster with one more record, or why the relay does not take it. */
  async function extended(from: Member, record: Uint8Array, now: number) {
    const refused = (problem: RelayProblem) => ({ ok: false, problem }) as const
    const next = extendChain(chain, record)
    if (!next.ok) {
      const isLate = next.problem === 'roster-misplaced' || next.problem === 'roster-fork'
      return refused(isLate ? 'roster-conflict' : 'roster-refused')
    }
    const { links } = next.value
    const [link] = links.slice(-1)
    if (!link || isTooFarAhead(link.content.time, now)) return refused('roster-refused')
    const problem =
      lengthProblem(links) ??
      (needsRoom(link) ? room.problem(from.device, record.length) : null) ??
      ((await isConfirmedTooEarly(link, now)) ? 'not-here' : null)
    return problem ? refused(problem) : next
  }

  const space: LiveSpace = {
    id,
    room,
    members,
    chain: () => chain,
    logs: heads.all,
    failure,

    append(from, entries) {
      // What it signed while it belonged is not enough: it does not belong any more (attack A18).
      if (!presentDevice(chain.now, from.device)) return Promise.resolve('removed')
      const checked = heads.check(from.device, entries, chain)
      if (!checked.ok) return Promise.resolve(checked.problem)
      const bytes = checked.entries.reduce((sum, { data }) => sum + data.length, 0)
      const problem = room.problem(from.device, bytes)
      if (problem) return Promise.resolve(problem)
      const taken = room.append(from.device, bytes)
      const move = heads.move(from.device, checked)
      return storage.append(id, from.device, checked.entries).then(
        () => {
          move.stored()
          taken(true)
          observer.stored(entries.length, bytes)
          const told = checked.entries.map(({ data }) => data)
          news.add(from, told)
          return null
        },
        (error: unknown) => {
          taken(false)
          return move.failed(error)
        },
      )
    },

    async appendRecord(from, record, now) {
      const next = await extended(from, record, now)
      if (!next.ok) return next.problem
      const { index } = next.value.now
      try {
        const store = () => storage.appendRoster(id, index, record, from.device)
        if (!(await room.take(from.device, record.length, store))) return 'roster-conflict'
      } catch (error) {
        return failure(error)
      }
      const before = chain.now.recovery
      chain = next.value
      const told = { type: 'roster', request: null, from: index, records: [record] } as const
      space.tellOthers(null, { ...told, records: [record], isMore: 'no' })
      closeRemoved()
      if (chain.now.recovery !== before) closeSheets(from)
      if (chain.links.at(-1)?.content.body.type === 'compacted') {
        await deleteCompacted()
        heads.moveOn(await storage.logs(id))
        await room.refresh()
      }
      return null
    },

    heard: heads.heard,

    tellOthers(from, message) {
      news.tell()
      const isForGuests = message.type === 'roster'
      const others = [...members].filter(
        (member) => member !== from && (isForGuests || !member.isGuest),
      )
      if (others.length === 0) return
      const frame = encode(relayMessage, message)
      for (const member of others) member.deliver(frame, message.type === 'presence')
      observer.delivered(others.length, others.length * frame.length)
    },
  }
  return space
}
