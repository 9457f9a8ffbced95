import { readdirSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { holdFile } from '../../core/db/database.ts'
import { othersTurn } from '../../core/records/others-turn.ts'
import { opens } from '../../core/vault/file-key.ts'
import { chapterSecretOf } from '../../core/vault/keyring-chapters.ts'
import { readKeyring } from '../../core/vault/keyring-file.ts'
import { vaultPath } from '../../core/vault/open-vault.ts'
import type { Progress } from '../../shared/rpc/frames.ts'
import { checkOpened, openedFile } from '../support/check-opened.ts'
import { add, names } from '../support/members.ts'
import { openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { withRecoveryCode } from '../support/recovery-code.ts'
import { NEXT, openTwoChapters, renewal, reopened, stateOf } from '../support/renewed.ts'
import { workingKeychain } from '../support/working-keychain.ts'

test('everything gets new keys: the new passphrase opens all folders, the old one none', async () => {
  const core = await openTwoChapters()
  const { file, fileKey } = openedFile(core)
  const before = core.held
  expect(await core.call('session.renewKeys', renewal)).toEqual({
    left: [],
    isKeychainLost: false,
    // Of the first folder, when it was left for the second.
    earlierBackups: 1,
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

test('whoever does not know the present passphrase renews nothing, and waits longer each time', async () => {
  const core = openNewChapter()
  const keyring = readFileSync(path.join(core.dataFolder, 'keyring.json'), 'utf8')
  const refusal = async (args: typeof renewal) => {
    const answer = await core.send('session.renewKeys', args)
    return answer.ok ? '' : answer.error.code
  }
  expect(await refusal({ ...renewal, next: 'kurz' })).toBe('session/weak-passphrase')
  expect(await refusal({ ...renewal, next: setUp.passphrase })).toBe('session/same-passphrase')
  for (let attempt = 0; attempt < 3; attempt++) {
    expect(await refusal({ ...renewal, current: 'geraten' })).toBe('session/wrong-passphrase')
  }
  expect(await refusal(renewal)).toBe('session/wait')
  expect((await stateOf(core)).chapter?.name, 'the folder stayed open').toBe('SPD Musterstadt')
  expect(readFileSync(path.join(core.dataFolder, 'keyring.json'), 'utf8')).toBe(keyring)
})

test('the printed sheet is worthless afterwards, and a new one opens', async () => {
  const core = openNewChapter()
  const old = await withRecoveryCode(core)
  await core.call('session.renewKeys', renewal)
  expect((await stateOf(core)).recoveryMade).toBe('')
  const recover = { code: old, passphrase: 'noch ein anderer Satz' }
  expect(await core.send('session.recover', recover)).toMatchObject({
    error: { code: 'session/wrong-code' },
  })
  const code = await withRecoveryCode(core)
  await core.call('session.lock', {})
  await core.call('session.recover', { ...recover, code })
  expect((await stateOf(core)).chapter?.name).toBe('SPD Musterstadt')
})

test('the keychain keeps the folder open with the new keys, and is let go where it refuses', async () => {
  const first = openNewChapter()
  await first.core.stop()
  const keychain = workingKeychain()
  const core = openCore(first.dataFolder, { keychain })
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  await core.call('session.keepUnlocked', { isKept: true })
  expect(await core.call('session.renewKeys', renewal)).toMatchObject({ isKeychainLost: false })
  await core.core.stop()
  const kept = openCore(first.dataFolder, { keychain })
  await expect.poll(async () => (await stateOf(kept)).chapter?.name).toBe('SPD Musterstadt')
  keychain.encrypt = () => Promise.reject(new Error('locked'))
  const back = { current: NEXT, next: setUp.passphrase }
  expect(await kept.call('session.renewKeys', back)).toMatchObject({ isKeychainLost: true })
  expect((await stateOf(kept)).keychain).toBe('off')
})

test('a folder whose file is missing is left out by name, and gets its new key when it is back', async () => {
  const core = await openTwoChapters()
  const [missing] = core.ids
  const folder = path.dirname(vaultPath(core.dataFolder, missing))
  renameSync(folder, `${folder}-away`)
  expect(await core.call('session.renewKeys', renewal)).toMatchObject({
    left: [{ name: 'SPD Musterstadt', code: 'vault/missing' }],
  })
  expect(await names(core)).toEqual(['Rot'])
  await core.call('session.openChapter', { id: missing })
  expect((await stateOf(core)).problem?.code).toBe('vault/missing')
  renameSync(`${folder}-away`, folder)
  const again = await reopened(core, NEXT)
  await again.call('session.openChapter', { id: missing })
  expect(await names(again)).toEqual(['Meier'])
  expect(secretsOf(again, missing)).toEqual({ name: 'SPD Musterstadt', isEarlierKnown: false })
})

test('what another window changes while a file gets its new key is not lost', async () => {
  const core = await openTwoChapters()
  const [missing] = core.ids
  const folder = path.dirname(vaultPath(core.dataFolder, missing))
  renameSync(folder, `${folder}-away`)
  await core.call('session.renewKeys', renewal)
  renameSync(`${folder}-away`, folder)
  const opening = core.call('session.openChapter', { id: missing })
  await othersTurn()
  const code = await withRecoveryCode(core)
  await core.call('session.addChapter', { ...setUp, chapter: 'AG 60 plus' })
  expect(secretsOf(core, missing)?.isEarlierKnown, 'the file is still being copied').toBe(true)
  await opening
  const all = ['SPD Musterstadt', 'Jusos', 'AG 60 plus']
  const chapterNames = async () => (await stateOf(core)).chapters.map(({ name }) => name)
  expect(await chapterNames()).toEqual(all)
  expect(secretsOf(core, missing)?.isEarlierKnown).toBe(false)
  await core.call('session.lock', {})
  await core.call('session.recover', { code, passphrase: setUp.passphrase })
  expect(await chapterNames()).toEqual(all)
})

/** What the keyring says of a chapter, without its keys. */
function secretsOf({ dataFolder, held }: OpenCore, id: string) {
  const keyring = readKeyring(dataFolder)
  const masterKey = Buffer.from(held?.keyringKey ?? '', 'hex')
  const secret = keyring && keyring !== 'damaged' && chapterSecretOf(keyring, masterKey, id)
  return secret ? { name: secret.name, isEarlierKnown: secret.earlier !== undefined } : null
}

test('while another program has a folder open, nothing is renewed and nothing is lost', async () => {
  const core = await openTwoChapters()
  const lock = holdFile(
    path.join(path.dirname(vaultPath(core.dataFolder, core.ids[0])), 'open.lock'),
  )
  expect(await core.send('session.renewKeys', renewal)).toMatchObject({
    error: { code: 'session/used-elsewhere' },
  })
  expect(await names(core), 'the folder is open again').toEqual(['Rot'])
  lock?.close()
  expect(await names(await reopened(core, setUp.passphrase))).toEqual(['Rot'])
})

test('a program that still has the old keys in memory cannot write them over the new ones', async () => {
  const core = await openTwoChapters()
  const other = openCore(core.dataFolder)
  await other.call('session.unlock', { passphrase: setUp.passphrase })
  expect((await stateOf(other)).problem?.code).toBe('vault/in-use')
  await core.call('session.renewKeys', renewal)
  const keyring = readFileSync(path.join(core.dataFolder, 'keyring.json'), 'utf8')
  expect(await other.send('session.addChapter', setUp)).toMatchObject({ ok: false })
  await other.call('session.lock', {})
  expect(readFileSync(path.join(core.dataFolder, 'keyring.json'), 'utf8')).toBe(keyring)
  expect(await names(await reopened(core, NEXT))).toEqual(['Rot'])
})

test('meanwhile nothing can be written or added, and a wish to lock is kept until all is done', async () => {
  const core = openNewChapter()
  const told: Progress[] = []
  const seen: Promise<unknown>[] = []
  core.onProgress = (progress) => {
    told.push(progress)
    if (told.length > 1) return
    seen.push(stateOf(core))
    seen.push(core.send('members.create', { firstName: '', lastName: 'Neu' }))
    seen.push(core.send('session.addChapter', setUp))
    seen.push(core.send('session.lock', {}))
  }
  await core.call('session.renewKeys', renewal)
  const refused = { error: { code: 'session/locked' } }
  const renewing = { isRenewing: true, chapter: null }
  expect(await Promise.all(seen)).toMatchObject([renewing, refused, refused, { ok: true }])
  expect(told.at(-1)?.done).toBe(told.at(-1)?.total)
  expect((await stateOf(core)).keyring).toBe('locked')
  await core.call('session.unlock', { passphrase: NEXT })
  expect((await stateOf(core)).chapters).toHaveLength(1)
})
