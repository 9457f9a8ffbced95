/** A real relay with real connections: what it lets in, keeps, hands on and refuses. */
import { describe, expect, test } from 'vitest'
import { randomBytes } from '../../shared/protocol/crypto.ts'
import { makeJoinRequest } from '../../shared/protocol/join/join-request.ts'
import { sealPresence } from '../../shared/protocol/presence/presence.ts'
import type { RelayMessage } from '../../shared/protocol/relay/relay-messages.ts'
import { openSqliteStorage } from '../../sync-server/storage/sqlite-storage.ts'
import { Log } from '../protocol/support/logs.ts'
import { newPerson, setup, valueOf } from '../protocol/support/people.ts'
import { connect, create, Device, visit } from './support/device.ts'
import { relayWith, stop } from './support/relays.ts'
import { newRelayFile } from './support/storages.ts'

test('what Anna writes reaches Bernd at once, and Clara when she comes', async () => {
  const { url } = await relayWith()
  const { space, people } = setup('Anna', 'Bernd', 'Clara')
  const [anna, bernd, clara] = people
  if (!clara) throw new Error('Clara is missing')
  const annas = await create(url, space, anna)
  const bernds = await connect(url, space, bernd)
  const entry = new Log(space, anna).write('Top 1')
  const answer = await annas.ask({ type: 'append', entries: [entry] })
  expect(answer).toMatchObject({ type: 'acknowledged', seq: 1 })
  expect((await bernds.first('entries')).entries).toEqual([entry])
  const claras = await connect(url, space, clara)
  expect(await claras.ask({ type: 'since', have: [] })).toMatchObject({
    entries: [entry],
    isMore: 'no',
  })
})

test('all write at once: each gets what the others wrote, once and in their order, and nothing of its own', async () => {
  const { url } = await relayWith()
  const { space, people } = setup('Anna', 'Bernd', 'Clara')
  const [creator, ...others] = people
  const devices = [await create(url, space, creator)]
  for (const person of others) devices.push(await connect(url, space, person))
  const written = people.map((person) => {
    const log = new Log(space, person)
    return Array.from({ length: 20 }, (_, n) => log.write(`Top ${String(n)}`))
  })
  await Promise.all(
    devices.flatMap((device, author) =>
      (written[author] ?? []).map((entry) => device.ask({ type: 'append', entries: [entry] })),
    ),
  )
  for (const [reader, device] of devices.entries()) {
    await expect.poll(() => broughtTo(device).length).toBe(40)
    for (const [author, { device: number }] of people.entries()) {
      const brought = broughtTo(device).filter((entry) => entry.device === number)
      expect(brought).toEqual(author === reader ? [] : written[author])
    }
  }
})

/** All entries that a device was told of. */
const broughtTo = ({ told }: Device) =>
  told.flatMap((message) => (message.type === 'entries' ? message.entries : []))

test('what was acknowledged is there after a restart, and the log goes on', async () => {
  const file = newRelayFile()
  const { space, people } = setup('Anna', 'Bernd')
  const [anna] = people
  const log = new Log(space, anna)
  const first = await relayWith({ file })
  const before = await create(first.url, space, anna)
  await before.ask({ type: 'append', entries: [log.write('Top 1')] })
  await stop(first)
  const { url } = await relayWith({ file })
  const after = await connect(url, space, anna)
  expect((await after.first('welcome')).logs).toMatchObject([{ device: anna.device, seq: 1 }])
  expect(await after.ask({ type: 'append', entries: [log.write('Top 2')] })).toMatchObject({
    type: 'acknowledged',
    seq: 2,
  })
})

describe('nobody is let in', () => {
  test('with another’s number, without a space, or after a removal', async () => {
    const { url } = await relayWith()
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const annas = await create(url, space, anna)
    const forged = { ...bernd, device: anna.device }
    await expect(connect(url, space, forged)).rejects.toThrow('refused')
    await expect(connect(url, setup('Mallory').space, bernd)).rejects.toThrow('refused')
    const bernds = await connect(url, space, bernd)
    const removal = space.record(space.removal(bernd), anna)
    expect(await annas.ask({ type: 'rosterAppend', record: removal })).toMatchObject({
      type: 'done',
    })
    await bernds.closed()
    expect(bernds.told.at(-1)).toEqual({ type: 'refused', problem: 'removed' })
    await expect(connect(url, space, bernd)).rejects.toThrow('refused')
  })

  test('A36 by what was signed for another relay, or for another nonce', async () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [here, there] = [await relayWith(), await relayWith()]
    await create(here.url, space, people[0])
    const elsewhere = new Device(there.url)
    const id = space.chain.now.space
    const signature = await elsewhere.signFor(people[0], id)
    const replayed = new Device(here.url)
    await replayed.first('challenge')
    const { device } = people[0]
    replayed.sendHello({ type: 'device', version: 1, space: id, device, signature })
    expect(await replayed.first('refused')).toMatchObject({ problem: 'bad-signature' })
  })
})

test('a space needs a code where the relay asks for one, and a code makes one space', async () => {
  const storage = openSqliteStorage(newRelayFile())
  await storage.addCode('NELKE', 5_000_000)
  const relay = await relayWith({ storage, openQuota: 0 })
  const { space, people } = setup('Anna')
  const [anna] = people
  await expect(create(relay.url, space, anna)).rejects.toThrow('refused')
  await expect(create(relay.url, space, anna, 'tulpe')).rejects.toThrow('refused')
  const made = await create(relay.url, space, anna, ' nel-ke ')
  expect((await made.first('welcome')).quota.limit).toBe(5_000_000)
  const other = setup('Bernd')
  await expect(create(relay.url, other.space, other.people[0], 'nelke')).rejects.toThrow('refused')
})

test('whoever has an invite reads the roster and asks to join; the admin hears of it', async () => {
  const { url } = await relayWith()
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  const annas = await create(url, space, anna)
  const bernds = await connect(url, space, bernd)
  const invite = space.invite(anna)
  const record = space.chain.links.at(-1)?.data ?? new Uint8Array()
  await annas.ask({ type: 'rosterAppend', record })
  const clara = newPerson('Clara')
  const claras = await visit(url, space, invite)
  const roster = await claras.ask({ type: 'rosterSince', index: 0 })
  expect(roster).toMatchObject({ records: { length: space.chain.links.length } })
  expect(await claras.ask({ type: 'since', have: [] })).toMatchObject({ problem: 'not-yours' })
  const asked = makeJoinRequest(
    space.chain.now.space,
    randomBytes(32),
    {
      device: clara.device,
      signingKey: clara.signing.publicKey,
      receivingKey: clara.receiving.publicKey,
    },
    { person: 'Clara', device: 'Laptop' },
  )
  expect(await claras.ask({ type: 'joinAsk', asked })).toMatchObject({ type: 'done' })
  expect((await annas.first('joins')).asking).toMatchObject([{ key: invite.keys.publicKey }])
  expect(bernds.told.some(({ type }) => type === 'joins')).toBe(false)
  const approval = space.record(space.addition(clara, invite), anna)
  await annas.ask({ type: 'rosterAppend', record: approval })
  const told = await claras.until(
    (message): message is Extract<RelayMessage, { type: 'roster' }> =>
      message.type === 'roster' && message.request === null,
  )
  expect(told.records).toEqual([approval])
})

test('two admins append to the roster at once: one is told that it was too late', async () => {
  const { url } = await relayWith()
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  space.append(space.record({ type: 'roleChanged', device: bernd.device, role: 'admin' }, anna))
  const [annas, bernds] = [await create(url, space, anna), await connect(url, space, bernd)]
  const [one, other] = ['wss://one.example', 'wss://other.example'].map((address, index) =>
    space.record({ type: 'relayMoved', address }, people[index] ?? anna),
  )
  const answers = await Promise.all([
    annas.ask({ type: 'rosterAppend', record: one ?? new Uint8Array() }),
    bernds.ask({ type: 'rosterAppend', record: other ?? new Uint8Array() }),
  ])
  expect(answers.map(({ type }) => type).sort()).toEqual(['done', 'failed'])
  expect(answers.find(({ type }) => type === 'failed')).toMatchObject({
    problem: 'roster-conflict',
  })
})

test('an entry that is not the next one, or of somebody else, is refused', async () => {
  const { url } = await relayWith()
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  const annas = await create(url, space, anna)
  const log = new Log(space, anna)
  const [first, second, third] = ['a', 'b', 'c'].map((text) => log.write(text))
  if (!first || !second || !third) throw new Error('nothing was written')
  const problemOf = async (...entries: (typeof first)[]) => annas.ask({ type: 'append', entries })
  expect(await problemOf(second)).toMatchObject({ problem: 'entry-order' })
  expect(await problemOf(new Log(space, bernd).write('x'))).toMatchObject({ problem: 'not-yours' })
  expect(await problemOf(first, third)).toMatchObject({ problem: 'entry-order' })
  expect(await problemOf(first, second)).toMatchObject({ type: 'acknowledged', seq: 2 })
  expect(await problemOf(first)).toMatchObject({ problem: 'entry-order' })
})

test('presence goes to the others and is kept nowhere; nobody sends it for somebody else', async () => {
  const { url } = await relayWith()
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  const [annas, bernds] = [await create(url, space, anna), await connect(url, space, bernd)]
  const moment = { connection: randomBytes(16), counter: 1, time: Date.now() }
  const context = { roster: space.chain.now, secret: space.secret }
  const presence = valueOf(sealPresence(Uint8Array.of(1), anna, moment, context))
  bernds.say({ type: 'presence', presence })
  annas.say({ type: 'presence', presence })
  expect((await bernds.first('presence')).presence).toEqual(presence)
  await annas.ask({ type: 'joinList' })
  await bernds.ask({ type: 'joinList' })
  expect(annas.told.some(({ type }) => type === 'presence')).toBe(false)
})
