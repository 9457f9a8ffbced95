/** Who belongs at the relay: removals, the chapter sheet, the times of records. */
import { describe, expect, test } from 'vitest'
import { encode } from '../../shared/protocol/codec/codec.ts'
import { sign } from '../../shared/protocol/crypto.ts'
import { challengeDigest } from '../../shared/protocol/relay/challenge.ts'
import { clientMessage } from '../../shared/protocol/relay/client-messages.ts'
import { AHEAD_MILLISECONDS } from '../../shared/protocol/roster/record-time.ts'
import {
  newSheetSecret,
  publicSheetKeys,
  sheetKeys,
  spaceOfSheet,
  SPACE_PREFIX_BYTES,
  type SheetKeys,
} from '../../shared/protocol/sheet/chapter-sheet.ts'
import { openSpace, type Member } from '../../sync-server/live-space.ts'
import { createMetrics } from '../../sync-server/metrics.ts'
import { createMemoryStorage } from '../../sync-server/storage/memory-storage.ts'
import { Log } from '../protocol/support/logs.ts'
import { newPerson, setup, type Person, type Space } from '../protocol/support/people.ts'
import { connect, create, Device, visit } from './support/device.ts'
import { received } from './support/received.ts'
import { relayWith } from './support/relays.ts'

/** What somebody is told beside the challenge who is not let in. */
async function shownOut(url: string, space: Space, person: Person) {
  const device = new Device(url)
  const id = space.chain.now.space
  const signature = await device.signFor(person, id)
  device.sendHello({ type: 'device', version: 1, space: id, device: person.device, signature })
  await device.closed()
  return device.told.slice(1)
}

describe('A18 a device that was removed', () => {
  test('writes nothing more, not even what it sends before it has heard of it', async () => {
    const { url } = await relayWith()
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const [annas, bernds] = [await create(url, space, anna), await connect(url, space, bernd)]
    const log = new Log(space, bernd)
    const late = encode(clientMessage, { type: 'append', request: 1, entries: [log.write('x')] })
    // In the moment in which it is told: its side of the connection is still open.
    bernds.hears = ({ type }) => {
      if (type === 'refused') bernds.socket.send(late)
    }
    const removal = space.record(space.removal(bernd), anna)
    expect((await annas.ask({ type: 'rosterAppend', record: removal })).type).toBe('done')
    await bernds.closed()
    await annas.ask({ type: 'joinList' })
    expect(await annas.ask({ type: 'since', have: [] })).toMatchObject({ entries: [] })
  })

  test('is shown the record of its removal when it comes, and none that is newer; nobody else is', async () => {
    const { url } = await relayWith()
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const annas = await create(url, space, anna)
    const removal = space.record(space.removal(bernd), anna)
    await annas.ask({ type: 'rosterAppend', record: removal })
    space.append(removal)
    const newer = space.record({ type: 'relayMoved', address: 'wss://neu.example' }, anna)
    expect((await annas.ask({ type: 'rosterAppend', record: newer })).type).toBe('done')
    const told = await shownOut(url, space, bernd)
    expect(told).toMatchObject([{ type: 'roster', from: 0 }, { problem: 'removed' }])
    expect(told[0]?.type === 'roster' && told[0].records.at(-1)).toEqual(removal)
    const stranger = { ...newPerson('Xaver'), device: bernd.device }
    expect(await shownOut(url, space, stranger)).toMatchObject([{ problem: 'removed' }])
  })

  test('appends nothing, under whatever roster it was signed', async () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const storage = createMemoryStorage()
    const id = space.chain.now.space
    const roster = space.chain.links.map(({ data }) => data)
    await storage.createSpace(id, { roster, device: anna.device, code: null, quota: 1e6 })
    const live = await openSpace(id, {
      storage,
      observer: createMetrics({ failed: console.error }),
    })
    const log = new Log(space, bernd)
    const [early, late] = [log.write('rechtzeitig'), log.write('zu spät')]
    const [annas, bernds] = [memberOf(anna), memberOf(bernd)]
    expect(await live?.append(bernds, [received(early)])).toBe(null)
    const removal = space.record(space.removal(bernd), anna)
    expect(await live?.appendRecord(annas, removal, Date.now())).toBe(null)
    expect(await live?.append(bernds, [received(late)])).toBe('removed')
  })
})

const memberOf = ({ device }: Person): Member => ({
  device,
  isGuest: false,
  deliver: () => undefined,
  close: () => undefined,
})

test('of two connections of one device the newer counts, and the older is told why', async () => {
  const { url } = await relayWith()
  const { space, people } = setup('Anna')
  const [anna] = people
  const older = await create(url, space, anna)
  const newer = await connect(url, space, anna)
  await older.closed()
  expect(older.told.at(-1)).toEqual({ type: 'refused', problem: 'replaced' })
  expect((await newer.ask({ type: 'joinList' })).type).toBe('joins')
})

describe('the chapter sheet', () => {
  function withSheet() {
    const { space, people } = setup('Anna', 'Bernd')
    const keys = sheetKeys(newSheetSecret())
    const recovery = { keys: publicSheetKeys(keys), sealed: new Uint8Array(80) }
    space.append(space.record({ type: 'sheetReplaced', recovery }, people[0]))
    return { space, people, keys }
  }

  async function connectBySheet(url: string, space: Space, keys: SheetKeys): Promise<Device> {
    const device = new Device(url)
    const { relay, nonce } = await device.first('challenge')
    const beginning = space.chain.now.space.slice(0, SPACE_PREFIX_BYTES)
    const digest = challengeDigest(relay, nonce, spaceOfSheet(beginning), 0)
    const signature = sign(digest, keys.signing.privateKey)
    device.sendHello({ type: 'sheet', version: 1, space: beginning, signature })
    await device.first('welcome')
    return device
  }

  test('shows nobody out who came with an invite', async () => {
    const { url } = await relayWith()
    const { space, people, keys } = withSheet()
    const invite = space.invite(people[0])
    await create(url, space, people[0])
    const guest = await visit(url, space, invite)
    const sheet = await connectBySheet(url, space, keys)
    expect((await sheet.ask({ type: 'since', have: [] })).type).toBe('entries')
    expect((await guest.ask({ type: 'rosterSince', index: 0 })).type).toBe('roster')
  })

  test('that was replaced is shown out, and the device that replaced it stays', async () => {
    const { url } = await relayWith()
    const { space, people, keys } = withSheet()
    const annas = await create(url, space, people[0])
    const thief = await connectBySheet(url, space, keys)
    const next = sheetKeys(newSheetSecret())
    const recovery = { keys: publicSheetKeys(next), sealed: new Uint8Array(80) }
    const record = space.record({ type: 'sheetReplaced', recovery }, people[0])
    expect((await annas.ask({ type: 'rosterAppend', record })).type).toBe('done')
    await thief.closed()
    expect(thief.told.at(-1)).toEqual({ type: 'refused', problem: 'unknown-device' })
    space.append(record)
    await expect(connectBySheet(url, space, keys)).rejects.toThrow('refused')
    const sheet = await connectBySheet(url, space, next)
    expect((await sheet.ask({ type: 'since', have: [] })).type).toBe('entries')
    expect((await annas.ask({ type: 'joinList' })).type).toBe('joins')
  })

  test('of a space that is not here is told so', async () => {
    const { url } = await relayWith()
    const { space, keys } = withSheet()
    await expect(connectBySheet(url, space, keys)).rejects.toThrow('refused')
  })

  test('brings a device back to a space that is full, too', async () => {
    const storage = createMemoryStorage()
    const { url } = await relayWith({ storage })
    const { space, people, keys } = withSheet()
    const invite = space.invite(people[0], 'admin')
    const annas = await create(url, space, people[0])
    annas.socket.close()
    await annas.closed()
    await storage.setQuota(space.chain.now.space, 1)
    const again = await connect(url, space, people[0])
    const entry = new Log(space, people[0]).write('x')
    expect(await again.ask({ type: 'append', entries: [entry] })).toMatchObject({
      problem: 'quota-space',
    })
    const sheet = await connectBySheet(url, space, keys)
    const body = { ...space.addition(newPerson('Anna, neues Gerät'), invite), invite: null }
    const bySheet = { device: 0, signingKey: keys.signing.privateKey }
    const record = space.record(body as ReturnType<typeof space.addition>, bySheet)
    expect((await sheet.ask({ type: 'rosterAppend', record })).type).toBe('done')
  })

  test('A25 that was used opens nothing any more', async () => {
    const { url } = await relayWith()
    const { space, people, keys } = withSheet()
    const annas = await create(url, space, people[0])
    const bySheet = { device: 0, signingKey: keys.signing.privateKey }
    const addition = (person: Person) =>
      ({ ...space.addition(person, space.invite(people[0], 'admin')), invite: null }) as ReturnType<
        typeof space.addition
      >
    const back = addition(newPerson('Anna, neues Gerät'))
    const [invited] = space.chain.links.slice(-1)
    await annas.ask({ type: 'rosterAppend', record: invited?.data ?? new Uint8Array() })
    const sheet = await connectBySheet(url, space, keys)
    const record = space.record(back, bySheet)
    expect((await sheet.ask({ type: 'rosterAppend', record })).type).toBe('done')
    space.append(record)
    await expect(connectBySheet(url, space, keys)).rejects.toThrow('refused')
    const again = space.record(addition(newPerson('Mallory')), bySheet)
    expect(space.verdict(again)).toBe('roster-signature')
    expect(await sheet.ask({ type: 'rosterAppend', record: again })).toMatchObject({
      type: 'failed',
    })
  })
})

test('A26 a record that is dated ahead is refused, whoever signed it', async () => {
  const { url } = await relayWith()
  const { space, people } = setup('Anna')
  const [anna] = people
  const annas = await create(url, space, anna)
  const moved = { type: 'relayMoved', address: 'wss://x.example' } as const
  space.time = Date.now() + AHEAD_MILLISECONDS + 60_000
  const ahead = space.record(moved, anna)
  expect(await annas.ask({ type: 'rosterAppend', record: ahead })).toMatchObject({
    problem: 'roster-refused',
  })
  space.append(ahead)
  await expect(create((await relayWith()).url, space, anna)).rejects.toThrow('refused')
})
