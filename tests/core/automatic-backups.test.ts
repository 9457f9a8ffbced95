/** A day's work is in a backup by its end, without anybody thinking of it. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { fileOf, upload } from '../support/backup-file.ts'
import {
  afterPowerCut,
  newDataFolder,
  openCore,
  setUp,
  type OpenCore,
} from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const { passphrase } = setUp
const everybody = { search: '', sort: 'name', descending: false, offset: 0, limit: 10 } as const
const names = async (core: OpenCore) =>
  (await core.call('members.list', everybody)).rows.map(({ lastName }) => lastName)
const add = (core: OpenCore, lastName: string) =>
  core.call('members.create', { firstName: '', lastName })
const lock = (core: OpenCore) => core.call('session.lock', {})
const unlock = (core: OpenCore) => core.call('session.unlock', { passphrase })

afterEach(() => {
  vi.useRealTimers()
})

/** The names of the backups that are whole, the oldest first. */
function backupsOf({ dataFolder }: OpenCore): string[] {
  const folder = path.join(dataFolder, 'backups')
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.vorstand'))
    .map((name) => path.basename(name))
    .sort()
}
const untilMade = (core: OpenCore, count: number, not: readonly string[] = []) =>
  vi.waitFor(
    () => {
      const made = backupsOf(core)
      expect(made).toHaveLength(count)
      expect(made.filter((name) => not.includes(name))).toEqual([])
      return made
    },
    { timeout: 10_000 },
  )

async function namesIn(core: OpenCore, name: string): Promise<string[]> {
  const machine = openCore(newDataFolder())
  const id = await upload(machine, await fileOf(core, name))
  await machine.call('backups.restoreFile', { id, secret: passphrase, mayReplace: false })
  return names(machine)
}

test('the first day of a new folder is backed up when it is locked, and again when more was done', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  await lock(core)
  const first = await untilMade(core, 1)
  await unlock(core)
  await add(core, 'Später')
  await lock(core)
  const [name = ''] = await untilMade(core, 1, first)
  await unlock(core)
  expect(await namesIn(core, name), 'the newest of the day took its place').toEqual([
    'Meier',
    'Später',
  ])
  // Nothing is new.
  await lock(core)
  await core.core.stop()
  expect(backupsOf(core)).toEqual([name])
})

test('one that was made by hand stays, whatever follows it on its day', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const byHand = await core.call('backups.make', {})
  await lock(core)
  await unlock(core)
  expect(backupsOf(core), 'nothing is new since').toEqual([byHand])
  for (const name of ['Eins', 'Zwei']) {
    await add(core, name)
    await lock(core)
    await untilMade(core, 2)
    await unlock(core)
  }
  await core.core.stop()
  expect(backupsOf(core)).toHaveLength(2)
  expect(backupsOf(core)).toContain(byHand)
})

test('one that was asked for outlasts all that follows on its day, and each says why it was made', async () => {
  const core = openNewChapter()
  const asked = await core.call('backups.make', {})
  for (const name of ['Eins', 'Zwei', 'Drei', 'Vier', 'Fünf']) {
    await add(core, name)
    await core.call('backups.restore', { name: asked })
  }
  const before = backupsOf(core)
  await add(core, 'Sechs')
  await lock(core)
  await vi.waitFor(() => {
    expect(backupsOf(core).length).toBeGreaterThan(before.length)
  })
  await unlock(core)
  const { backups } = await core.call('backups.state', {})
  expect(backups.map(({ name }) => name)).toContain(asked)
  const kinds = backups.map(({ kind }) => kind)
  expect(kinds.filter((kind) => kind === 'by-hand')).toHaveLength(1)
  expect(kinds.filter((kind) => kind === 'before-restore')).toHaveLength(5)
  expect(kinds).toContain('automatic')
})

test('the end of the app and another folder do what a lock does', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  await core.call('session.addChapter', { ...setUp, chapter: 'Jusos' })
  await untilMade(core, 1)
  await add(core, 'Rot')
  await core.core.stop()
  expect(backupsOf(core), 'before it ends').toHaveLength(2)
})

test('what the end of the app cut off is made up for a minute after the next opening', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const core = openNewChapter()
  await core.call('backups.make', {})
  await add(core, 'Meier')
  // As after a kill: nobody could lock, and half a backup is left.
  const [chapter = ''] = readdirSync(path.join(core.dataFolder, 'backups'))
  const torn = path.join(core.dataFolder, 'backups', chapter, '2027-05-03 21-00-00.vorstand.new')
  writeFileSync(torn, 'Vorstandsmappe-Sicherung 1')
  const left = openCore(afterPowerCut(core), {
    installationFolder: `${core.dataFolder}-installation`,
    held: core.held,
  })
  await left.call('members.list', everybody)
  const before = backupsOf(left)
  expect(before).toHaveLength(1)
  vi.advanceTimersByTime(MINUTE)
  const made = await untilMade(left, 2)
  const fresh = made.find((name) => !before.includes(name)) ?? ''
  expect(await namesIn(left, fresh)).toEqual(['Meier'])
})

test('whoever works on for hours has the first of them in a backup', async () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  })
  vi.setSystemTime('2027-05-03T17:00:00Z')
  const core = openNewChapter()
  await core.call('settings.set', { settings: { lockAfterMinutes: 0 } })
  vi.advanceTimersByTime(MINUTE)
  const first = await untilMade(core, 1)
  vi.advanceTimersByTime(3 * HOUR)
  await core.call('members.list', everybody)
  expect(backupsOf(core), 'nothing was done').toEqual(first)
  await add(core, 'Meier')
  vi.advanceTimersByTime(HOUR)
  const [name = ''] = await untilMade(core, 1, first)
  expect(await namesIn(core, name)).toEqual(['Meier'])
})

test('the other disk has one of each day as well', async () => {
  const core = openNewChapter()
  const second = newDataFolder()
  await core.call('settings.set', { settings: { backupFolder: second } })
  let before: string[] = []
  for (const name of ['Eins', 'Zwei']) {
    await add(core, name)
    await lock(core)
    before = await untilMade(core, 1, before)
    await unlock(core)
  }
  await core.core.stop()
  const copies = readdirSync(second, { recursive: true, encoding: 'utf8' })
  expect(copies.filter((name) => name.endsWith('.vorstand'))).toHaveLength(1)
})

test('a lock does not wait for its backup', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const began = performance.now()
  await lock(core)
  expect(backupsOf(core)).toEqual([])
  expect(performance.now() - began).toBeLessThan(200)
  expect(core.held).toBe(null)
  await untilMade(core, 1)
})
