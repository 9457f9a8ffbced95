/** Who is let in reads and asks as fast as they can; who is not gets nowhere: attacks A37 and A38. */
import { connect as connectTcp } from 'node:net'
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { bytes as bytesUpTo, encode, list, uint } from '../../shared/protocol/codec/codec.ts'
import { concat, equalBytes, sign } from '../../shared/protocol/crypto.ts'
import { challengeDigest } from '../../shared/protocol/relay/challenge.ts'
import {
  hello,
  MAX_CREATION_RECORDS,
  MAX_HELLO_BYTES,
} from '../../shared/protocol/relay/client-messages.ts'
import { openSqliteStorage } from '../../sync-server/storage/sqlite-storage.ts'
import { Log } from '../protocol/support/logs.ts'
import { setup, type Person, type Space } from '../protocol/support/people.ts'
import { bring, makeBlob } from './support/content.ts'
import { connect, create, Device } from './support/device.ts'
import { metric, relayWith } from './support/relays.ts'
import { bytes, newRelayFile } from './support/storages.ts'

/** Long after every test. */
const helloMilliseconds = 60_000

async function challenged(url: string): Promise<Device> {
  const device = new Device(url)
  await device.first('challenge')
  return device
}

async function creation(device: Device, space: Space, person: Person, code = '') {
  const signature = await device.signFor(person, space.chain.now.space)
  const roster = space.chain.links.map(({ data }) => data)
  const { device: number } = person
  return { type: 'create', version: 1, code, roster, device: number, signature } as const
}

describe('A37 before somebody is let in', () => {
  test('silence ends after a while', async () => {
    const { url } = await relayWith({ helloMilliseconds: 50 })
    const silent = new Device(url)
    await silent.closed()
    expect(silent.told.at(-1)).toEqual({ type: 'refused', problem: 'too-many' })
  })

  test.each([
    // As a hello of a device begins: one that begins as a creation does may be longer.
    ['too much', Uint8Array.of(1, ...bytes(MAX_HELLO_BYTES)), 'malformed'],
    ['nothing that is a hello', Uint8Array.of(1, 1, 9), 'malformed'],
    ['a hello of another day', Uint8Array.of(1, 9), 'newer-version'],
    ['text', 'hello', 'malformed'],
  ])('%s is refused at once', async (_what, data, problem) => {
    const { url } = await relayWith({ helloMilliseconds })
    const flood = await challenged(url)
    flood.socket.send(data)
    await flood.closed()
    expect(flood.told.at(-1)).toEqual({ type: 'refused', problem })
  })

  test('a second message is refused, and nothing of it is done', async () => {
    const { url } = await relayWith({ helloMilliseconds })
    const { space, people } = setup('Anna')
    const [anna] = people
    await create(url, space, anna)
    const flood = await challenged(url)
    const id = space.chain.now.space
    const signature = await flood.signFor(anna, id)
    const { device } = anna
    flood.sendHello({ type: 'device', version: 1, space: id, device, signature })
    flood.sendHello({ type: 'device', version: 1, space: id, device, signature })
    for (let n = 0; n < 100; n += 1) flood.say({ type: 'joinList', request: n })
    await flood.closed()
    expect(flood.told.map(({ type }) => type)).toEqual(['challenge', 'refused'])
  })

  test('a large frame is not even read to its end, unless it may create a space', async () => {
    const relay = await relayWith({ helloMilliseconds, creationBytes: 100_000 })
    const flood = await challenged(relay.url)
    flood.socket.send(bytes(90_000), { fin: false })
    // It waits for the rest, and holds nearly all that there is for such frames.
    const other = await challenged(relay.url)
    other.socket.send(bytes(90_000), { fin: false })
    await other.closed()
    expect(await metric(relay, 'relay_refused_total{problem="too-large"}')).toBe(1)
    expect(flood.socket.readyState).toBe(WebSocket.OPEN)

    const { space, people } = setup('Anna')
    await create(relay.url, space, people[0])
    flood.socket.terminate()
    await flood.closed()
    const next = await challenged(relay.url)
    next.socket.send(bytes(90_000), { fin: false })
    await expect.poll(() => next.socket.bufferedAmount).toBe(0)
    await connect(relay.url, space, people[0])
    expect(next.socket.readyState).toBe(WebSocket.OPEN)
  })

  test('one connection alone cannot send more than a roster can be', async () => {
    const relay = await relayWith({ helloMilliseconds })
    const flood = await challenged(relay.url)
    flood.socket.send(bytes(5_000_000), { fin: false })
    await flood.closed()
    expect(await metric(relay, 'relay_refused_total{problem="too-large"}')).toBe(1)
  })

  test('a code is looked at before a roster, and a roster has a length', async () => {
    const storage = openSqliteStorage(newRelayFile())
    await storage.addCode('NELKE', 5_000_000)
    const { url } = await relayWith({ storage, openQuota: 0, helloMilliseconds })
    const { space, people } = setup('Anna')
    const problemOf = async (code: string, roster: Uint8Array[]) => {
      const device = await challenged(url)
      device.sendHello({ ...(await creation(device, space, people[0], code)), roster })
      return (await device.first('refused')).problem
    }
    const broken = [bytes(100)]
    expect(await problemOf('', broken)).toBe('code-needed')
    expect(await problemOf('tulpe', broken)).toBe('code-used')
    expect(await problemOf('nelke', broken)).toBe('roster-refused')
    expect(await problemOf('nelke', [])).toBe('roster-refused')
    for (const [count, problem] of [
      [MAX_CREATION_RECORDS, 'roster-refused'],
      [MAX_CREATION_RECORDS + 1, 'malformed'],
    ] as const) {
      const device = await challenged(url)
      const said = { ...(await creation(device, space, people[0], 'nelke')), roster: [] }
      // As a device without that limit would write it, in the place of no records.
      const records = encode(
        list(bytesUpTo(9), 2000),
        Array.from({ length: count }, () => Uint8Array.of(1)),
      )
      const empty = encode(hello, said)
      const end = encode(uint(), said.device).length + said.signature.length
      const front = empty.length - end - 1
      device.socket.send(concat([empty.slice(0, front), records, empty.slice(front + 1)]))
      expect((await device.first('refused')).problem).toBe(problem)
    }
    // The code is as good as before.
    await create(url, space, people[0], 'nelke')
  })

  test('connections of one address are few at once, and few in a minute', async () => {
    const few = await relayWith({ connectionsPerAddress: 2 })
    const [one] = [await challenged(few.url), await challenged(few.url)]
    await expect(challenged(few.url)).rejects.toThrow('closed')
    one.socket.close()
    await one.closed()
    await expect
      .poll(() =>
        challenged(few.url).then(
          () => 'in',
          () => 'out',
        ),
      )
      .toBe('in')
    const hasty = await relayWith({ attemptsPerMinute: 3 })
    for (let n = 0; n < 3; n += 1) {
      const device = await challenged(hasty.url)
      device.socket.close()
      await device.closed()
    }
    await expect(challenged(hasty.url)).rejects.toThrow('closed')
  })

  test('bytes that are no WebSocket at all end the connection', async () => {
    const relay = await relayWith({ helloMilliseconds })
    const socket = connectTcp(relay.port, '127.0.0.1')
    socket.end(bytes(5000))
    const answered = await new Promise<string>((resolve) => {
      let text = ''
      socket.on('data', (data) => (text += data.toString()))
      socket.on('error', () => undefined)
      socket.on('close', () => {
        resolve(text)
      })
    })
    expect(answered).not.toContain('101 Switching')
  })
})

describe('A38 a slow reader', () => {
  test('who asks for much at once gets all of it', async () => {
    const { url } = await relayWith({ openQuota: 2 ** 27, bufferedBytes: 2 ** 21 })
    const { space, people } = setup('Anna')
    const annas = await create(url, space, people[0])
    const parts = Array.from({ length: 16 }, () => bytes(2 ** 20))
    const blob = makeBlob(parts)
    expect((await bring(annas, blob)).type).toBe('done')
    annas.socket.pause()
    const asked = blob.chunks.map((_chunk, index) =>
      annas.ask({ type: 'blobGet', blob: blob.id, index }),
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    annas.socket.resume()
    const answers = await Promise.all(asked)
    const same = answers.map(
      (answer, index) =>
        answer.type === 'blobChunk' && equalBytes(answer.data, blob.chunks[index] ?? answer.data),
    )
    expect(same).toEqual(blob.chunks.map(() => true))
  })

  test('who reads nothing of what others write is cut off, and gets it when it comes again', async () => {
    const relay = await relayWith({ openQuota: 2 ** 28, bufferedBytes: 2 ** 21 })
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const annas = await create(relay.url, space, anna)
    const bernds = await connect(relay.url, space, bernd)
    bernds.socket.pause()
    const log = new Log(space, anna)
    const text = 'x'.repeat(2 ** 20)
    while ((await metric(relay, 'relay_slow_readers_total')) === 0) {
      const answer = await annas.ask({ type: 'append', entries: [log.write(text)] })
      expect(answer.type).toBe('acknowledged')
      expect(log.entries.length).toBeLessThan(60)
    }
    const again = await connect(relay.url, space, bernd)
    const page = await again.ask({ type: 'since', have: [] })
    expect(page).toMatchObject({ entries: [{ seq: 1 }], isMore: 'yes' })
    bernds.socket.terminate()
  })

  test('presence is dropped for who reads slowly, and cuts nobody off', async () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const relay = await relayWith({ bufferedBytes: 3000 })
    const annas = await create(relay.url, space, anna)
    const bernds = await connect(relay.url, space, bernd)
    const presence = {
      device: anna.device,
      rosterIndex: 0,
      connection: bytes(16),
      counter: 1,
      time: 1,
      ciphertext: bytes(4000),
      signature: bytes(64),
    }
    annas.say({ type: 'presence', presence })
    await annas.ask({ type: 'joinList' })
    expect((await bernds.ask({ type: 'joinList' })).type).toBe('joins')
    expect(bernds.told.some(({ type }) => type === 'presence')).toBe(false)
    expect(await metric(relay, 'relay_slow_readers_total')).toBe(0)
  })
})

test('who is let in may send faster than it is answered: everything is done, in order', async () => {
  const { url } = await relayWith({ waitingMessages: 3, waitingBytes: 2000 })
  const { space, people } = setup('Anna')
  const annas = await create(url, space, people[0])
  const log = new Log(space, people[0])
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      n % 3 === 0
        ? annas.ask({ type: 'joinList' })
        : annas.ask({ type: 'append', entries: [log.write('x'.repeat(300))] }),
    ),
  )
  const seqs = answers.flatMap((answer) => (answer.type === 'acknowledged' ? [answer.seq] : []))
  expect(seqs).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
})

test('A36 what was signed for a nonce works once', async () => {
  const { url } = await relayWith({ helloMilliseconds })
  const { space, people } = setup('Anna')
  const [anna] = people
  await create(url, space, anna)
  const [one, other] = [await challenged(url), await challenged(url)]
  const { relay, nonce } = await one.first('challenge')
  const id = space.chain.now.space
  const signature = sign(challengeDigest(relay, nonce, id, anna.device), anna.signingKey)
  other.sendHello({ type: 'device', version: 1, space: id, device: anna.device, signature })
  expect((await other.first('refused')).problem).toBe('bad-signature')
})
