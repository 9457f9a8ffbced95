/** After an update of the app a folder is made ready for it, and nobody sees it half ready. */
import { beforeAll, expect, test, vi } from 'vitest'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { holdFile } from '../../core/db/database.ts'
import { lockPath } from '../../core/vault/open-vault.ts'
import type { CoreEvent, Progress } from '../../shared/rpc/frames.ts'
import { fileOf, upload } from '../support/backup-file.ts'
import { checkOpened, openedFile } from '../support/check-opened.ts'
import { inEarlierFormat, leftByEarlierApp } from '../support/earlier-app.ts'
import { newDataFolder, openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { runAndKill } from '../support/run-and-kill.ts'

vi.setConfig({ testTimeout: 20_000 })

const PEOPLE = 700
const everybody = { search: '', sort: 'name', descending: false, offset: 0, limit: 100 } as const
const { passphrase } = setUp

const template = newDataFolder()
beforeAll(async () => {
  const core = openCore(template)
  await core.call('session.create', setUp)
  const rows = Array.from({ length: PEOPLE }, (_, n) => `Eva${String(n)};Meier;Jena`)
  const bytes = Buffer.from(['Vorname;Nachname;Ort', ...rows].join('\n'))
  const list = await core.call('imports.open', { bytes, options: {} })
  await core.call('imports.plan', { id: list.id, mapping: list.mapping })
  await core.call('imports.run', { id: list.id })
  await core.core.stop()
  await leftByEarlierApp(template)
  // What lies elsewhere later is no copy, as nothing is left in its first place.
  renameSync(template, `${template}-kept`)
})

function afterUpdate(): string {
  const folder = newDataFolder()
  cpSync(`${template}-kept`, folder, { recursive: true })
  cpSync(`${template}-installation`, `${folder}-installation`, { recursive: true })
  return folder
}

/** The first news of a folder that is being made ready. */
function firstProgress(core: OpenCore): Promise<Progress> {
  return new Promise((resolve) => {
    core.connect((frame) => {
      const event: CoreEvent | null = frame.type === 'event' ? frame.event : null
      if (event?.type === 'preparing') resolve(event.progress)
    })
  })
}

async function expectReady(core: OpenCore) {
  const { rows, total } = await core.call('members.list', everybody)
  expect(total).toBe(PEOPLE)
  expect(new Set(rows.map(({ lastName }) => lastName))).toEqual(new Set(['Meier']))
  expect((await core.call('session.state', {})).preparing).toBe(null)
  expect(checkOpened(core)).toBe(0)
}

test('after an update everybody is told how far the folder is, and nothing of it is shown before', async () => {
  const core = openCore(afterUpdate())
  const told = firstProgress(core)
  const unlocked = core.call('session.unlock', { passphrase })
  const { done, total } = await told
  expect(total).toBe(PEOPLE + 1)
  expect(done).toBeLessThan(total)
  // The core answers meanwhile.
  const state = await core.call('session.state', {})
  expect(state).toMatchObject({ keyring: 'open', chapter: null, problem: null })
  expect(state.preparing).toMatchObject({ name: setUp.chapter, progress: { total } })
  expect(await core.send('members.list', everybody)).toMatchObject({
    error: { code: 'session/locked' },
  })
  await unlocked
  await expectReady(core)
})

test('a folder that is ready is opened without being made ready again', async () => {
  const core = openCore(afterUpdate())
  await core.call('session.unlock', { passphrase })
  await core.call('session.lock', {})
  core.events.length = 0
  await core.call('session.unlock', { passphrase })
  expect(core.events.filter(({ type }) => type === 'preparing')).toEqual([])
})

test('locked in the middle, it is closed at once, and made ready at the next opening', async () => {
  const core = openCore(afterUpdate())
  const told = firstProgress(core)
  const unlocked = core.call('session.unlock', { passphrase })
  await told
  await core.call('session.lock', {})
  expect((await core.call('session.state', {})).keyring).toBe('locked')
  await unlocked
  expect(await core.call('session.state', {})).toMatchObject({
    keyring: 'locked',
    preparing: null,
    chapter: null,
  })
  await core.call('session.unlock', { passphrase })
  await expectReady(core)
})

test('another folder can be chosen meanwhile', async () => {
  const dataFolder = afterUpdate()
  const [first = ''] = readdirSync(`${dataFolder}/chapters`)
  const core = openCore(dataFolder)
  const told = firstProgress(core)
  const unlocked = core.call('session.unlock', { passphrase })
  await told
  await core.call('session.addChapter', { ...setUp, chapter: 'Jusos' })
  await unlocked
  expect((await core.call('session.state', {})).chapter?.name).toBe('Jusos')
  await core.call('session.openChapter', { id: first })
  await expectReady(core)
})

test('a core that ends or is killed in the middle leaves a folder that is made ready again', async () => {
  const dataFolder = afterUpdate()
  const ending = openCore(dataFolder)
  const told = firstProgress(ending)
  const unlocked = ending.call('session.unlock', { passphrase })
  await told
  await ending.core.stop()
  await unlocked
  const done = await runAndKill('preparing-child', [dataFolder], PEOPLE / 7)
  expect(done).toBeLessThan(PEOPLE)
  const core = openCore(dataFolder)
  await core.call('session.unlock', { passphrase })
  await expectReady(core)
})

/** A folder whose file has the format of an earlier app, closed. */
async function ofEarlierFormat() {
  const made = openNewChapter()
  await made.call('members.create', { firstName: '', lastName: 'Meier' })
  const { file } = openedFile(made)
  await made.core.stop()
  await inEarlierFormat(made.dataFolder)
  const core = openCore(made.dataFolder, {
    installationFolder: `${made.dataFolder}-installation`,
  })
  return { core, file, copy: `${file}.before-update` }
}
const nameOf = async (core: OpenCore) =>
  (await core.call('members.list', everybody)).rows.map(({ lastName }) => lastName)

test('a file of an earlier format is copied and changed while the core answers, held by nobody else', async () => {
  const { core, file, copy } = await ofEarlierFormat()
  const unlocked = core.call('session.unlock', { passphrase })
  await vi.waitFor(() => {
    expect(core.events).toContainEqual({ type: 'session', state: 'open' })
  })
  expect(await core.call('session.state', {})).toMatchObject({
    chapter: null,
    problem: null,
    preparing: { name: setUp.chapter },
  })
  expect(holdFile(lockPath(file))).toBe(null)
  await unlocked
  expect(await nameOf(core)).toEqual(['Meier'])
  expect(checkOpened(core)).toBe(0)
  expect(existsSync(copy), 'until the next start').toBe(true)
  await core.call('session.lock', {})
  await core.call('session.unlock', { passphrase })
  expect(existsSync(copy)).toBe(true)
  await core.core.stop()
  const again = openCore(core.dataFolder)
  await again.call('session.unlock', { passphrase })
  expect(await nameOf(again)).toEqual(['Meier'])
  expect(existsSync(copy)).toBe(false)
})

test('whoever locks in the middle of that and opens again finds the folder ready', async () => {
  const { core } = await ofEarlierFormat()
  const unlocked = core.call('session.unlock', { passphrase })
  await vi.waitFor(() => {
    expect(core.events).toContainEqual({ type: 'session', state: 'open' })
  })
  await core.call('session.lock', {})
  expect((await core.call('session.state', {})).keyring).toBe('locked')
  await core.call('session.unlock', { passphrase })
  await unlocked
  expect((await core.call('session.state', {})).problem).toBe(null)
  expect(await nameOf(core)).toEqual(['Meier'])
})

test('a backup that comes back in the middle of that says why it must wait, and changes nothing', async () => {
  const made = openNewChapter()
  await made.call('members.create', { firstName: '', lastName: 'Meier' })
  const bytes = await fileOf(made, await made.call('backups.make', {}))
  await made.core.stop()
  await inEarlierFormat(made.dataFolder)
  const core = openCore(made.dataFolder, {
    installationFolder: `${made.dataFolder}-installation`,
  })
  const id = await upload(core, bytes)
  const unlocked = core.call('session.unlock', { passphrase })
  await vi.waitFor(() => {
    expect(core.events).toContainEqual({ type: 'session', state: 'open' })
  })
  const restore = { id, secret: passphrase, mayReplace: true }
  expect(await core.send('backups.restoreFile', restore)).toMatchObject({
    error: { code: 'backup/updating' },
  })
  await unlocked
  expect(await nameOf(core)).toEqual(['Meier'])
})

test('a file of an earlier format whose pages cannot be read stays as it is, and says why', async () => {
  const { core, file } = await ofEarlierFormat()
  const content = readFileSync(file)
  content.fill(7, 8192)
  writeFileSync(file, content)
  await core.call('session.unlock', { passphrase })
  expect((await core.call('session.state', {})).problem?.code).toBe('vault/damaged')
  expect(readFileSync(file).equals(content)).toBe(true)
})
