/** Backups from before a folder got new keys: they open with the old passphrase alone, or go. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import type { AutomaticBackups } from '../../core/backup/automatic-backups.ts'
import { removeEarlier } from '../../core/backup/earlier-backups.ts'
import { opens } from '../../core/vault/file-key.ts'
import { readKeyring } from '../../core/vault/keyring-file.ts'
import { fail, succeed } from '../../shared/rpc/contract.ts'
import { checkOpened, openedFile } from '../support/check-opened.ts'
import { add, names } from '../support/members.ts'
import { newDataFolder, setUp } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { NEXT, openTwoChapters, renewal, reopened, stateOf } from '../support/renewed.ts'

test('a damaged folder is left out, and its old backup brings it back under the new key', async () => {
  const core = await openTwoChapters()
  const [damaged, sound] = core.ids
  await core.call('session.openChapter', { id: damaged })
  const name = await core.call('backups.make', {})
  const { file, fileKey } = openedFile(core)
  await core.call('session.openChapter', { id: sound })
  const content = readFileSync(file)
  content.writeUInt8(content.readUInt8(1000) ^ 1, 1000)
  writeFileSync(file, content)
  expect(await core.call('session.renewKeys', renewal)).toMatchObject({
    left: [{ name: 'SPD Musterstadt', code: 'vault/damaged' }],
  })
  expect(await core.call('backups.removeEarlier', {}), 'its backup is all that is left').toEqual({
    // That of the sound one, made when it was left.
    removed: 1,
    kept: ['SPD Musterstadt'],
    isElsewhereLeft: false,
  })
  await core.call('session.openChapter', { id: damaged })
  expect((await stateOf(core)).problem?.code).toBe('vault/damaged')
  expect(readFileSync(file).equals(content), 'the damaged file stays as it is').toBe(true)
  await core.call('backups.restore', { name })
  expect(await names(core)).toEqual(['Meier'])
  expect(opens(file, fileKey)).toBe(false)
  expect(await names(await reopened(core, NEXT))).toEqual(['Meier'])
})

test('old backups ask for the old passphrase, and do not bring old keys or erased people back', async () => {
  const core = openNewChapter()
  const erased = await add(core, 'Geheim')
  await add(core, 'Meier')
  const name = await core.call('backups.make', {})
  const { file, fileKey } = openedFile(core)
  await core.call('records.erase', { ids: [erased] })
  expect(await core.call('session.renewKeys', renewal)).toMatchObject({ earlierBackups: 1 })
  expect((await core.call('backups.state', {})).backups).toMatchObject([{ isEarlier: true }])
  expect(await core.send('backups.restore', { name })).toMatchObject({
    error: { code: 'backup/other-key' },
  })
  expect(await core.send('backups.restore', { name, secret: NEXT })).toMatchObject({
    error: { code: 'session/wrong-passphrase' },
  })
  await core.call('backups.restore', { name, secret: setUp.passphrase })
  expect(await names(core)).toEqual(['Meier'])
  expect(opens(file, fileKey), 'the file key of before').toBe(false)
  expect(checkOpened(core)).toBe(0)
  expect(await names(await reopened(core, NEXT))).toEqual(['Meier'])
})

test('old backups are removed only after new ones were made, also on the other disk', async () => {
  const core = openNewChapter()
  const second = newDataFolder()
  await core.call('settings.set', { settings: { backupFolder: second } })
  const old = await core.call('backups.make', {})
  await core.call('session.renewKeys', renewal)
  const result = await core.call('backups.removeEarlier', {})
  expect(result).toEqual({ removed: 1, kept: [], isElsewhereLeft: false })
  const { backups } = await core.call('backups.state', {})
  expect(backups).toMatchObject([{ isEarlier: false }])
  const places = [path.join(core.dataFolder, 'backups'), second]
  const files = places.flatMap((place) => readdirSync(place, { recursive: true, encoding: 'utf8' }))
  // On the other disk the chapter stands behind the time.
  const plain = (file: string) => path.basename(file).replace(` ${setUp.chapter}`, '')
  const of = (name = '') => files.filter((file) => plain(file) === name)
  expect(of(old)).toEqual([])
  expect(of(backups[0]?.name)).toHaveLength(2)
  // The other disk was taken out.
  rmSync(second, { recursive: true })
  expect((await core.call('backups.removeEarlier', {})).isElsewhereLeft).toBe(true)
})

test('old backups on the other disk stay while no new one gets there', async () => {
  const core = openNewChapter()
  const second = newDataFolder()
  await core.call('settings.set', { settings: { backupFolder: second } })
  await core.call('backups.make', {})
  await core.call('session.renewKeys', renewal)
  const onSecond = () =>
    readdirSync(second, { recursive: true, encoding: 'utf8' }).filter((one) =>
      one.endsWith('.vorstand'),
    )
  const keyring = readKeyring(core.dataFolder)
  if (!keyring || keyring === 'damaged') throw new Error('no keyring')
  const keys = { keyring, masterKey: Buffer.from(core.held?.keyringKey ?? '', 'hex') }
  const fullDisk = () => Promise.resolve(fail('backup/second-folder'))
  const session = { keys: () => keys }
  const alone: Pick<AutomaticBackups, 'alone'> = { alone: (work) => work(fullDisk) }
  const result = await removeEarlier(core.dataFolder, session, alone, () => undefined)
  expect(result).toEqual(succeed({ removed: 1, kept: [], isElsewhereLeft: true }))
  expect(onSecond()).toHaveLength(1)
  expect(await core.call('backups.removeEarlier', {})).toMatchObject({ isElsewhereLeft: false })
  expect(onSecond(), 'the new one').toHaveLength(1)
})

test('whoever deletes old backups while one of them comes back loses nothing by it', async () => {
  const core = openNewChapter()
  await add(core, 'Meier')
  const name = await core.call('backups.make', {})
  await add(core, 'Später')
  await core.call('session.renewKeys', renewal)
  const restored = core.send('backups.restore', { name, secret: setUp.passphrase })
  const closed = () =>
    core.events.filter((event) => event.type === 'session' && event.state === 'locked').length
  const before = closed()
  await vi.waitFor(
    () => {
      expect(closed()).toBeGreaterThan(before)
    },
    { timeout: 10_000 },
  )
  const removed = core.call('backups.removeEarlier', {})
  expect(await restored).toMatchObject({ ok: true })
  expect(await removed).toEqual({ removed: 1, kept: [], isElsewhereLeft: false })
  expect(await names(core)).toEqual(['Meier'])
  expect(checkOpened(core)).toBe(0)
  const { backups } = await core.call('backups.state', {})
  expect(backups.map(({ isEarlier }) => isEarlier)).not.toContain(true)

  // The other way round the backup is gone, and that is said.
  expect(await core.send('backups.restore', { name, secret: setUp.passphrase })).toMatchObject({
    error: { code: 'backup/missing' },
  })
})
