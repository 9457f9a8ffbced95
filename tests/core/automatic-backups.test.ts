/** A day's work is in a backup by its end, without anybody thinking of it. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, expect, test, vi } from 'vitest'
import { fileOf, upload } from '../support/backup-file.ts'
import { add, everybody, names } from '../support/members.ts'
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
const PATIENCE = { timeout: 20_000 }
const { passphrase } = setUp
const lock = (core: OpenCore) => core.call('session.lock', {})
const unlock = (core: OpenCore) => core.call('session.unlock', { passphrase })

afterEach(() => {
  vi.useRealTimers()
})

/** The names of all that ends so below a folder, the oldest first. */
function namesBelow(folder: string, end: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => path.basename(name))
    .sort()
}
const backupsIn = ({ dataFolder }: OpenCore, end: string) =>
  namesBelow(path.join(dataFolder, 'backups'), end)
/** Those that are whole. */
const backupsOf = (core: OpenCore) => backupsIn(core, '.vorstand')

/** One that was begun stands there as `.new` at the next turn, until it is whole. */
async function untilNoneIsBegun(core: OpenCore) {
  await setImmediate()
  await vi.waitFor(() => {
    expect(backupsIn(core, '.vorstand.new')).toEqual([])
  }, PATIENCE)
}
const untilMade = (core: OpenCore, count: number, not: readonly string[] = []) =>
  vi.waitFor(() => {
    const made = backupsOf(core)
    expect(made).toHaveLength(count)
    expect(made.filter((name) => not.includes(name))).toEqual([])
    return made
  }, PATIENCE)

/** However slow the machine: the end waits three seconds at most, and here they do not pass. */
async function stopped({ core }: OpenCore) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await core.stop()
}

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
  await untilNoneIsBegun(core)
  expect(backupsOf(core)).toEqual([name])
})

test('a new name alone is worth a backup as well', async () => {
  const core = openNewChapter()
  await lock(core)
  const first = await untilMade(core, 1)
  await unlock(core)
  await core.call('chapter.renamePerson', { person: 'Anna Schulze' })
  await lock(core)
  await untilMade(core, 1, first)
})

test('one that was made by hand stays, whatever follows it on its day', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const byHand = await core.call('backups.make', {})
  await lock(core)
  await untilNoneIsBegun(core)
  expect(backupsOf(core), 'nothing is new since').toEqual([byHand])
  let before = [byHand]
  for (const name of ['Eins', 'Zwei']) {
    await unlock(core)
    await add(core, name)
    await lock(core)
    before = await vi.waitFor(() => {
      const made = backupsOf(core)
      expect(made).toHaveLength(2)
      expect(made).not.toEqual(before)
      return made
    }, PATIENCE)
    expect(before).toContain(byHand)
  }
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
  await stopped(core)
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
  await untilNoneIsBegun(core)
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
  await stopped(core)
  expect(namesBelow(second, '.vorstand')).toHaveLength(1)
})

test('a disk that is not there gets its copy when it is, and no second backup is made for that', async () => {
  const core = openNewChapter()
  const second = newDataFolder()
  await core.call('settings.set', { settings: { backupFolder: second } })
  await lock(core)
  const before = await untilMade(core, 1)
  await unlock(core)
  await add(core, 'Meier')
  rmSync(second, { recursive: true })
  writeFileSync(second, 'something else lies there')
  await lock(core)
  const made = await untilMade(core, 1, before)
  const problem = async () => (await core.call('backups.state', {})).problem
  await unlock(core)
  await vi.waitFor(async () => {
    expect(await problem()).toBe('backup/second-folder')
  }, PATIENCE)
  await lock(core)
  await untilNoneIsBegun(core)
  expect(backupsOf(core), 'the same backup is not made again').toEqual(made)
  await unlock(core)
  expect(await problem()).toBe('backup/second-folder')

  rmSync(second)
  mkdirSync(second)
  await lock(core)
  await vi.waitFor(() => {
    expect(namesBelow(second, '.vorstand')).toHaveLength(1)
  }, PATIENCE)
  await unlock(core)
  await vi.waitFor(async () => {
    expect(await problem()).toBe('')
  }, PATIENCE)
  expect(backupsOf(core)).toEqual(made)
})

test('a lock does not wait for its backup', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  await lock(core)
  expect(backupsOf(core)).toEqual([])
  expect(core.held).toBe(null)
  await untilMade(core, 1)
})
