/** What the relay does about each message of somebody who was let in. */
import { decode } from '../shared/protocol/codec/codec.ts'
import { equalBytes } from '../shared/protocol/crypto.ts'
import { PAGE_BYTES } from '../shared/protocol/relay/client-messages.ts'
import { wireEntry } from '../shared/protocol/entry/entry.ts'
import { board } from '../shared/protocol/roster/roster.ts'
import { checkSnapshot } from '../shared/protocol/snapshot/check-snapshot.ts'
import { deleteBlob, getChunk, getManifest, offerBlob, putChunk } from './answer-blobs.ts'
import { askToJoin } from './answer-joins.ts'
import { done, failed, type Answer, type Asked, type Question, type Request } from './asked.ts'
import { countingSnapshot } from './compaction.ts'
import type { LiveSpace } from './live-space.ts'

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

function isAllowed({ space, member, guest }: Asked, type: Question['type']): boolean {
  if (guest) return FOR_GUESTS.includes(type)
  if (!FOR_THE_BOARD.includes(type)) return true
  return board(space.chain().now).some(({ number }) => number === member.device)
}

/** @returns what to answer; `null` for what needs none */
export async function answer(asked: Asked, message: Question): Promise<Answer> {
  const { space, member, storage } = asked
  if (!isAllowed(asked, message.type)) {
    return 'request' in message ? failed(message.request, 'not-yours') : null
  }
  switch (message.type) {
    case 'rosterSince':
      return rosterSince(space, message)
    case 'rosterAppend': {
      const problem = await space.appendRecord(member, message.record, asked.now())
      return problem ? failed(message.request, problem) : done(message.request)
    }
    case 'since':
      return since(asked, message)
    case 'presence':
      if (message.presence.device === member.device) space.tellOthers(member, message)
      return null
    case 'snapshotPut':
      return putSnapshot(asked, message)
    case 'snapshotGet':
      return getSnapshot(asked, message)
    case 'snapshotNewest': {
      const [newest] = await storage.snapshots(space.id)
      return newest
        ? { type: 'snapshot', request: message.request, manifest: newest.manifest }
        : failed(message.request, 'not-here')
    }
    case 'blobOffer':
      return offerBlob(asked, message)
    case 'blobChunk':
      return putChunk(asked, message)
    case 'blobManifestGet':
      return getManifest(asked, message)
    case 'blobGet':
      return getChunk(asked, message)
    case 'blobDelete':
      return deleteBlob(asked, message)
    case 'joinAsk':
      return askToJoin(asked, message)
    case 'joinList': {
      const asking = await storage.joins(space.id, asked.now())
      return { type: 'joins', request: message.request, asking }
    }
    case 'joinForget':
      await storage.deleteJoin(space.id, message.key)
      return done(message.request)
  }
}

/** A page has one record at least, as one of entries has. */
function rosterSince(space: LiveSpace, { request, index }: Request<'rosterSince'>): Answer {
  const records: Uint8Array[] = []
  const links = space.chain().links.slice(index)
  let left = PAGE_BYTES
  for (const { data } of links) {
    left -= data.length
    if (left < 0 && records.length > 0) break
    records.push(data)
  }
  const isMore = records.length < links.length ? 'yes' : 'no'
  return { type: 'roster', request, from: index, records, isMore }
}

async function since(
  { space, storage }: Asked,
  { request, have }: Request<'since'>,
): Promise<Answer> {
  const known = new Map(have.map(({ device, seq }) => [device, seq]))
  const page = await storage.entriesSince(space.id, known, PAGE_BYTES)
  const entries = page.entries.map((data) => {
    const entry = decode(wireEntry, data)
    if (!entry.ok) throw new Error('an entry that was stored cannot be read')
    return entry.value
  })
  return { type: 'entries', request, entries, isMore: page.isMore ? 'yes' : 'no' }
}

async function putSnapshot(
  { space, storage, member: { device }, member }: Asked,
  { request, manifest }: Request<'snapshotPut'>,
): Promise<Answer> {
  const snapshot = checkSnapshot(space.chain(), manifest)
  if (!snapshot.ok || snapshot.value.device !== device) return failed(request, 'malformed')
  const { hash, blob } = snapshot.value
  const content = await storage.blob(space.id, blob)
  if (content?.missing.length !== 0) return failed(request, 'not-here')
  const problem = space.room.problem(device, manifest.length)
  if (problem) return failed(request, problem)
  await space.room.take(device, manifest.length, () =>
    storage.putSnapshot(space.id, { hash, manifest, blob, device }),
  )
  space.tellOthers(member, { type: 'snapshot', request: null, manifest })
  return done(request)
}

async function getSnapshot(
  { space, storage }: Asked,
  { request, snapshot }: Request<'snapshotGet'>,
): Promise<Answer> {
  const found = snapshot
    ? (await storage.snapshots(space.id)).find(({ hash }) => equalBytes(hash, snapshot))
    : await countingSnapshot(storage, space.id, space.chain())
  return found
    ? { type: 'snapshot', request, manifest: found.manifest }
    : failed(request, 'not-here')
}
