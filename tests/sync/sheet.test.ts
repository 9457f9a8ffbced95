/** The chapter sheet: what a board does before and after it has lost its devices. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { NewSheet } from '../../shared/rpc/sheet-calls.ts'
import { openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { join, shareWith, stateOf, untilEqual } from './support/boards.ts'
import { addMember, board, cores, names, openStoryLine } from './support/stories.ts'

const LONG = { timeout: 20_000, interval: 50 }

/** A sheet that was printed, put into the safe, and three groups of which were given back. */
async function makeSheet(core: OpenCore): Promise<NewSheet> {
  const sheet = await core.call('sheet.make', {})
  await core.call('sheet.confirm', { groups: groupsAskedOf(sheet) })
  return sheet
}

const groupsAskedOf = ({ groups, asked }: NewSheet): [string, string, string] => {
  const [first, second, third] = asked.map((group) => groups[group - 1] ?? '')
  return [first ?? '', second ?? '', third ?? '']
}

const written = ({ groups }: NewSheet) => groups.join(' ')

async function sheetOf(core: OpenCore) {
  const state = await stateOf(core)
  return state.kind === 'shared' ? state.sheet : null
}

/** A new machine, somebody with the sheet in their hand. */
async function returnWith(sheet: NewSheet, person = 'Anna Müller'): Promise<OpenCore> {
  const machine = openCore()
  cores.push(machine)
  await machine.call('session.returnBySheet', {
    sheet: written(sheet),
    relay: sheet.relay,
    person,
    device: 'Neuer Laptop',
    passphrase: setUp.passphrase,
  })
  return machine
}

const untilBack = (machine: OpenCore) =>
  expect
    .poll(() => stateOf(machine), LONG)
    .toMatchObject({ kind: 'shared', phase: 'online', isComplete: true, role: 'admin' })

async function lose(core: OpenCore) {
  await core.core.stop()
  cores.splice(cores.indexOf(core), 1)
}

test('the only laptop is gone: by the sheet all comes back, also what was written after it was printed', async () => {
  const { anna } = await board([])
  const sheet = await makeSheet(anna)
  await addMember(anna, 'Abel')
  await untilEqual(anna)
  await lose(anna)

  const machine = await returnWith(sheet)
  await untilBack(machine)
  await expect.poll(() => names(machine), LONG).toEqual(['Abel', 'Rosenblatt'])
  expect((await machine.call('session.state', {})).chapters[0]?.name).toBe(setUp.chapter)
  expect(await sheetOf(machine)).toMatchObject({ kind: 'used', person: 'Anna Müller' })
})

test('whoever comes back throws the lost laptop out, makes a new sheet, and that one works', async () => {
  const { anna } = await board([])
  const first = await makeSheet(anna)
  await untilEqual(anna)
  const machine = await returnWith(first)
  await untilBack(machine)
  const lost = (await machine.call('sync.devices', {})).find(({ isOwn }) => !isOwn)
  await machine.call('sync.remove', { devices: [lost?.number ?? 0] })
  await expect.poll(() => stateOf(anna), LONG).toMatchObject({ problem: 'removed' })
  const second = await makeSheet(machine)
  expect(await sheetOf(machine)).toMatchObject({ kind: 'in-force' })
  await addMember(machine, 'Danach')
  await untilEqual(machine)
  await lose(machine)

  const third = await returnWith(second)
  await untilBack(third)
  await expect.poll(() => names(third), LONG).toEqual(['Danach', 'Rosenblatt'])
})

test('A25 a sheet brings one machine back; a second one is told that it does not count any more', async () => {
  const { anna } = await board([])
  const sheet = await makeSheet(anna)
  await untilEqual(anna)
  await untilBack(await returnWith(sheet))
  const second = await returnWith(sheet, 'Mallory')
  await expect
    .poll(() => stateOf(second), LONG)
    .toMatchObject({ kind: 'joining', by: 'sheet', problem: 'sheet-outdated' })
  await second.call('session.stopJoining', {})
  expect((await second.call('session.state', {})).keyring).toBe('none')
})

test('a sheet that was replaced opens nothing, and is told apart before anything is set up', async () => {
  const { anna, line } = await board([])
  const first = await makeSheet(anna)
  const second = await makeSheet(anna)
  const tries = openCore()
  cores.push(tries)
  const attempt = (sheet: NewSheet, relay = line.url) =>
    tries.send('sheet.try', { typed: written(sheet), relay })
  expect(await attempt(first)).toMatchObject({ error: { code: 'sync/sheet-outdated' } })
  expect(await attempt(second)).toMatchObject({ ok: true })
  expect((await tries.call('session.state', {})).keyring).toBe('none')
})

test('a typing mistake, another relay and one that does not answer have sentences of their own', async () => {
  const { anna, line } = await board([])
  const sheet = await makeSheet(anna)
  const elsewhere = await openStoryLine()
  const tries = openCore()
  cores.push(tries)
  const attempt = async (typed: string, relay: string) => {
    const result = await tries.send('sheet.try', { typed, relay })
    return result.ok ? 'opens' : result.error.code
  }
  const [last = '', ...others] = [...sheet.groups].reverse()
  const mistyped = [...others.reverse(), last === '00000' ? '00001' : '00000'].join(' ')
  expect(await attempt(mistyped, line.url)).toBe('sync/sheet-mistyped')
  expect(await attempt(written(sheet), 'nirgends')).not.toBe('opens')
  expect(await attempt(written(sheet), elsewhere.url)).toBe('sync/sheet-unknown')
  expect(await attempt(sheet.address, '')).toBe('opens')
  line.proxy.setOpen(false)
  expect(await attempt(written(sheet), line.url)).toBe('sync/sheet-unreachable')
})

test('a sheet counts only when its groups were given back', async () => {
  const { anna } = await board([])
  const sheet = await anna.call('sheet.make', {})
  const wrong = groupsAskedOf(sheet).map(() => '00000')
  expect(await anna.send('sheet.confirm', { groups: wrong })).toMatchObject({
    error: { code: 'sync/sheet-mistyped' },
  })
  expect(await sheetOf(anna)).toMatchObject({ kind: 'none' })
  await anna.call('sheet.confirm', { groups: groupsAskedOf(sheet) })
  expect(await sheetOf(anna)).toMatchObject({ kind: 'in-force', person: 'Anna Müller' })
})

test('only who manages the folder makes a sheet', async () => {
  const { bernd } = await board(['Bernd'])
  expect(await bernd.send('sheet.make', {})).toMatchObject({ error: { code: 'sync/not-yours' } })
})

test('the rehearsal: Bernd types the sheet, and Anna sees that it was checked', async () => {
  const { anna, bernd } = await board(['Bernd'])
  const first = await makeSheet(anna)
  const second = await makeSheet(anna)
  await untilEqual(anna, bernd)
  await expect.poll(() => sheetOf(bernd), LONG).toEqual(await sheetOf(anna))
  expect(await bernd.call('sheet.check', { typed: written(first) })).toBe('outdated')
  expect((await sheetOf(bernd))?.checked).toBe(null)
  expect(await bernd.call('sheet.check', { typed: written(second) })).toBe('in-force')
  await expect.poll(async () => (await sheetOf(anna))?.checked ?? 0, LONG).toBeGreaterThan(0)
  expect(await bernd.send('sheet.check', { typed: '12345' })).toMatchObject({
    error: { code: 'sync/sheet-mistyped' },
  })
  const other = openCore()
  cores.push(other)
  await other.call('session.create', setUp)
  await shareWith(other, await openStoryLine())
  const foreign = await makeSheet(other)
  expect(await bernd.call('sheet.check', { typed: written(foreign) })).toBe('other-chapter')
})

test('somebody comes in by the sheet while others are there: all of them are told, and the board goes on', async () => {
  const { anna, bernd } = await board(['Bernd'])
  const sheet = await makeSheet(anna)
  await untilEqual(anna, bernd)
  const machine = await returnWith(sheet, 'Clara')
  await untilBack(machine)
  for (const core of [anna, bernd]) {
    await expect
      .poll(() => stateOf(core), LONG)
      .toMatchObject({ notices: [{ kind: 'sheet-used' }] })
  }
  expect(await stateOf(machine)).toMatchObject({ notices: [] })
  await addMember(machine, 'Neu')
  await untilEqual(machine, anna, bernd)
})

test('the answer is lost by which the sheet was used up: the machine is in nevertheless', async () => {
  const { anna, line } = await board([])
  const sheet = await makeSheet(anna)
  await untilEqual(anna)
  await lose(anna)
  // The way in, who it is, the roster, and the record that adds the machine.
  line.proxy.cutAfter(4)
  const machine = await returnWith(sheet)
  await expect.poll(() => stateOf(machine), LONG).toMatchObject({ problem: 'sheet-unreachable' })
  const tried = await machine.send('sheet.try', { typed: written(sheet), relay: line.url })
  expect(tried).toMatchObject({ error: { code: 'sync/sheet-outdated' } })
  const { held, dataFolder } = machine
  await lose(machine)
  const again = openCore(dataFolder, { held })
  cores.push(again)
  await untilBack(again)
  await expect.poll(() => names(again), LONG).toEqual(['Rosenblatt'])
})

test('Bernd leaves and takes nothing with him: his copy and its backups are gone from his device', async () => {
  const { anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  const { id } = (await bernd.call('session.state', {})).chapter ?? { id: '' }
  await bernd.call('backups.make', {})
  expect(await bernd.send('session.forgetChapter', {})).toMatchObject({
    error: { code: 'sync/not-left' },
  })
  await bernd.call('sync.leave', {})
  await bernd.call('session.forgetChapter', {})
  expect((await bernd.call('session.state', {})).keyring).toBe('none')
  expect(readdirSync(bernd.dataFolder, { recursive: true, encoding: 'utf8' }).join()).not.toContain(
    id,
  )
  await addMember(anna, 'Danach')
  await untilEqual(anna)
})

test('Bernd leaves and keeps his copy: it is a folder of his own, which he can go on with and share anew', async () => {
  const { anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  expect(await bernd.send('sync.keepAlone', {})).toMatchObject({ error: { code: 'sync/not-left' } })
  await bernd.call('sync.leave', {})
  await bernd.call('sync.keepAlone', {})
  expect(await stateOf(bernd)).toEqual({ kind: 'local' })
  await addMember(bernd, 'Nur hier')
  await addMember(anna, 'Nur dort')
  await untilEqual(anna)
  expect(await names(bernd)).toEqual(['Nur hier', 'Rosenblatt'])
  const line = await openStoryLine()
  await shareWith(bernd, line)
  const clara = await join(bernd, 'Clara')
  cores.push(clara)
  await expect.poll(() => names(clara), LONG).toEqual(['Nur hier', 'Rosenblatt'])
})

test('the end of a term in one sitting: two go at once, one takes over, the sheet is new, no invitation is left', async () => {
  const { anna, bernd, clara } = await board(['Bernd', 'Clara'])
  const dora = await join(anna, 'Dora')
  cores.push(dora)
  await makeSheet(anna)
  const { link, key } = await anna.call('sync.invite', { role: 'member', hours: 48 })
  await untilEqual(anna, bernd, clara, dora)
  expect(await anna.call('handover.state', {})).toBe(null)
  expect(await bernd.send('handover.begin', {})).toMatchObject({
    error: { code: 'sync/not-yours' },
  })
  await anna.call('handover.begin', {})

  const devices = await anna.call('sync.devices', {})
  const numberOf = (person: string) => devices.find((one) => one.person === person)?.number ?? 0
  await anna.call('sync.remove', { devices: [numberOf('Bernd'), numberOf('Clara')] })
  // Begun again after a pause, it goes on where it was.
  await anna.call('handover.begin', {})
  await anna.call('sync.setRole', { device: numberOf('Dora'), role: 'admin' })
  await anna.call('sync.revokeInvite', { key })
  const sheet = await makeSheet(anna)
  expect(await anna.call('handover.state', {})).toMatchObject({
    removed: [
      { person: 'Bernd', name: 'Laptop von Bernd' },
      { person: 'Clara', name: 'Laptop von Clara' },
    ].sort((a, b) => numberOf(a.person) - numberOf(b.person)),
    added: [],
    roles: [{ person: 'Dora', role: 'admin' }],
    revoked: 1,
    isSheetReplaced: true,
  })
  await anna.call('handover.end', {})
  expect(await anna.call('handover.state', {})).toBe(null)

  for (const gone of [bernd, clara]) {
    await expect.poll(() => stateOf(gone), LONG).toMatchObject({ problem: 'removed' })
  }
  const late = openCore()
  cores.push(late)
  await late.call('session.join', {
    invite: link,
    person: 'Mallory',
    device: 'Laptop',
    passphrase: setUp.passphrase,
  })
  await expect.poll(() => stateOf(late), LONG).toMatchObject({ problem: 'invite-expired' })
  await untilEqual(anna, dora)
  await anna.call('sync.leave', {})
  await addMember(dora, 'Neuer Vorstand')
  await untilEqual(dora)
  const machine = await returnWith(sheet, 'Emil')
  await untilBack(machine)
  await untilEqual(dora, machine)
})
