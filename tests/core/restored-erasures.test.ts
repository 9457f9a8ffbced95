/** Whoever was erased stays erased, and what was given out stays known, in whatever order backups come back. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { openDatabase } from '../../core/db/database.ts'
import { factsOf } from '../../core/records/facts.ts'
import { checkOpened, openedFile } from '../support/check-opened.ts'
import { add, names } from '../support/members.ts'
import { newDataFolder, openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { program } from '../support/program.ts'

vi.setConfig({ testTimeout: 90_000 })

const { passphrase } = setUp
const backUp = (core: OpenCore) => core.call('backups.make', {})
const restore = (core: OpenCore, name: string) => core.call('backups.restore', { name })
const erase = (core: OpenCore, id: string) => core.call('records.erase', { ids: [id] })
const exportAll = (core: OpenCore) =>
  core.call('members.exportCsv', { filter: { search: '' }, separator: ';', bom: true })
const exportsOf = (core: OpenCore) => core.call('members.exports', {})

async function reopened({ dataFolder }: OpenCore): Promise<OpenCore> {
  const core = openCore(dataFolder)
  await core.call('session.unlock', { passphrase })
  return core
}

/** Closes the folder and makes every page of the chapter's file unreadable. */
async function damaged(core: OpenCore): Promise<OpenCore> {
  const { file } = openedFile(core)
  await core.core.stop()
  writeFileSync(file, Buffer.alloc(readFileSync(file).length, 7))
  return reopened(core)
}

test('of several backups in any order none brings anybody back', async () => {
  const core = openNewChapter()
  const [first, second] = [await add(core, 'Erste'), await add(core, 'Zweite')]
  await add(core, 'Meier')
  const old = await backUp(core)
  await erase(core, first)
  const newer = await backUp(core)
  await restore(core, old)
  expect(await names(core)).toEqual(['Meier', 'Zweite'])
  await erase(core, second)
  for (const name of [newer, old, newer]) {
    await restore(core, name)
    expect(await names(core)).toEqual(['Meier'])
  }
  expect(checkOpened(core)).toBe(0)
  const { file, fileKey } = openedFile(core)
  const db = openDatabase(file, fileKey)
  const proven = factsOf(db, { kind: 'erasure' }).map(({ body }) => body)
  db.close()
  expect(proven, 'with their proof').toEqual([{ records: [first] }, { records: [second] }])
})

test('nor where the file itself can no longer say who was erased, or is missing', async () => {
  const core = openNewChapter()
  const [first, second] = [await add(core, 'Erste'), await add(core, 'Zweite')]
  await add(core, 'Meier')
  const old = await backUp(core)
  await erase(core, first)
  const broken = await damaged(core)
  await restore(broken, old)
  expect(await names(broken)).toEqual(['Meier', 'Zweite'])
  await erase(broken, second)
  const { file } = openedFile(broken)
  await broken.core.stop()
  rmSync(file)
  const empty = await reopened(broken)
  await restore(empty, old)
  expect(await names(empty)).toEqual(['Meier'])
  const again = await damaged(empty)
  await restore(again, old)
  expect(await names(again)).toEqual(['Meier'])
  expect(checkOpened(again)).toBe(0)
})

test('the copy from before the last restore is asked as well', async () => {
  const core = openNewChapter()
  const erased = await add(core, 'Erste')
  const old = await backUp(core)
  await erase(core, erased)
  await restore(core, old)
  const folder = path.dirname(openedFile(core).file)
  const broken = await damaged(core)
  rmSync(path.join(folder, 'erased.sealed'))
  await restore(broken, old)
  expect(await names(broken)).toEqual([])
})

test('the note of who was erased goes along when all keys are made anew', async () => {
  const core = openNewChapter()
  const erased = await add(core, 'Erste')
  const old = await backUp(core)
  await erase(core, erased)
  const note = path.join(path.dirname(openedFile(core).file), 'erased.sealed')
  await core.call('session.lock', {})
  await core.call('session.unlock', { passphrase })
  const before = readFileSync(note, 'utf8')
  expect(before).not.toContain(erased)
  await core.call('session.renewKeys', { current: passphrase, next: 'ein Satz, den nur ich kenne' })
  expect(readFileSync(note, 'utf8')).not.toBe(before)
  const { file } = openedFile(core)
  await core.core.stop()
  rmSync(file)
  const again = openCore(core.dataFolder)
  await again.call('session.unlock', { passphrase: 'ein Satz, den nur ich kenne' })
  await again.call('backups.restore', { name: old, secret: passphrase })
  expect(await names(again)).toEqual([])
})

test('lists that were given out since stay in the register, with who gave them out', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  await exportAll(core)
  const old = await backUp(core)
  await restore(core, old)
  // What was put back writes as a device of its own, which the backup does not know.
  await exportAll(core)
  const before = await exportsOf(core)
  expect(before).toHaveLength(2)
  await restore(core, old)
  expect(await exportsOf(core)).toEqual(before)
  expect(before.map(({ person }) => person)).toEqual([setUp.person, setUp.person])
  expect((await core.call('vault.health', {})).alteredFacts).toBe(0)
  expect(checkOpened(core)).toBe(0)
})

test('a name that was given since stays, also below the lists of its time', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const old = await backUp(core)
  await exportAll(core)
  await core.call('chapter.renamePerson', { person: 'Anna Schulze' })
  await exportAll(core)
  const before = await exportsOf(core)
  expect(before.map(({ person }) => person)).toEqual(['Anna Schulze', setUp.person])
  await restore(core, old)
  expect(await exportsOf(core)).toEqual(before)
  expect((await core.call('session.state', {})).person).toBe('Anna Schulze')
})

test('a note of erasures that cannot be read keeps no backup from coming back', async () => {
  const core = openNewChapter()
  const [erased] = [await add(core, 'Erste'), await add(core, 'Meier')]
  const old = await backUp(core)
  await erase(core, erased)
  const note = path.join(path.dirname(openedFile(core).file), 'erased.sealed')
  await core.call('session.lock', {})
  rmSync(note)
  mkdirSync(note)
  await core.call('session.unlock', { passphrase })
  await restore(core, old)
  expect(await names(core), 'the file itself still knows').toEqual(['Meier'])
})

test('a restore that is killed at any step forgets no erasure', async () => {
  const core = openNewChapter()
  const erased = await add(core, 'Erste')
  await add(core, 'Meier')
  const old = await backUp(core)
  await erase(core, erased)
  await exportAll(core)
  const { file } = openedFile(core)
  const { held } = core
  await core.core.stop()
  const kept = newDataFolder()
  const places = [core.dataFolder, `${core.dataFolder}-installation`]
  for (const [index, place] of places.entries()) {
    cpSync(place, path.join(kept, String(index)), { recursive: true })
  }
  const log = `${core.dataFolder}-log`
  const restoreUntil = (step: number) => {
    for (const [index, place] of places.entries()) {
      rmSync(place, { recursive: true })
      cpSync(path.join(kept, String(index)), place, { recursive: true })
    }
    rmSync(log, { force: true })
    const args = ['--import', program('stop-at'), program('restore-child'), core.dataFolder, old]
    const env = { DISK_FOLDER: core.dataFolder, DISK_LOG: log, DISK_KILL_AT: String(step) }
    const ran = spawnSync(process.execPath, args, {
      env: { ...process.env, ...env },
      input: JSON.stringify(held),
      encoding: 'utf8',
    })
    return { signal: ran.signal, steps: readFileSync(log, 'utf8').trim().split('\n') }
  }

  const { steps } = restoreUntil(0)
  const ofRestore = steps.flatMap((step, index) => (/ vault\.db/.test(step) ? [index + 1] : []))
  expect(steps.join('\n')).toContain('vault.db.before-restore')
  for (const step of ofRestore) {
    expect(restoreUntil(step).signal).toBe('SIGKILL')
    const after = await reopened(core)
    if ((await after.call('session.state', {})).copy) {
      await after.call('session.answerCopy', { origin: 'restored' })
    }
    const seen = `${String(step)}: ${steps[step - 1] ?? ''}`
    expect(await names(after), seen).toEqual(['Meier'])
    await restore(after, old)
    expect(await names(after), seen).toEqual(['Meier'])
    expect(await exportsOf(after), seen).toHaveLength(1)
    expect(readdirSync(path.dirname(file)).filter((one) => /restor(ing|ed)/.test(one))).toEqual([])
    await after.core.stop()
  }
})
