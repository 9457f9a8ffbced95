import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { holdFile } from '../../core/db/database.ts'
import { opens } from '../../core/vault/file-key.ts'
import { chapterSecretOf } from '../../core/vault/keyring-chapters.ts'
import { openKeyring, readKeyring, writeKeyring } from '../../core/vault/keyring-file.ts'
import { vaultPath } from '../../core/vault/open-vault.ts'
import { passphraseKey } from '../../core/vault/passphrase-key.ts'
import type { Progress } from '../../shared/rpc/frames.ts'
import { checkOpened, openedFile } from '../support/check-opened.ts'
import { newDataFolder, openCore, openNewChapter, setUp, type OpenCore } from '../support/open-core.ts'
import { withRecoveryCode } from '../support/recovery-code.ts'
import { workingKeychain } from '../support/working-keychain.ts'

const NEXT = 'ein Satz, den nur ich kenne'
const renewal = { current: setUp.passphrase, next: NEXT }
const everybody = { search: '', sort: 'name', descending: false, offset: 0, limit: 10 } as const

const stateOf = (core: OpenCore) => core.call('session.state', {})
const names = async (core: OpenCore) =>
  (await core.call('members.list', everybody)).rows.map(({ lastName }) => lastName)
const add = (core: OpenCore, lastName: string) =>
  core.call('members.create', { firstName: '', lastName })

/** One folder with Meier in it, and beside it, open, that of the Jusos with Rot. */
async function openTwoChapters(): Promise<OpenCore & { ids: [string, string] }> {
  const core = await openNewChapter()
  await add(core, 'Meier')
  await core.call('session.addChapter', { ...setUp, chapter: 'Jusos' })
  await add(core, 'Rot')
  const [first, second] = (await stateOf(core)).chapters
  return Object.assign(core, { ids: [first?.id ?? '', second?.id ?? ''] as [string, string] })
}

async function reopened({ dataFolder, core }: OpenCore, passphrase: string): Promise<OpenCore> {
  await core.stop()
  const again = openCore(dataFolder)
  await again.call('session.unlock', { passphrase })
  return again
}

test('everything gets new keys: the new passphrase opens all folders, the old one none', async () => {
  const core = await openTwoChapters()
  const { file, fileKey } = openedFile(core)
  const before = core.held
  expect(await core.call('session.renewKeys', renewal)).toEqual({
    left: [],
    isKeychainLost: false,
    earlierBackups: 0,
  })
  expect(await names(core), 'the same folder is open again').toEqual(['Rot'])
  expect(checkOpened(core)).toBe(0)
  expect(core.held?.keyringKey).not.toBe(before?.keyringKey)
  expect(opens(file, openedFile(core).fileKey)).toBe(true)
  expect((await stateOf(core)).copy, 'it is no copy of another one').toBe(null)
  await core.call('session.lock', {})
  expect(opens(file, fileKey), 'the file key of before').toBe(false)
  expect(await core.send('session.unlock', { passphrase: setUp.passphrase })).toMatchObject({
    error: { code: 'session/wrong-passphrase' },
  })
  const again = await reopened(core, NEXT)
  expect(await names(again)).toEqual(['Rot'])
  await again.call('session.openChapter', { id: core.ids[0] })
  expect(await names(again)).toEqual(['Meier'])
  await add(again, 'Neu')
  expect(checkOpened(again)).toBe(0)
  const folder = path.dirname(file)
  expect(readdirSync(folder).filter((name) => !/^(vault\.db|open\.lock)$/.test(name))).toEqual([])
})
