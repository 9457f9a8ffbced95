/**
 * Devices in memory with the app's own sync code, over a relay that may do whatever it likes with
 * what passes through it. No network, no clock: a seed decides everything.
 */
import { createClock } from '../../../shared/records/stamp.ts'
import { extendChain, startChain } from '../../../shared/protocol/roster/chain.ts'
import { makeJoinRequest } from '../../../shared/protocol/join/join-request.ts'
import { readInvite } from '../../../shared/protocol/join/invite-link.ts'
import type { Chapter } from '../../../core/chapter/chapter.ts'
import { clientIdSource } from '../../../core/chapter/client-id.ts'
import { openMemoryDatabase } from '../../../core/db/database.ts'
import { migrate } from '../../../core/db/migrate.ts'
import { refreshProjections } from '../../../core/records/rebuild.ts'
import { catchUp, sendOwn, type Meeting } from '../../../core/sync/catch-up.ts'
import { newAttestation } from '../../../core/sync/attest.ts'
import { ownKeys } from '../../../core/sync/device-keys.ts'
import { readNotices } from '../../../core/sync/notices.ts'
import {
  LinkClosed,
  RequestFailed,
  type Question,
  type RelayLink,
  type Told,
} from '../../../core/sync/relay-link.ts'
import { approve, createInvite, listAsking } from '../../../core/sync/roster-acts.ts'
import { ownNames, shareChapter } from '../../../core/sync/share-chapter.ts'
import { openSpace, type SpaceState } from '../../../core/sync/space-state.ts'
import { markMerged, putNote } from '../../../core/sync/sync-notes.ts'
import { storeRecords } from '../../../core/sync/take-record.ts'
import { createWatch, type Watch } from '../../../core/sync/watch.ts'
import { createDevice, ownDevice } from '../../../core/vault/device.ts'
import type { RelayMessage } from '../../../shared/protocol/relay/relay-messages.ts'
import { answer } from '../../../sync-server/answer.ts'
import type { LiveSpace, Member } from '../../../sync-server/live-space.ts'
import { createSpaces, type Spaces } from '../../../sync-server/spaces.ts'
import { createMemoryStorage } from '../../../sync-server/storage/memory-storage.ts'
import type { Storage } from '../../../sync-server/storage/storage.ts'
import { received } from '../../relay/support/received.ts'

const RELAY = 'wss://relay.example'
const SILENT = {
  connected: () => undefined,
  refused: () => undefined,
  cutOff: () => undefined,
  stored: () => undefined,
  acknowledged: () => undefined,
  delivered: () => undefined,
  failed: (error: unknown) => {
    throw error
  },
}

/** What a relay makes of a message on its way to a device; `null` breaks the connection. */
export type Twist = (message: RelayMessage, device: SimulatedDevice) => RelayMessage | null
export const honest: Twist = (message) => message

export interface SimulatedDevice {
  name: string
  chapter: Chapter
  space: SpaceState
  watch: Watch
  /** Why connections failed that should not have. */
  alarms: string[]
}

export class SimulatedRelay {
  storage: Storage = createMemoryStorage()
  spaces: Spaces = createSpaces({ storage: this.storage, observer: SILENT })

  /** Connects a device for one conversation. */
  async link(device: SimulatedDevice, twist: Twist): Promise<RelayLink> {
    const live = await this.spaces.open(device.space.chain().now.space)
    if (!live) throw new LinkClosed('unknown-space')
    const number = device.space.own.device
    const member: Member = {
      device: number,
      isGuest: false,
      deliver: () => undefined,
      close: () => undefined,
    }
    const pass = (message: RelayMessage): RelayMessage => {
      const twisted = twist(message, device)
      if (!twisted) throw new LinkClosed('unreachable')
      return twisted
    }
    const { index: rosterIndex, head: rosterHead } = live.chain().now
    const logs = live.logs().map((log) => ({ ...log, isHere: 'no' as const }))
    const welcome = pass({
      type: 'welcome',
      rosterIndex,
      rosterHead,
      logs,
      quota: { used: 0, limit: 0, ownUsed: 0, ownLimit: 0 },
      time: 0,
    }) as Told<'welcome'>
    return {
      welcome,
      ask: (question) => this.#ask(live, member, question, pass),
      say: () => undefined,
      close: () => undefined,
      ended: new Promise(() => undefined),
    }
  }

  async #ask(
    live: LiveSpace,
    member: Member,
    question: Question,
    pass: (message: RelayMessage) => RelayMessage,
  ): Promise<RelayMessage> {
    const request = 1
    if (question.type === 'append') {
      const problem = await live.append(member, question.entries.map(received))
      if (problem) throw new RequestFailed(problem)
      return pass({ type: 'acknowledged', request, seq: question.entries.at(-1)?.seq ?? 0 })
    }
    const asked = { space: live, member, guest: null, storage: this.storage, now: Date.now }
    const told = await answer(asked, { ...question, request })
    if (!told) throw new Error('a question without an answer')
    if (told.type === 'failed') throw new RequestFailed(told.problem)
    return pass(told)
  }

  async createSpace({ space }: SimulatedDevice): Promise<void> {
    const roster = space.chain().links.map(({ data }) => data)
    const { device } = space.own
    const made = { roster, device, code: null, quota: 2 ** 40 }
    await this.storage.createSpace(space.chain().now.space, made)
  }
}

function newChapter(person: string): Chapter {
  const db = openMemoryDatabase()
  migrate(db)
  refreshProjections(db)
  createDevice(db, person, `Laptop von ${person}`, new Date())
  const device = ownDevice(db)
  return {
    id: person,
    db,
    clock: createClock(Date.now, device, ''),
    openedAfter: '',
    device,
    newClientId: clientIdSource(device),
    listeners: new Set(),
  }
}

function deviceOf(name: string, chapter: Chapter): SimulatedDevice {
  const space = openSpace(chapter)
  if (!space) throw new Error('not shared')
  const watch = createWatch(chapter, space, () => undefined)
  return { name, chapter, space, watch, alarms: [] }
}

/** A board whose first shares and lets the others in. */
export async function openBoard(...names: readonly string[]) {
  const relay = new SimulatedRelay()
  const [first = 'Anna', ...others] = names
  const chapter = newChapter(first)
  shareChapter(chapter, RELAY)
  const creator = deviceOf(first, chapter)
  await relay.createSpace(creator)
  const devices = [creator]
  for (const name of others) devices.push(await letIn(relay, creator, name))
  return { relay, devices }
}

async function letIn(relay: SimulatedRelay, admin: SimulatedDevice, name: string) {
  const link = await relay.link(admin, honest)
  const expires = Date.now() + 3_600_000
  const { code } = await createInvite(admin.space, link, { relay: RELAY, role: 'member', expires })
  const invite = readInvite(code)
  if (!invite) throw new Error('no invite')
  const chapter = newChapter(name)
  const own = ownKeys(chapter.db)
  const device = {
    device: own.device,
    signingKey: own.signing.publicKey,
    receivingKey: own.receiving.publicKey,
  }
  const asked = makeJoinRequest(invite.space, invite.secret, device, ownNames(chapter.db))
  const { key } = [...admin.space.chain().now.invites]
    .map(([hex, { state }]) => ({ key: Buffer.from(hex, 'hex'), state }))
    .filter(({ state }) => state === 'open')
    .at(-1) ?? { key: new Uint8Array() }
  await relay.storage.putJoin(invite.space, { key: new Uint8Array(key), asked }, expires)
  const [asking] = await listAsking(admin.space, link)
  if (!asking) throw new Error('nobody asks')
  await approve(admin.space, link, asking)
  const [genesis, ...records] = admin.space.chain().links.map(({ data }) => data)
  let chain = genesis && startChain(genesis)
  for (const record of records) if (chain?.ok) chain = extendChain(chain.value, record)
  if (!chain?.ok) throw new Error('no roster')
  storeRecords(chapter.db, chain.value, 0, own)
  putNote(chapter.db, 'sync-relay', RELAY)
  markMerged(chapter.db)
  return deviceOf(name, chapter)
}

/** One connection: catch up, say what is here, send. What does not fit is an alarm of this device. */
export async function meet(
  relay: SimulatedRelay,
  device: SimulatedDevice,
  twist: Twist,
): Promise<boolean> {
  const { chapter, space, watch } = device
  try {
    const link = await relay.link(device, twist)
    const meeting: Meeting = {
      chapter,
      space,
      link,
      isStopped: () => false,
      tell: () => undefined,
      merged: () => undefined,
      applied: watch.applied,
    }
    const findings = await catchUp(meeting)
    if (findings.isFork) device.alarms.push('fork')
    if (findings.own !== 'fits') device.alarms.push('copy')
    if (findings.equivocation.length > 0) device.alarms.push('equivocation')
    if (findings.isFork || findings.own !== 'fits') return false
    watch.lookAgain()
    const attestation = newAttestation(chapter.db, space)
    if (attestation) space.sealNow([attestation])
    await sendOwn({ space, link })
    return true
  } catch (error) {
    if (error instanceof LinkClosed || error instanceof RequestFailed) {
      if (error.problem !== 'unreachable') device.alarms.push(error.problem)
      return false
    }
    throw error
  }
}

/** Everything that was told to anybody. */
export const alarmsOf = ({ alarms, chapter }: SimulatedDevice): string[] => [
  ...alarms,
  ...readNotices(chapter.db).map(({ kind }) => kind),
]
