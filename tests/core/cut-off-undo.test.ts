/** Taking back thousands of records takes a while; whatever cuts it off, it can be finished. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { generateMemberList } from '../generators/member-list.ts'
import { checkOpened } from '../support/check-opened.ts'
import { newDataFolder, openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { runAndKill } from '../support/run-and-kill.ts'

const members = async (core: OpenCore) =>
  core.call('members.list', {
    search: '',
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 10,
  })
const total = async (core: OpenCore) => (await members(core)).total

async function killed(way: 'undo' | 'give-up', after: number) {
  const dataFolder = newDataFolder()
  const file = path.join(newDataFolder(), 'liste.csv')
  const { bytes, expected } = generateMemberList({
    seed: 3,
    rows: 800,
    format: 'csv',
    encoding: 'utf-8',
  })
  writeFileSync(file, bytes)
  const reported = await runAndKill('undo-child', [dataFolder, file, way], after)
  const core = openCore(dataFolder)
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  return { core, reported, rows: expected.length }
}

async function importList(core: OpenCore, rows: number) {
  const { bytes } = generateMemberList({ seed: 4, rows, format: 'csv', encoding: 'utf-8' })
  const list = await core.call('imports.open', { bytes, options: {} })
  await core.call('imports.plan', { id: list.id, mapping: list.mapping })
  const { changeSet } = await core.call('imports.run', { id: list.id })
  return changeSet ?? ''
}

/** The change set that brought a member in. */
async function importOf(core: OpenCore) {
  const [first] = (await members(core)).rows
  const entries = await core.call('records.history', { id: first?.id ?? '' })
  return entries.at(-1)?.changeSet ?? ''
}

test('after a kill in the middle of taking back an import, the rest goes back with a second try', async () => {
  const { core, reported, rows } = await killed('undo', 300)
  const left = await total(core)
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThanOrEqual(rows - reported)
  expect(await core.call('imports.pending', {})).toMatchObject({ isGivenUp: true })
  const again = await core.call('records.undo', { changeSet: await importOf(core) })
  expect(again).toMatchObject({ undone: left, kept: [] })
  expect(await total(core)).toBe(0)
  expect(await core.call('imports.pending', {})).toBeNull()
  expect(checkOpened(core)).toBe(0)
}, 90_000)

test('after a kill in the middle of taking back an import, the window offers to go on with it', async () => {
  const { core } = await killed('undo', 300)
  expect(await total(core)).toBeGreaterThan(0)
  const pending = await core.call('imports.pending', {})
  expect(pending?.isGivenUp).toBe(true)
  await core.call('imports.giveUp', { job: pending?.job ?? '' })
  expect(await total(core)).toBe(0)
  expect(await core.call('imports.pending', {})).toBeNull()
  expect(checkOpened(core)).toBe(0)
}, 90_000)

test('after a kill in the middle of giving an import up, nothing of it stays', async () => {
  const { core } = await killed('give-up', 200)
  expect(await total(core)).toBeGreaterThan(0)
  const pending = await core.call('imports.pending', {})
  expect(pending?.isGivenUp).toBe(true)
  const job = pending?.job ?? ''
  expect(await core.send('imports.continue', { job })).toMatchObject({
    error: { code: 'import/gone' },
  })
  await core.call('imports.giveUp', { job })
  expect(await total(core)).toBe(0)
  expect(await core.call('imports.pending', {})).toBeNull()
  expect(checkOpened(core)).toBe(0)
}, 90_000)

test('a lock in the middle of taking back leaves the rest to a second try', async () => {
  const core = openNewChapter()
  const changeSet = await importList(core, 400)
  const before = await total(core)
  const offered: unknown[] = []
  core.onProgress = () => {
    core.onProgress = () => undefined
    void core.call('imports.pending', {}).then((pending) => offered.push(pending))
    void core.call('session.lock', {})
  }
  expect(await core.send('records.undo', { changeSet })).toMatchObject({
    error: { code: 'session/locked' },
  })
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  const left = await total(core)
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(before)
  // Nothing is offered while it runs, the rest afterwards.
  expect(offered).toEqual([null])
  expect(await core.call('imports.pending', {})).toMatchObject({ isGivenUp: true })
  expect(await core.call('records.undo', { changeSet })).toMatchObject({ undone: left })
  expect(await total(core)).toBe(0)
})

test('whoever stops taking back is told how much went, and goes on later', async () => {
  const core = openNewChapter()
  const changeSet = await importList(core, 400)
  const before = await total(core)
  core.onProgress = () => {
    core.cancel()
  }
  const cut = await core.call('records.undo', { changeSet })
  core.onProgress = () => undefined
  expect(cut.finished).toBe(false)
  expect(await total(core)).toBe(before - cut.undone)
  expect(await core.call('imports.pending', {})).toBeNull()
  expect(await core.call('records.undo', { changeSet })).toMatchObject({
    undone: before - cut.undone,
    finished: true,
  })
  expect(await core.call('records.undo', { changeSet })).toMatchObject({ undone: 0, kept: [] })
})

test('a window that is gone in the middle of taking back leaves the rest, which the next one offers', async () => {
  const core = openNewChapter()
  const changeSet = await importList(core, 400)
  const before = await total(core)
  await new Promise<void>((resolve) => {
    const window = core.connect(({ type }) => {
      if (type === 'progress') window.close()
      if (type === 'result') resolve()
    })
    window.send({ type: 'call', id: 1, name: 'records.undo', args: { changeSet } })
  })
  const left = await total(core)
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(before)
  const pending = await core.call('imports.pending', {})
  expect(pending).toMatchObject({ isGivenUp: true })
  await core.call('imports.giveUp', { job: pending?.job ?? '' })
  expect(await total(core)).toBe(0)
})
