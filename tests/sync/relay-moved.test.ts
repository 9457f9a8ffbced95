/** A chapter goes to another relay: everybody follows, nothing is lost, and nobody is led elsewhere. */
import { expect, test } from 'vitest'
import { openSpace } from '../../core/sync/space-state.ts'
import { randomBytes } from '../../shared/protocol/crypto.ts'
import { nextContent, signRecord } from '../../shared/protocol/roster/make-record.ts'
import { startRelay } from '../../sync-server/relay.ts'
import { createMemoryStorage } from '../../sync-server/storage/memory-storage.ts'
import { freePort } from '../support/free-port.ts'
import { openCore, setUp, type OpenCore } from '../support/open-core.ts'
import {
  askToJoin,
  join,
  letIn,
  shareWith,
  stateOf,
  untilEqual,
  type Line,
} from './support/boards.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { openLyingRelay } from './support/lying-relay.ts'
import { until } from './support/until.ts'
import { addMember, board, cores, names, openStoryLine } from './support/stories.ts'

const LONG = { timeout: 30_000, interval: 50 }

const move = (core: OpenCore, { url }: Line, isOldGone = false) =>
  core.call('sync.move', { address: url, code: '', isOldGone })

const relayOf = async (core: OpenCore) => {
  const state = await stateOf(core)
  return state.kind === 'shared' && state.phase === 'online' ? state.relay : null
}

const untilAt = (core: OpenCore, { url }: Line) => expect.poll(() => relayOf(core), LONG).toBe(url)

async function noticesOf(core: OpenCore) {
  const state = await stateOf(core)
  return state.kind === 'shared' ? state.notices.map(({ kind }) => kind) : []
}

async function codeOf(asked: Promise<{ ok: boolean } & object>) {
  const result = await asked
  return 'error' in result ? (result.error as { code: string }).code : 'ok'
}

/** The laptop is switched off, and on again. */
async function restart(core: OpenCore): Promise<OpenCore> {
  await core.core.stop()
  cores.splice(cores.indexOf(core), 1)
  const again = openCore(core.dataFolder)
  cores.push(again)
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  return again
}

test('Anna moves the folder while Bernd is away and writes: he follows, nothing is lost, and whoever comes then has all of it', async () => {
  const { line, anna, bernd, clara } = await board(['Bernd', 'Clara'])
  await addMember(bernd, 'Von Bernd')
  await untilEqual(anna, bernd, clara)
  await bernd.core.stop()
  await addMember(clara, 'Von Clara')
  await untilEqual(anna, clara)
  const second = await openStoryLine()
  await move(anna, second)
  await untilAt(anna, second)
  await untilAt(clara, second)
  await addMember(anna, 'Nach dem Umzug')
  const back = await restart(bernd)
  await addMember(back, 'Unterwegs')
  await untilAt(back, second)
  await untilEqual(anna, back, clara)
  expect(await noticesOf(back)).toEqual(['relay-moved'])
  expect(await noticesOf(clara)).toEqual(['relay-moved'])
  await line.stop()
  const dora = await join(anna, 'Dora')
  cores.push(dora)
  await untilEqual(anna, back, clara, dora)
  expect(await names(dora)).toEqual([
    'Nach dem Umzug',
    'Rosenblatt',
    'Unterwegs',
    'Von Bernd',
    'Von Clara',
  ])
})

test('the way to the new relay is cut and the laptop switched off at each step: the move goes on by itself and is whole', async () => {
  const { anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  const second = await openStoryLine()
  let at = anna
  const asked = at.send('sync.move', { address: second.url, code: '', isOldGone: false })
  await until('it is noted', async () => {
    const state = await stateOf(at)
    return state.kind === 'shared' && state.move !== null
  })
  second.proxy.cut()
  await asked
  for (let messages = 1; messages <= 7; messages += 1) {
    second.proxy.cutAfter(messages)
    await addMember(at, `Schritt ${String(messages)}`)
    at = await restart(at)
  }
  await untilAt(at, second)
  await untilAt(bernd, second)
  await untilEqual(at, bernd)
  expect(await names(bernd)).toHaveLength(8)
  expect(await stateOf(at)).toMatchObject({ move: null })
})

test('what Clara sent to the old relay while the folder was being moved comes to all, though her laptop never comes back', async () => {
  const { anna, bernd, clara } = await board(['Bernd', 'Clara'])
  await untilEqual(anna, bernd, clara)
  await bernd.core.stop()
  const second = await openStoryLine()
  // What is brought there takes a while.
  second.proxy.slowDown(80)
  const moving = move(anna, second)
  await until('Anna has begun', async () => {
    const state = await stateOf(anna)
    return state.kind === 'shared' && state.move !== null
  })
  await addMember(clara, 'Währenddessen')
  await until('it is shared', async () => {
    const state = await stateOf(clara)
    return state.kind === 'shared' && state.unshared === 0
  })
  await clara.core.stop()
  await moving
  await untilAt(anna, second)
  expect(await names(anna)).toContain('Währenddessen')
  const back = await restart(bernd)
  await untilEqual(anna, back)
  const dora = await join(anna, 'Dora')
  cores.push(dora)
  await untilEqual(anna, back, dora)
  expect(await names(dora)).toEqual(['Rosenblatt', 'Währenddessen'])
})

test('the old relay is gone for good: Anna moves all the same, and Bernd enters the address by hand', async () => {
  const { line, anna, bernd, clara } = await board(['Bernd', 'Clara'])
  await addMember(clara, 'Von Clara')
  await untilEqual(anna, bernd, clara)
  await line.stop()
  await clara.core.stop()
  await addMember(bernd, 'Ohne Vermittler')
  await expect.poll(() => stateOf(anna), LONG).toMatchObject({ phase: 'offline' })
  const second = await openStoryLine()
  const asked = { address: second.url, code: '', isOldGone: false }
  expect(await codeOf(anna.send('sync.move', asked))).toBe('sync/relay-old-gone')
  await move(anna, second, true)
  await untilAt(anna, second)
  await bernd.call('sync.setRelay', { address: second.url })
  await untilAt(bernd, second)
  await untilEqual(anna, bernd)
  expect(await noticesOf(bernd)).toEqual([])
  expect(await names(anna)).toEqual(['Ohne Vermittler', 'Rosenblatt', 'Von Clara'])
  // It comes back after all: whoever waits there is told.
  await line.start()
  const again = await restart(anna)
  const late = await restart(clara)
  await untilAt(late, second)
  await untilEqual(again, bernd, late)
})

test('an address by hand is taken only where the own folder goes on: not another relay, another folder, or a list of devices that went another way', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  const empty = await openStoryLine()
  const forked = await openStoryLine()
  const at = (core: OpenCore, address: string) => codeOf(core.send('sync.setRelay', { address }))
  expect(await at(bernd, 'kein Vermittler')).toBe('sync/address')
  expect(await at(bernd, line.url)).toBe('sync/relay-same')
  expect(await at(bernd, empty.url)).toBe('sync/relay-without')
  const other = openNewChapter()
  cores.push(other)
  await shareWith(other, empty)
  expect(await at(bernd, empty.url)).toBe('sync/relay-without')
  // Bernd manages the folder as well, and each goes a way of their own.
  const { number } = (await anna.call('sync.devices', {})).find(({ isOwn }) => !isOwn) ?? {}
  await anna.call('sync.setRole', { device: number ?? 0, role: 'admin' })
  await expect.poll(() => stateOf(bernd), LONG).toMatchObject({ role: 'admin' })
  await anna.core.stop()
  await bernd.call('sync.invite', { role: 'member', hours: 1 })
  await line.stop()
  const again = await restart(anna)
  await move(again, forked, true)
  await untilAt(again, forked)
  expect(await at(bernd, forked.url)).toBe('sync/relay-fork')
  await line.start()
  await bernd.call('sync.wake', {})
  await untilAt(bernd, line)
  expect(await noticesOf(bernd)).toEqual([])
})

test('by an invitation and by a chapter sheet that name the old relay one gets to the new one', async () => {
  const { anna } = await board([])
  const sheet = await anna.call('sheet.make', {})
  const [first = '', second = '', third = ''] = sheet.asked.map((n) => sheet.groups[n - 1] ?? '')
  await anna.call('sheet.confirm', { groups: [first, second, third] })
  const bernd = await askToJoin(anna, 'Bernd')
  cores.push(bernd)
  const { link } = await anna.call('sync.invite', { role: 'member', hours: 48 })
  const there = await openStoryLine()
  await move(anna, there)
  await untilAt(anna, there)
  expect(await stateOf(anna)).toMatchObject({ sheet: { namesFormerRelay: true } })
  expect(await anna.call('sync.invites', {})).toMatchObject([
    { namesFormerRelay: true },
    { namesFormerRelay: true },
  ])
  // He waited when it was moved.
  await until('Bernd waits at the new one', async () => {
    const [asking] = await anna.call('sync.asking', {})
    return asking?.person === 'Bernd'
  })
  await letIn(anna, bernd)
  await untilAt(bernd, there)
  const clara = openCore()
  cores.push(clara)
  await clara.call('session.join', {
    invite: link,
    person: 'Clara',
    device: 'Laptop von Clara',
    passphrase: setUp.passphrase,
  })
  await until('Clara waits', async () => {
    const [asking] = await anna.call('sync.asking', {})
    return asking?.person === 'Clara'
  })
  await letIn(anna, clara)
  await untilAt(clara, there)
  const machine = openCore()
  cores.push(machine)
  await machine.call('session.returnBySheet', {
    sheet: sheet.groups.join(' '),
    relay: sheet.relay,
    person: 'Anna',
    device: 'Neuer Laptop',
    passphrase: setUp.passphrase,
  })
  await untilAt(machine, there)
  await untilEqual(anna, bernd, clara, machine)
})

test('only who manages the folder moves it, and not to a relay where it lies from before', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  const second = await openStoryLine()
  const asked = { address: second.url, code: '', isOldGone: false }
  expect(await codeOf(bernd.send('sync.move', asked))).toBe('sync/not-yours')
  await move(anna, second)
  await untilAt(anna, second)
  await untilAt(bernd, second)
  const back = { address: line.url, code: '', isOldGone: false }
  expect(await codeOf(anna.send('sync.move', back))).toBe('sync/relay-taken')
  await untilEqual(anna, bernd)
  expect(await relayOf(bernd)).toBe(second.url)
})

test('A17 a relay that invents a move, in the name of an admin or with the signature of somebody who is none, leads nobody away', async () => {
  const lying = await openLyingRelay()
  const anna = openNewChapter()
  cores.push(anna)
  await shareWith(anna, lying)
  const bernd = await join(anna, 'Bernd')
  cores.push(bernd)
  const elsewhere = await openStoryLine()
  const space = openSpace(bernd.chapter())
  if (!space) throw new Error('not shared')
  const { now, links } = space.chain()
  const body = { type: 'relayMoved', address: elsewhere.url } as const
  const content = nextContent(now, body, now.time)
  const byNobody = { device: links[0]?.signers[0] ?? 0, signingKey: randomBytes(64) }
  const byBernd = { device: space.own.device, signingKey: space.own.signing.privateKey }
  for (const signer of [byNobody, byBernd]) {
    const records = [signRecord(content, [signer])]
    const from = links.length
    lying.say({ type: 'roster', request: null, from, records, isMore: 'no' })
    await addMember(anna, 'Alles wie zuvor')
    await untilEqual(anna, bernd)
    lying.twist((message) => {
      if (message.type === 'welcome') return { ...message, rosterIndex: from }
      return message.type === 'roster' ? { ...message, from, records } : message
    })
    lying.cut()
    await expect.poll(() => stateOf(bernd), LONG).toMatchObject({ problem: 'roster-refused' })
    lying.twist((message) => message)
    await untilEqual(anna, bernd)
    expect(await relayOf(bernd)).toBe(lying.url)
    expect(await noticesOf(bernd)).toEqual([])
  }
  expect(elsewhere.proxy.sent()).toBe(0)
  for (const { core } of cores) await core.stop()
  await lying.close()
})

test('a relay that asks for a code takes the folder with one; a wrong one changes nothing, and the next try is like the first', async () => {
  const { anna } = await board([])
  const storage = createMemoryStorage()
  await storage.addCode('NELKE', 2 ** 30)
  const port = await freePort()
  const url = `ws://127.0.0.1:${String(port)}`
  const report = (error: unknown) => {
    throw error
  }
  const relay = await startRelay({ storage, port, publicUrl: url, report })
  const withCode = (code: string) =>
    codeOf(anna.send('sync.move', { address: url, code, isOldGone: false }))
  expect(await withCode('')).toBe('sync/code-needed')
  expect(await withCode('ROSE')).toBe('sync/code-used')
  expect(await stateOf(anna)).toMatchObject({ move: null, phase: 'online' })
  expect(await withCode('nelke')).toBe('ok')
  await expect.poll(() => relayOf(anna), LONG).toBe(url)
  await anna.core.stop()
  await relay.close()
})
