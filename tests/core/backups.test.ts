import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { othersTurn } from '../../core/records/others-turn.ts'
import { fileOf, upload } from '../support/backup-file.ts'
import { checkOpened, openedFile } from '../support/check-opened.ts'
import { add, names } from '../support/members.ts'
import { newDataFolder, openCore, setUp } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

test('a backup brings back what was there, and what was erased since stays erased', async () => {
  const core = openNewChapter()
  const erased = await add(core, 'Geheim')
  await add(core, 'Meier')
  const name = await core.call('backups.make', {})
  await add(core, 'Später')
  await core.call('records.erase', { ids: [erased] })
  await core.call('backups.restore', { name })
  expect(await names(core)).toEqual(['Meier'])
  expect(checkOpened(core)).toBe(0)
  expect((await core.call('backups.state', {})).backups, 'with the state before').toHaveLength(2)
  await add(core, 'Neu')
  expect(await names(core)).toEqual(['Meier', 'Neu'])
})

test('a backup from before the chapter was renamed brings its name back, also in the list of folders', async () => {
  const core = openNewChapter()
  const name = await core.call('backups.make', {})
  const operations = [{ op: 'set', path: 'name', value: 'Anders' } as const]
  await core.call('chapter.update', { operations })
  await core.call('backups.restore', { name })
  const { chapters, chapter } = await core.call('session.state', {})
  expect(chapters.map((each) => each.name)).toEqual([setUp.chapter])
  expect(chapter?.name).toBe(setUp.chapter)
})

test('a backup opens on a new machine with the passphrase or the recovery code of its day', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const { code, asked } = await core.call('session.newRecoveryCode', {})
  const groups = code.split('-')
  await core.call('session.confirmRecoveryCode', {
    groups: [groups[asked[0] - 1] ?? '', groups[asked[1] - 1] ?? ''],
  })
  const bytes = await fileOf(core, await core.call('backups.make', {}))
  for (const secret of [setUp.passphrase, code]) {
    const machine = openCore(newDataFolder())
    const id = await upload(machine, bytes)
    expect(
      await machine.send('backups.restoreFile', { id, secret: 'geraten', mayReplace: true }),
    ).toMatchObject({
      error: { code: 'session/wrong-passphrase' },
    })
    await machine.call('backups.restoreFile', { id, secret, mayReplace: false })
    expect(await names(machine)).toEqual(['Meier'])
    expect((await machine.call('session.state', {})).copy).toBe(null)
    expect(checkOpened(machine)).toBe(0)
    await machine.call('session.lock', {})
    await machine.call('session.unlock', { passphrase: setUp.passphrase })
  }
})

test('the backup of another chapter joins the open keyring', async () => {
  const other = openNewChapter()
  await add(other, 'Meier')
  const bytes = await fileOf(other, await other.call('backups.make', {}))
  const core = openCore()
  const own = 'ein anderer guter Satz'
  await core.call('session.create', { ...setUp, chapter: 'Jusos', passphrase: own })
  const id = await upload(core, bytes)
  await core.call('backups.restoreFile', { id, secret: setUp.passphrase, mayReplace: true })
  const { chapters, chapter } = await core.call('session.state', {})
  expect(chapters.map(({ name }) => name)).toEqual(['Jusos', 'SPD Musterstadt'])
  expect(chapter?.name).toBe('SPD Musterstadt')
  await core.call('session.lock', {})
  await core.call('session.unlock', { passphrase: own })
  expect(await names(core)).toEqual(['Meier'])
})

test('a damaged file is replaced by its backup, and a damaged keyring by that of a backup', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const name = await core.call('backups.make', {})
  const bytes = await fileOf(core, name)
  const { file } = openedFile(core)
  await core.core.stop()
  const content = readFileSync(file)
  content.writeUInt8(content.readUInt8(5000) ^ 1, 5000)
  content.writeUInt8(content.readUInt8(1000) ^ 1, 1000)
  writeFileSync(file, content)
  const again = openCore(core.dataFolder)
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  expect((await again.call('session.state', {})).problem?.code).toBe('vault/damaged')
  await again.call('backups.restore', { name })
  expect(await names(again)).toEqual(['Meier'])
  await again.core.stop()

  writeFileSync(path.join(core.dataFolder, 'keyring.json'), '{}')
  const third = openCore(core.dataFolder)
  const id = await upload(third, bytes)
  await third.call('backups.restoreFile', { id, secret: setUp.passphrase, mayReplace: true })
  expect(await names(third)).toEqual(['Meier'])
  const kept = readdirSync(core.dataFolder).filter((one) => one.startsWith('keyring.json.damaged'))
  expect(kept).toHaveLength(1)
})

test('a backup that was only unpacked when the power went is not taken for the chapter', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const name = await core.call('backups.make', {})
  await core.call('backups.restore', { name })
  const { file } = openedFile(core)
  await core.core.stop()
  rmSync(file)
  const again = openCore(core.dataFolder)
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  expect((await again.call('session.state', {})).problem?.code).toBe('vault/missing')
  const restored = again.call('backups.restore', { name })
  const isUnpacked = () =>
    readdirSync(path.dirname(file)).some((one) => one.startsWith('vault.db.restor'))
  while (!isUnpacked()) await othersTurn()
  const left = newDataFolder()
  cpSync(core.dataFolder, left, { recursive: true })
  await restored
  expect(await names(again)).toEqual(['Meier'])
  const afterwards = openCore(left)
  await afterwards.call('session.unlock', { passphrase: setUp.passphrase })
  expect((await afterwards.call('session.state', {})).problem?.code).toBe('vault/missing')
  const [id = ''] = readdirSync(path.join(left, 'chapters'))
  expect(
    readdirSync(path.join(left, 'chapters', id)).filter((one) => one.includes('restor')),
  ).toEqual(['vault.db.before-restore'])
})

test('a backup of the chapter that is here asks before it replaces it', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const bytes = await fileOf(core, await core.call('backups.make', {}))
  await add(core, 'Später')
  const id = await upload(core, bytes)
  const restore = { id, secret: setUp.passphrase }
  const asked = await core.call('backups.restoreFile', { ...restore, mayReplace: false })
  expect(asked.wouldReplace?.name).toBe(setUp.chapter)
  expect(await names(core)).toEqual(['Meier', 'Später'])
  const done = await core.call('backups.restoreFile', { ...restore, mayReplace: true })
  expect(done.wouldReplace).toBe(null)
  expect(await names(core)).toEqual(['Meier'])
  expect(readdirSync(path.join(core.dataFolder, 'uploads'))).toEqual([])
})

test('a file that is not wanted any more goes, and cannot be put back', async () => {
  const core = openNewChapter()
  const id = await upload(core, Buffer.from('half of a backup'))
  await core.call('backups.endUpload', { id })
  expect(readdirSync(path.join(core.dataFolder, 'uploads'))).toEqual([])
  await core.call('backups.endUpload', { id })
  const args = { id, secret: setUp.passphrase, mayReplace: true }
  expect(await core.send('backups.restoreFile', args)).toMatchObject({
    error: { code: 'backup/missing' },
  })
})

test('a damaged backup is refused before anything is replaced', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const bytes = Buffer.from(await fileOf(core, await core.call('backups.make', {})))
  const refused = { ok: false, error: { code: 'backup/damaged' } }
  for (const damaged of [
    bytes.subarray(0, 10),
    bytes.subarray(0, bytes.length - 5000),
    Buffer.from('%PDF-1.7 keine Sicherung'),
    Buffer.concat([bytes.subarray(0, -3000), Buffer.alloc(10), bytes.subarray(-2990)]),
  ]) {
    const id = await upload(core, damaged)
    const answer = await core.send('backups.restoreFile', {
      id,
      secret: setUp.passphrase,
      mayReplace: true,
    })
    expect(answer).toMatchObject(refused)
    expect(await names(core)).toEqual(['Meier'])
  }
  expect(
    core.events.filter((event) => event.type === 'session' && event.state === 'locked'),
  ).toEqual([])
  expect(readdirSync(path.join(core.dataFolder, 'uploads'))).toEqual([])
})

test('no name stands in a backup, and a second folder gets a copy', async () => {
  const core = openNewChapter()
  await add(core, 'Geheimnis')
  const second = newDataFolder()
  await core.call('settings.set', { settings: { backupFolder: second } })
  const name = await core.call('backups.make', {})
  const bytes = Buffer.from(await fileOf(core, name))
  expect(bytes.includes('Geheimnis')).toBe(false)
  expect(bytes.includes('Musterstadt')).toBe(false)
  const [chapter = ''] = readdirSync(path.join(second, 'Vorstandsmappe-Sicherungen'))
  // On the other disk it says whose it is; the data folder, whose names are sealed, does not.
  expect(readdirSync(path.join(second, 'Vorstandsmappe-Sicherungen', chapter))).toEqual([
    name.replace('.vorstand', ` ${setUp.chapter}.vorstand`),
  ])
  expect(name).not.toContain('Musterstadt')
  for (const backupFolder of [path.join(second, 'weg'), 'weg', path.join(second, 'weg\0')]) {
    const refused = await core.send('settings.set', { settings: { backupFolder } })
    expect(refused).toMatchObject({
      error: { code: 'settings/no-folder', details: { root: expect.any(String) as string } },
    })
  }
  rmSync(second, { recursive: true })
  writeFileSync(second, 'the disk was taken out, and something else has its name')
  expect(await core.send('backups.make', {})).toMatchObject({
    error: { code: 'backup/second-folder' },
  })
})

test('that one chapter could not be backed up is not said of another', async () => {
  const core = openNewChapter()
  const second = newDataFolder()
  await core.call('settings.set', { settings: { backupFolder: second } })
  rmSync(second, { recursive: true })
  writeFileSync(second, 'the disk was taken out, and something else has its name')
  await core.send('backups.make', {})
  const [first] = (await core.call('session.state', {})).chapters
  const problem = async () => (await core.call('backups.state', {})).problem
  expect(await problem()).toBe('backup/second-folder')
  await core.call('session.addChapter', { ...setUp, chapter: 'Jusos' })
  expect(await problem()).toBe('')
  rmSync(second)
  mkdirSync(second)
  await core.call('backups.make', {})
  await core.call('session.openChapter', { id: first?.id ?? '' })
  expect(await problem()).toBe('backup/second-folder')
  await core.call('backups.make', {})
  expect(await problem()).toBe('')
})

test('backups of one second do not replace each other, and those named as before are still listed', async () => {
  const core = await openNewChapter()
  await add(core, 'Meier')
  const first = await core.call('backups.make', {})
  await add(core, 'Später')
  const second = await core.call('backups.make', {})
  expect(second).not.toBe(first)
  const [chapter = ''] = readdirSync(path.join(core.dataFolder, 'backups'))
  const folder = path.join(core.dataFolder, 'backups', chapter)
  const earlier = '2027-05-03T19-00-00-123Z.vorstand'
  renameSync(path.join(folder, first), path.join(folder, earlier))
  const { backups } = await core.call('backups.state', {})
  expect(backups.map(({ name }) => name).sort()).toEqual([earlier, second].sort())
  expect(backups.find(({ name }) => name === earlier)?.made).toBe('2027-05-03T19:00:00.123Z')
  // The header knows the thousandths that the name does not.
  const made = backups.find(({ name }) => name === second)?.made ?? ''
  expect(Math.abs(Date.now() - Date.parse(made))).toBeLessThan(60_000)
  await core.call('backups.restore', { name: earlier })
  expect(await names(core)).toEqual(['Meier'])
  for (const name of ['../x.vorstand', '2027-05-03 21-00-00 ../x.vorstand', 'vault.db']) {
    expect(await core.send('backups.read', { name, offset: 0 })).toMatchObject({
      error: { code: 'rpc/bad-arguments' },
    })
  }
})
