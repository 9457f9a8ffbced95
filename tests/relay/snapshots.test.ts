/** Files and snapshots at the relay, and what is deleted for a snapshot that counts: A27, A30, A32. */
import { describe, expect, test } from 'vitest'
import { bring, makeBlob, makeSnapshot } from './support/content.ts'
import { connect, create, type Device } from './support/device.ts'
import { relayWith, stop } from './support/relays.ts'
import { bytes, newRelayFile } from './support/storages.ts'
import { openSqliteStorage } from '../../sync-server/storage/sqlite-storage.ts'
import { encode } from '../../shared/protocol/codec/codec.ts'
import { wireEntry } from '../../shared/protocol/entry/entry.ts'
import { Log } from '../protocol/support/logs.ts'
import { setup, type Person, type Space } from '../protocol/support/people.ts'

const HOUR = 3_600_000

async function boardOfTwo(options: Parameters<typeof relayWith>[0] = {}) {
  const relay = await relayWith(options)
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  const [annas, bernds] = [
    await create(relay.url, space, anna),
    await connect(relay.url, space, bernd),
  ]
  return { relay, space, anna, bernd, annas, bernds }
}

/** Anna writes so many entries. @returns where her log stands */
async function write(device: Device, space: Space, by: Person, count: number) {
  const log = new Log(space, by)
  for (let n = 0; n < count; n += 1) log.write('Top')
  await device.ask({ type: 'append', entries: log.entries })
  const { seq, hash } = log.head
  return { device: by.device, seq, hash }
}

const since = async (device: Device) => {
  const answer = await device.ask({ type: 'since', have: [] })
  return answer.type === 'entries' ? answer.entries.length : answer.type
}

describe('a file', () => {
  test('goes to the relay chunk by chunk, also after a break, and from there to others', async () => {
    const { annas, bernds } = await boardOfTwo()
    const blob = makeBlob([bytes(1000), bytes(1000), bytes(10)])
    const { id, manifest, chunks } = blob
    expect(await annas.ask({ type: 'blobOffer', manifest })).toMatchObject({ missing: [0, 1, 2] })
    const [first, second] = chunks
    if (!first || !second) throw new Error('chunks are missing')
    await annas.ask({ type: 'blobChunk', blob: id, index: 1, data: second })
    expect(await annas.ask({ type: 'blobOffer', manifest })).toMatchObject({ missing: [0, 2] })
    expect((await bring(annas, blob)).type).toBe('done')
    expect(await bernds.ask({ type: 'blobManifestGet', blob: id })).toMatchObject({ manifest })
    for (const [index, data] of chunks.entries()) {
      expect(await bernds.ask({ type: 'blobGet', blob: id, index })).toMatchObject({ data })
    }
    expect((await bernds.ask({ type: 'blobDelete', blob: id })).type).toBe('done')
    const gone = await annas.ask({ type: 'blobGet', blob: id, index: 0 })
    expect(gone).toMatchObject({ problem: 'not-here' })
  })

  test('A31 takes no chunk in another’s place, and none that nobody announced', async () => {
    const { annas } = await boardOfTwo()
    const { id, manifest, chunks } = makeBlob([bytes(1000), bytes(1000)])
    const [first] = chunks
    if (!first) throw new Error('no chunk')
    const put = (blob: Uint8Array, index: number, data: Uint8Array) =>
      annas.ask({ type: 'blobChunk', blob, index, data })
    expect(await put(id, 0, first)).toMatchObject({ problem: 'not-here' })
    await annas.ask({ type: 'blobOffer', manifest })
    expect(await put(id, 1, first)).toMatchObject({ problem: 'malformed' })
    expect(await put(id, 0, bytes(1000))).toMatchObject({ problem: 'malformed' })
    expect(await put(id, 9, first)).toMatchObject({ type: 'done' })
    expect(await annas.ask({ type: 'blobOffer', manifest })).toMatchObject({ missing: [0, 1] })
  })

  test('is not taken from an auditor', async () => {
    const { annas, bernds, space, anna, bernd } = await boardOfTwo()
    const role = { type: 'roleChanged', device: bernd.device, role: 'auditor' } as const
    await annas.ask({ type: 'rosterAppend', record: space.record(role, anna) })
    const answer = await bring(bernds, makeBlob([bytes(9)]))
    expect(answer).toMatchObject({ problem: 'not-yours' })
  })
})

describe('a snapshot', () => {
  test('is taken with its content, from its author; others are told and can fetch it', async () => {
    const { annas, bernds, space, anna } = await boardOfTwo()
    const { blob, manifest, hash } = makeSnapshot(space, anna)
    const put = (device: Device) => device.ask({ type: 'snapshotPut', manifest })
    expect(await put(annas)).toMatchObject({ problem: 'not-here' })
    await annas.ask({ type: 'blobOffer', manifest: blob.manifest })
    expect(await put(annas)).toMatchObject({ problem: 'not-here' })
    await bring(annas, blob)
    expect(await put(bernds)).toMatchObject({ problem: 'malformed' })
    expect((await put(annas)).type).toBe('done')
    expect((await bernds.first('snapshot')).manifest).toEqual(manifest)
    for (const snapshot of [null, hash]) {
      expect(await bernds.ask({ type: 'snapshotGet', snapshot })).toMatchObject({ manifest })
    }
    const other = await bernds.ask({ type: 'snapshotGet', snapshot: bytes(32) })
    expect(other).toMatchObject({ problem: 'not-here' })
  })

  test('A32 keeps its content, whoever wants it deleted', async () => {
    const { annas, bernds, space, anna } = await boardOfTwo()
    const { blob, manifest } = await bringSnapshot(annas, space, anna)
    const deletion = { type: 'blobDelete', blob: blob.id } as const
    expect(await bernds.ask(deletion)).toMatchObject({ problem: 'not-yours' })
    expect((await bernds.ask({ type: 'blobGet', blob: blob.id, index: 0 })).type).toBe('blobChunk')
    expect(await bernds.ask({ type: 'snapshotGet', snapshot: null })).toMatchObject({ manifest })
  })
})

async function bringSnapshot(
  device: Device,
  space: Space,
  by: Person,
  covered: Parameters<typeof makeSnapshot>[2] = [],
) {
  const made = makeSnapshot(space, by, covered)
  await bring(device, made.blob)
  const { manifest } = made
  expect((await device.ask({ type: 'snapshotPut', manifest })).type).toBe('done')
  return { ...made, covered }
}

describe('a compaction', () => {
  const record = (space: Space, { manifest }: { manifest: Uint8Array }, ...signers: Person[]) =>
    space.record({ type: 'compacted', manifest }, ...signers)

  test('deletes what two of the board signed for, and only that', async () => {
    const { annas, bernds, space, anna, bernd } = await boardOfTwo()
    const place = await write(annas, space, anna, 5)
    const old = await bringSnapshot(annas, space, anna)
    const made = await bringSnapshot(annas, space, anna, [{ ...place, seq: 4 }])
    const compaction = record(space, made, bernd)
    const before = await annas.ask({ type: 'rosterAppend', record: compaction })
    expect(before.type).toBe('done')
    expect(await since(bernds)).toBe(1)
    const gone = await bernds.ask({ type: 'snapshotGet', snapshot: old.hash })
    expect(gone).toMatchObject({ problem: 'not-here' })
    const ofOld = await bernds.ask({ type: 'blobGet', blob: old.blob.id, index: 0 })
    expect(ofOld).toMatchObject({ problem: 'not-here' })
    expect((await bernds.ask({ type: 'blobGet', blob: made.blob.id, index: 0 })).type).toBe(
      'blobChunk',
    )
    const { logs } = await (
      await connect((await annas.first('challenge')).relay, space, anna)
    ).first('welcome')
    expect(logs.find(({ device }) => device === anna.device)).toMatchObject({ seq: 5 })
  })

  test('lets a log go on behind what is covered where a relay that was put back has lost it', async () => {
    const { annas, bernds, space, anna, bernd } = await boardOfTwo()
    const log = new Log(space, anna)
    const first = log.write('Top 1')
    log.write('Top 2')
    const two = { device: anna.device, seq: 2, hash: log.head.hash }
    await annas.ask({ type: 'append', entries: [first] })
    const lost = makeSnapshot(space, anna, [two])
    const given = await annas.ask({ type: 'rosterAppend', record: record(space, lost, bernd) })
    expect(given.type).toBe('done')
    const third = log.write('Top 3')
    const late = await annas.ask({ type: 'append', entries: [third] })
    expect(late).toMatchObject({ type: 'acknowledged', seq: 3 })
    const wrong = await bernds.ask({ type: 'append', entries: [third] })
    expect(wrong).toMatchObject({ type: 'failed' })
    expect(await since(bernds)).toBe(2)
  })

  test('A30 that only one of two signed is refused', async () => {
    const { annas, space, anna } = await boardOfTwo()
    const place = await write(annas, space, anna, 3)
    const made = await bringSnapshot(annas, space, anna, [place])
    const alone = record(space, made, anna)
    expect(await annas.ask({ type: 'rosterAppend', record: alone })).toMatchObject({
      problem: 'roster-refused',
    })
    expect(await since(annas)).toBe(3)
  })

  test('A30 A32 for a snapshot that is not here, or not whole, deletes nothing and is refused', async () => {
    const { annas, space, anna, bernd } = await boardOfTwo()
    const place = await write(annas, space, anna, 3)
    const nowhere = makeSnapshot(space, anna, [place])
    const compaction = record(space, nowhere, bernd)
    const refused = await annas.ask({ type: 'rosterAppend', record: compaction })
    expect(refused).toMatchObject({ problem: 'not-here' })
    expect(await since(annas)).toBe(3)
  })

  test('A27 decides which snapshot counts: not a newer one that nobody else has compared', async () => {
    const { annas, bernds, space, anna, bernd } = await boardOfTwo()
    const made = await bringSnapshot(annas, space, anna)
    await annas.ask({ type: 'rosterAppend', record: record(space, made, bernd) })
    const newer = await bringSnapshot(bernds, space, bernd)
    const got = await annas.ask({ type: 'snapshotGet', snapshot: null })
    expect(got).toMatchObject({ manifest: made.manifest })
    const both = await annas.ask({ type: 'snapshotGet', snapshot: newer.hash })
    expect(both).toMatchObject({ manifest: newer.manifest })
  })

  test('that the disk does not do is told all the same, and done when the space is opened again', async () => {
    const file = newRelayFile()
    const storage = openSqliteStorage(file)
    let failures = 0
    const failing = {
      ...storage,
      compact: () => Promise.reject(new Error('the disk')),
    }
    const { relay, annas, bernds, space, anna, bernd } = await boardOfTwo({
      storage: failing,
      report: () => (failures += 1),
    })
    const place = await write(annas, space, anna, 3)
    const made = await bringSnapshot(annas, space, anna, [place])
    const compaction = record(space, made, bernd)
    expect((await annas.ask({ type: 'rosterAppend', record: compaction })).type).toBe('done')
    expect((await bernds.first('roster')).records).toEqual([compaction])
    expect(failures).toBe(1)
    expect(await since(annas)).toBe(3)
    await stop(relay)
    space.append(compaction)
    const again = await relayWith({ file })
    expect(await since(await connect(again.url, space, anna))).toBe(0)
  })

  test('of long ago is taken back by a relay that was put back and has lost the snapshot', async () => {
    const { annas, space, anna, bernd } = await boardOfTwo({ now: () => Date.now() + HOUR })
    const place = await write(annas, space, anna, 3)
    const lost = makeSnapshot(space, anna, [place])
    const compaction = record(space, lost, bernd)
    expect((await annas.ask({ type: 'rosterAppend', record: compaction })).type).toBe('done')
    expect(await since(annas)).toBe(3)
    const made = await bringSnapshot(annas, space, anna)
    expect(await annas.ask({ type: 'snapshotGet', snapshot: null })).toMatchObject({
      manifest: made.manifest,
    })
  })

  test('gives the room back, also to a device that is writing just then', async () => {
    const { annas, bernds, space, anna, bernd } = await boardOfTwo()
    const place = await write(annas, space, anna, 50)
    const made = await bringSnapshot(bernds, space, bernd, [place])
    const log = new Log(space, anna)
    log.head = { ...place, rosterIndex: space.chain.now.index }
    const writing = Array.from({ length: 20 }, () =>
      annas.ask({ type: 'append', entries: [log.write('x'.repeat(300))] }),
    )
    const compaction = record(space, made, anna)
    await bernds.ask({ type: 'rosterAppend', record: compaction })
    const ends = await Promise.all(writing)
    expect(ends.every(({ type }) => type === 'acknowledged')).toBe(true)
    const { relay } = await annas.first('challenge')
    const { quota } = await (await connect(relay, space, anna)).first('welcome')
    const left = await annasEntries(relay, space, anna)
    // The roster, which she brought, and what she wrote since.
    const roster = space.chain.links.reduce((sum, { data }) => sum + data.length, 0)
    expect(quota.ownUsed).toBe(roster + left)
  })
})

/** Bytes of what is still there. */
async function annasEntries(url: string, space: Space, anna: Person): Promise<number> {
  const answer = await (await connect(url, space, anna)).ask({ type: 'since', have: [] })
  if (answer.type !== 'entries') throw new Error('no entries')
  return answer.entries.reduce((sum, entry) => sum + encode(wireEntry, entry).length, 0)
}
