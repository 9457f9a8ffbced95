/** What the relay does about each message of somebody who was let in. */
import { blobId, chunkHash, blobManifest, type BlobManifest } from '../shared/protocol/blob/blob.ts'
import { decode, encode } from '../shared/protocol/codec/codec.ts'
import { equalBytes } from '../shared/protocol/crypto.ts'
import { PAGE_BYTES, type ClientMessage } from '../shared/protocol/relay/client-messages.ts'
import {
  relayMessage,
  type RelayMessage,
  type RelayProblem,
} from '../shared/protocol/relay/relay-messages.ts'
import { wireEntry } from '../shared/protocol/entry/entry.ts'
import { board, inviteOf, presentDevice } from '../shared/protocol/roster/roster.ts'
import { checkSnapshot } from '../shared/protocol/snapshot/manifest.ts'
import type { LiveSpace, Member } from './live-space.ts'
import type { Storage } from './storage/storage.ts'

export interface Asked {
  space: LiveSpace
  member: Member
  storage: Storage
  /** Milliseconds since 1970. */
  now: () => number
}

/** The key of the invite by which a guest came; a guest's only name. */
export interface Guest {
  key: Uint8Array
}

type Request<Type extends Question['type']> = Extract<Question, { type: Type }>
type Answer = RelayMessage | null

const failed = (request: number, problem: RelayProblem): Answer => ({
  type: 'failed',
  request,
  problem,
})
const done = (request: number): Answer => ({ type: 'done', request })

/** Everything but what is written to a log, which need not wait for its turn. */
export type Question = Exclude<ClientMessage, { type: 'append' }>

/** What whoever only has an invite may say. */
const FOR_GUESTS: Question['type'][] = ['rosterSince', 'joinAsk']
/** What whoever may only read may not say, nor the chapter sheet. */
const FOR_THE_BOARD: Question['type'][] = [
  'snapshotPut',
  'blobOffer',
  'blobChunk',
  'blobDelete',
  'joinForget',
]

/** @returns what to answer; `null` for what needs none */
export async function answer(
  asked: Asked,
  message: Question,
  guest: Guest | null,
): Promise<Answer> {
  const { space, member, storage } = asked
  const isOfBoard = () => board(space.chain().now).some(({ number }) => number === member.device)
  if (
    guest
      ? !FOR_GUESTS.includes(message.type)
      : FOR_THE_BOARD.includes(message.type) && !isOfBoard()
  ) {
    return 'request' in message ? failed(message.request, 'not-yours') : null
  }
  switch (message.type) {
    case 'rosterSince':
      return rosterSince(space, message)
    case 'rosterAppend': {
      const problem = await space.appendRecord(message.record)
      return problem ? failed(message.request, problem) : done(message.request)
    }
    case 'since':
      return since(asked, message)
    case 'presence':
      if (message.presence.device === member.device) space.tellOthers(member, message)
      return null
    case 'snapshotPut':
      return putSnapshot(asked, message)
    case 'snapshotGet': {
      const all = await storage.snapshots(space.id)
      const found = all.find(({ hash }) => !message.snapshot || equalBytes(hash, message.snapshot))
      return found
        ? { type: 'snapshot', request: message.request, manifest: found.manifest }
        : failed(message.request, 'not-here')
    }
    case 'blobOffer':
      return offerBlob(asked, message)
    case 'blobChunk':
      return putChunk(asked, message)
    case 'blobManifestGet': {
      const blob = await storage.blob(space.id, message.blob)
      const manifest = blob && decode(blobManifest, blob.manifest)
      return manifest?.ok
        ? { type: 'blobManifest', request: message.request, manifest: manifest.value }
        : failed(message.request, 'not-here')
    }
    case 'blobGet': {
      const data = await storage.chunk(space.id, message.blob, message.index)
      return data
        ? { type: 'blobChunk', request: message.request, data }
        : failed(message.request, 'not-here')
    }
    case 'blobDelete':
      await storage.deleteBlob(space.id, message.blob)
      await space.refresh()
      return done(message.request)
    case 'joinAsk':
      return guest ? askToJoin(asked, message, guest) : failed(message.request, 'not-yours')
    case 'joinList': {
      const asking = await storage.joins(space.id, asked.now())
      return { type: 'joins', request: message.request, asking }
    }
    case 'joinForget':
      await storage.deleteJoin(space.id, message.key)
      return done(message.request)
  }
}

function rosterSince(space: LiveSpace, { request, index }: Request<'rosterSince'>): Answer {
  const records = space.chain().links.slice(index)
  return { type: 'roster', request, from: index, records: records.map(({ data }) => data) }
}

async function since({ space, storage }: Asked, { request, have }: Request<'since'>) {
  const known = new Map(have.map(({ device, seq }) => [device, seq]))
  const page = await storage.entriesSince(space.id, known, PAGE_BYTES)
  const entries = page.entries.map((data) => {
    const entry = decode(wireEntry, data)
    if (!entry.ok) throw new Error('an entry that was stored cannot be read')
    return entry.value
  })
  return { type: 'entries', request, entries, isMore: page.isMore ? 'yes' : 'no' } as const
}

async function putSnapshot(
  { space, storage, member }: Asked,
  { request, manifest }: Request<'snapshotPut'>,
): Promise<Answer> {
  const snapshot = checkSnapshot(space.chain(), manifest)
  if (!snapshot.ok || snapshot.value.device !== member.device) return failed(request, 'malformed')
  const { hash, blob } = snapshot.value
  const content = await storage.blob(space.id, blob)
  if (!content || content.missing.length > 0) return failed(request, 'not-here')
  await storage.putSnapshot(space.id, { hash, manifest, blob })
  space.tellOthers(member, { type: 'snapshot', request: null, manifest })
  return done(request)
}

async function offerBlob(
  { space, storage, member }: Asked,
  { request, manifest }: Request<'blobOffer'>,
): Promise<Answer> {
  const id = blobId(manifest)
  const known = await storage.blob(space.id, id)
  if (known) return { type: 'blobWanted', request, missing: known.missing }
  const problem = space.quotaProblem(member.device, manifest.size)
  if (problem) return failed(request, problem)
  const { size, chunks } = manifest
  const data = encode(blobManifest, manifest)
  await storage.offerBlob(space.id, id, data, { count: chunks.length, size })
  return { type: 'blobWanted', request, missing: chunks.map((_chunk, index) => index) }
}

async function putChunk(
  { space, storage, member }: Asked,
  { request, blob, index, data }: Request<'blobChunk'>,
): Promise<Answer> {
  const known = await storage.blob(space.id, blob)
  const decoded = known && decode(blobManifest, known.manifest)
  if (!decoded?.ok) return failed(request, 'not-here')
  if (!fits(decoded.value, index, data)) return failed(request, 'malformed')
  const problem = space.quotaProblem(member.device, data.length)
  if (problem) return failed(request, problem)
  await storage.putChunk(space.id, blob, index, data)
  await space.refresh()
  return done(request)
}

function fits({ chunks }: BlobManifest, index: number, data: Uint8Array): boolean {
  const expected = chunks[index]
  return expected !== undefined && equalBytes(chunkHash(data), expected)
}

async function askToJoin(
  { space, storage }: Asked,
  { request, asked }: Request<'joinAsk'>,
  { key }: Guest,
): Promise<Answer> {
  const invite = inviteOf(space.chain().now, key)
  if (invite?.state !== 'open') return failed(request, 'unknown-device')
  await storage.putJoin(space.id, { key, asked }, invite.expires)
  const told: RelayMessage = { type: 'joins', request: null, asking: [{ key, asked }] }
  const frame = encode(relayMessage, told)
  for (const member of space.members) {
    const { role } = presentDevice(space.chain().now, member.device) ?? {}
    if (role === 'admin') member.deliver(frame, false)
  }
  return done(request)
}
