/** Restoring takes a while: whoever locks meanwhile has locked, and no keyring is replaced. */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { othersTurn } from '../../core/records/others-turn.ts'
import { fileOf, upload } from '../support/backup-file.ts'
import { openedFile } from '../support/check-opened.ts'
import { add, names } from '../support/members.ts'
import { newDataFolder, openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

const OWN = 'ein anderer guter Satz'
const stateOf = (core: OpenCore) => core.call('session.state', {})
const keyringOf = ({ dataFolder }: OpenCore) =>
  readFileSync(path.join(dataFolder, 'keyring.json'), 'utf8')
const putAside = ({ dataFolder }: OpenCore) =>
  readdirSync(dataFolder).filter((name) => name.startsWith('keyring.json.damaged'))

async function backupOfMeier(): Promise<Uint8Array> {
  const core = openNewChapter()
  await add(core, 'Meier')
  return fileOf(core, await core.call('backups.make', {}))
}

async function openJusos(): Promise<OpenCore> {
  const core = openCore()
  await core.call('session.create', { ...setUp, chapter: 'Jusos', passphrase: OWN })
  return core
}

/** Another window, which calls something as soon as the chapter is closed for the restore. */
function onceClosed(core: OpenCore, name: string, args: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    let isCalled = false
    const window = core.connect((frame) => {
      if (frame.type === 'result') resolve(frame.result)
      const isClosed = frame.type === 'event' && frame.event.type === 'session'
      if (!isClosed || isCalled) return
      isCalled = true
      window.send({ type: 'call', id: 1, name, args })
    })
  })
}

test('a folder that was locked before the backup was proved stays locked, and keeps its keyring', async () => {
  const bytes = await backupOfMeier()
  const core = await openJusos()
  const before = keyringOf(core)
  const id = await upload(core, bytes)
  const restored = core.send('backups.restoreFile', {
    id,
    secret: setUp.passphrase,
    mayReplace: true,
  })
  await core.call('session.lock', {})
  expect(await restored).toMatchObject({ error: { code: 'session/locked' } })
  expect((await stateOf(core)).keyring).toBe('locked')
  expect(core.held).toBe(null)
  expect(keyringOf(core)).toBe(before)
  expect(putAside(core)).toEqual([])
  await core.call('session.unlock', { passphrase: OWN })
  expect((await stateOf(core)).chapter?.name).toBe('Jusos')
})

test('a folder that is locked while a backup joins it stays locked, and has it when it is opened', async () => {
  const bytes = await backupOfMeier()
  const core = await openJusos()
  const id = await upload(core, bytes)
  const locked = onceClosed(core, 'session.lock', {})
  await core.call('backups.restoreFile', { id, secret: setUp.passphrase, mayReplace: true })
  await locked
  expect((await stateOf(core)).keyring).toBe('locked')
  expect(core.held).toBe(null)
  await core.call('session.unlock', { passphrase: OWN })
  const { chapters } = await stateOf(core)
  expect(chapters.map(({ name }) => name)).toEqual(['Jusos', setUp.chapter])
  await core.call('session.openChapter', { id: chapters[1]?.id ?? '' })
  await core.call('session.answerCopy', { origin: 'restored' })
  expect(await names(core)).toEqual(['Meier'])
})

test('a lock while the present state is saved puts nothing back', async () => {
  const core = openNewChapter()
  const bytes = await fileOf(core, await core.call('backups.make', {}))
  await add(core, 'Später')
  const id = await upload(core, bytes)
  const locked = onceClosed(core, 'session.lock', {})
  expect(
    await core.send('backups.restoreFile', { id, secret: setUp.passphrase, mayReplace: true }),
  ).toMatchObject({ error: { code: 'session/locked' } })
  await locked
  expect((await stateOf(core)).keyring).toBe('locked')
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  expect(await names(core)).toEqual(['Später'])
})

test('a lock while the present state is saved puts no backup of this folder back either', async () => {
  const core = openNewChapter()
  const name = await core.call('backups.make', {})
  await add(core, 'Später')
  const locked = onceClosed(core, 'session.lock', {})
  expect(await core.send('backups.restore', { name })).toMatchObject({
    error: { code: 'session/locked' },
  })
  await locked
  expect((await stateOf(core)).keyring).toBe('locked')
  expect(core.held).toBe(null)
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  expect(await names(core)).toEqual(['Später'])
})

test('a lock while the backup takes its place: it is back, and what was locked stays locked', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const name = await core.call('backups.make', {})
  await add(core, 'Später')
  const folder = path.dirname(openedFile(core).file)
  const restored = core.call('backups.restore', { name })
  let isOver = false
  void restored.then(() => (isOver = true))
  const isTakingPlace = () => readdirSync(folder).some((one) => one.includes('.restor'))
  while (!isOver && !isTakingPlace()) await othersTurn()
  await core.call('session.lock', {})
  await restored
  expect((await stateOf(core)).keyring).toBe('locked')
  expect(core.held).toBe(null)
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  if ((await stateOf(core)).copy) await core.call('session.answerCopy', { origin: 'restored' })
  expect(await names(core)).toEqual(['Meier'])
})

test('whoever locks and opens again while a backup is proved does not find another state', async () => {
  const core = openNewChapter()
  const name = await core.call('backups.make', {})
  await add(core, 'Später')
  const restored = core.send('backups.restore', { name })
  await core.call('session.lock', {})
  const unlocked = core.call('session.unlock', { passphrase: setUp.passphrase })
  expect(await restored).toMatchObject({ error: { code: 'session/locked' } })
  await unlocked
  expect(await names(core)).toEqual(['Später'])
})

test('two windows that bring the same folder here: whoever comes second is asked', async () => {
  const bytes = await backupOfMeier()
  const core = await openJusos()
  const uploads = [await upload(core, bytes), await upload(core, bytes)]
  const answers = await Promise.all(
    uploads.map((id) =>
      core.call('backups.restoreFile', { id, secret: setUp.passphrase, mayReplace: false }),
    ),
  )
  const asked = answers.map(({ wouldReplace }) => wouldReplace?.name ?? '')
  expect(asked.sort()).toEqual(['', setUp.chapter])
  const { chapters, chapter } = await stateOf(core)
  expect(chapters.map(({ name }) => name)).toEqual(['Jusos', setUp.chapter])
  expect(chapter?.name).toBe(setUp.chapter)
  expect(await names(core)).toEqual(['Meier'])
})

test('on a new machine a lock counts as well', async () => {
  const bytes = await backupOfMeier()
  const restore = { secret: setUp.passphrase, mayReplace: true }
  const asleep = openCore(newDataFolder())
  const locked = onceClosed(asleep, 'session.lock', {})
  await asleep.call('backups.restoreFile', { id: await upload(asleep, bytes), ...restore })
  await locked
  expect((await stateOf(asleep)).keyring).toBe('locked')
  await asleep.call('session.unlock', { passphrase: setUp.passphrase })
  await asleep.call('session.answerCopy', { origin: 'restored' })
  expect(await names(asleep)).toEqual(['Meier'])
})

test('a chapter that is set up while a backup comes to a new machine: one of both is there, whole', async () => {
  const bytes = await backupOfMeier()
  const restore = { secret: setUp.passphrase, mayReplace: true }
  const busy = openCore(newDataFolder())
  const jusos = { ...setUp, chapter: 'Jusos', passphrase: OWN }
  const created = onceClosed(busy, 'session.create', jusos)
  const id = await upload(busy, bytes)
  const restored = await busy.send('backups.restoreFile', { id, ...restore })
  // Whoever is quicker; the other one is refused, and takes nothing away.
  expect(await created).toMatchObject(
    restored.ok ? { error: { code: 'session/already-set-up' } } : { ok: true },
  )
  if (!restored.ok) expect(restored.error.code).toBe('session/locked')
  expect(putAside(busy)).toEqual([])
  const { chapters } = await stateOf(busy)
  expect(chapters.map(({ name }) => name)).toEqual([restored.ok ? setUp.chapter : 'Jusos'])
})

test('the page that handed a file in is left as the folder closes: it is put back all the same', async () => {
  const core = openNewChapter()
  const bytes = await fileOf(core, await core.call('backups.make', {}))
  await add(core, 'Später')
  const id = await upload(core, bytes)
  const left = onceClosed(core, 'backups.endUpload', { id })
  await core.call('backups.restoreFile', { id, secret: setUp.passphrase, mayReplace: true })
  await left
  expect(await names(core)).toEqual([])
  expect(readdirSync(path.join(core.dataFolder, 'uploads'))).toEqual([])
})
