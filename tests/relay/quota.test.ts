/** Attack A39: what each device may bring, and how long a roster may become. */
import { describe, expect, test } from 'vitest'
import { blobId, chunkHash } from '../../shared/protocol/blob/blob.ts'
import { randomBytes } from '../../shared/protocol/crypto.ts'
import type { RelayMessage } from '../../shared/protocol/relay/relay-messages.ts'
import { sealLabel } from '../../shared/protocol/roster/label.ts'
import type { RosterBody } from '../../shared/protocol/roster/record.ts'
import { lengthProblem } from '../../sync-server/roster-limits.ts'
import { Log } from '../protocol/support/logs.ts'
import { snapshotOf } from '../protocol/support/snapshots.ts'
import { setup } from '../protocol/support/people.ts'
import { bring, makeBlob, makeSnapshot } from './support/content.ts'
import { connect, create, visit, type Device } from './support/device.ts'
import { relayWith } from './support/relays.ts'
import { bytes } from './support/storages.ts'

async function boardOfTwo(openQuota: number) {
  const { url } = await relayWith({ openQuota })
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  const [annas, bernds] = [await create(url, space, anna), await connect(url, space, bernd)]
  return { url, space, anna, bernd, annas, bernds }
}

/** Something small can be written. */
async function writes(device: Device, log: Log) {
  return (await device.ask({ type: 'append', entries: [log.write('noch Platz')] })).type
}

describe('A39 one device takes a third of the space’s room at most, and is told', () => {
  test('of entries', async () => {
    const { annas, bernds, space, anna, bernd } = await boardOfTwo(30_000)
    const log = new Log(space, anna)
    let answer = await annas.ask({ type: 'append', entries: [log.write('x'.repeat(500))] })
    for (let n = 0; n < 30 && answer.type === 'acknowledged'; n += 1) {
      answer = await annas.ask({ type: 'append', entries: [log.write('x'.repeat(500))] })
    }
    expect(answer).toMatchObject({ problem: 'quota-device' })
    expect(await writes(bernds, new Log(space, bernd))).toBe('acknowledged')
  })

  test('of chunks, of lists of chunks and of snapshots together', async () => {
    const { url, annas, space, anna, bernd } = await boardOfTwo(90_000)
    /** What Bernd has used once he has done this. */
    const usedAfter = async (act: (device: Device) => Promise<RelayMessage>) => {
      expect((await act(await connect(url, space, bernd))).type).not.toBe('failed')
      const { quota } = await (await connect(url, space, bernd)).first('welcome')
      return quota.ownUsed
    }
    const ofBlob = await usedAfter((device) => bring(device, makeBlob([bytes(10_000)])))
    expect(ofBlob).toBeGreaterThan(10_000)
    const manifest = { size: 200, chunks: Array.from({ length: 200 }, () => randomBytes(32)) }
    const ofList = await usedAfter((device) => device.ask({ type: 'blobOffer', manifest }))
    expect(ofList).toBeGreaterThan(ofBlob + 6400)
    const snapshot = makeSnapshot(space, bernd)
    const ofContent = await usedAfter((device) => bring(device, snapshot.blob))
    expect(ofContent).toBeGreaterThan(ofList + 500)
    const ofManifest = await usedAfter((device) =>
      device.ask({ type: 'snapshotPut', manifest: snapshot.manifest }),
    )
    expect(ofManifest).toBe(ofContent + snapshot.manifest.length)
    const more = await bring(await connect(url, space, bernd), makeBlob([bytes(20_000)]))
    expect(more).toMatchObject({ problem: 'quota-device' })
    expect(await writes(annas, new Log(space, anna))).toBe('acknowledged')
  })

  test('of a blob before its first chunk, by the size that it says', async () => {
    const { annas } = await boardOfTwo(90_000)
    expect(await bring(annas, makeBlob([bytes(31_000)]))).toMatchObject({ problem: 'quota-device' })
    const manifest = { size: 100_000, chunks: [randomBytes(32)] }
    expect(await annas.ask({ type: 'blobOffer', manifest })).toMatchObject({
      problem: 'quota-space',
    })
  })

  test('and a blob that says less than it is gets no chunk in', async () => {
    const { annas } = await boardOfTwo(9_000_000)
    const chunk = bytes(5000)
    const lie = makeBlobOf({ size: 10, chunks: [chunk] })
    expect(await bring(annas, lie)).toMatchObject({ problem: 'malformed' })
    const more = makeBlobOf({ size: 6000, chunks: [chunk] })
    expect(await bring(annas, more)).toMatchObject({ problem: 'malformed' })
    const nothing = { size: 10, chunks: [] }
    expect(await annas.ask({ type: 'blobOffer', manifest: nothing })).toMatchObject({
      problem: 'malformed',
    })
    const huge = { size: 2 ** 21 + 1000, chunks: [chunkHash(chunk), chunkHash(chunk)] }
    expect(await annas.ask({ type: 'blobOffer', manifest: huge })).toMatchObject({
      problem: 'malformed',
    })
  })

  test('of records; but whoever filled a space can be removed from it', async () => {
    const { annas, bernds, space, anna, bernd } = await boardOfTwo(24_000)
    const relabel = () => {
      const { signing } = bernd
      const names = { person: 'x'.repeat(100), device: 'y'.repeat(100) }
      const { epoch } = space.chain.now
      const label = sealLabel(names, signing.publicKey, { epoch, secret: space.secret })
      return space.record({ type: 'relabelled', device: bernd.device, label }, bernd)
    }
    let answer = null
    for (let n = 0; n < 40 && answer?.type !== 'failed'; n += 1) {
      const record = relabel()
      answer = await bernds.ask({ type: 'rosterAppend', record })
      if (answer.type === 'done') space.append(record)
    }
    expect(answer).toMatchObject({ problem: 'quota-device' })
    const log = new Log(space, anna)
    while ((await writes(annas, log)) === 'acknowledged');
    const removal = space.record(space.removal(bernd), anna)
    expect((await annas.ask({ type: 'rosterAppend', record: removal })).type).toBe('done')
  })

  test('and few ask to join at a time', async () => {
    const { url, annas, space, anna } = await boardOfTwo(9_000_000)
    const before = space.chain.links.length
    const invites = Array.from({ length: 31 }, () => space.invite(anna))
    for (const { data } of space.chain.links.slice(before)) {
      await annas.ask({ type: 'rosterAppend', record: data })
    }
    const answers = []
    for (const invite of invites) {
      const guest = await visit(url, space, invite)
      answers.push(await guest.ask({ type: 'joinAsk', asked: bytes(2000) }))
      // Again is the same, and no more.
      answers.push(await guest.ask({ type: 'joinAsk', asked: bytes(2000) }))
      guest.socket.close()
    }
    expect(answers.slice(0, 60).every(({ type }) => type === 'done')).toBe(true)
    expect(answers.at(-1)).toMatchObject({ problem: 'too-many' })
  })
})

const makeBlobOf = ({ size, chunks }: { size: number; chunks: Uint8Array[] }) => {
  const { manifest } = makeBlob([bytes(1)])
  const lie = { ...manifest, size, chunks: chunks.map(chunkHash) }
  return { id: blobId(lie), manifest: lie, chunks }
}

describe('a long roster', () => {
  test('is fetched in pages, each of one record at least', async () => {
    const { url } = await relayWith()
    const { space, people } = setup('Anna')
    const [anna] = people
    const covered = Array.from({ length: 1000 }, (_, n) => ({
      device: n + 1,
      seq: 1,
      hash: new Uint8Array(32),
    }))
    for (let n = 0; n < 40; n += 1) {
      const manifest = snapshotOf(space, anna, { covered })
      space.append(space.record({ type: 'compacted', manifest }, anna))
    }
    const annas = await create(url, space, anna)
    const records: Uint8Array[] = []
    const pages: number[] = []
    for (let isMore = true; isMore;) {
      const page = await annas.ask({ type: 'rosterSince', index: records.length })
      if (page.type !== 'roster') throw new Error(page.type)
      expect(page.from).toBe(records.length)
      records.push(...page.records)
      pages.push(page.records.length)
      isMore = page.isMore === 'yes'
    }
    expect(pages.length).toBeGreaterThan(1)
    expect(records.length).toBe(space.chain.links.length)
    const after = await annas.ask({ type: 'rosterSince', index: records.length + 5 })
    expect(after).toMatchObject({ records: [], isMore: 'no' })
  })

  test('A39 comes to an end for each device, and in all; for a removal later than for the rest', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const [genesis] = space.chain.links
    if (!genesis) throw new Error('an empty roster')
    const label = { epoch: 1, nonce: randomBytes(24), sealed: new Uint8Array() }
    const linkWith = (device: number, body: RosterBody) => ({
      ...genesis,
      signers: [device],
      content: { ...genesis.content, body },
    })
    const relabelling = (device: number) => linkWith(device, { type: 'relabelled', device, label })
    const removal = (device: number) => linkWith(device, space.removal(bernd))
    const links = (count: number, device: number) =>
      Array.from({ length: count }, () => relabelling(device))
    const full = links(1000, bernd.device)
    expect(lengthProblem([...full.slice(1), relabelling(bernd.device)])).toBe(null)
    expect(lengthProblem([...full, relabelling(bernd.device)])).toBe('too-many')
    expect(lengthProblem([...full, removal(bernd.device)])).toBe(null)
    expect(lengthProblem([...full, relabelling(anna.device)])).toBe(null)
    const everybody = Array.from({ length: 9 }, (_, n) => links(1000, n + 100)).flat()
    expect(lengthProblem([...everybody, relabelling(anna.device)])).toBe('too-many')
    expect(lengthProblem([...everybody, removal(anna.device)])).toBe(null)
  })
})
