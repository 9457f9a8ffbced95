import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { holdFile, openDatabase } from '../../core/db/database.ts'
import { isMeetingHeld } from '../../core/session/idle-lock.ts'
import { lockPath } from '../../core/vault/open-vault.ts'
import { openedFile } from '../support/check-opened.ts'
import { everybody } from '../support/members.ts'
import { openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { withRecoveryCode } from '../support/recovery-code.ts'
import { workingKeychain } from '../support/working-keychain.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

afterEach(() => {
  vi.useRealTimers()
})

const unlock = (core: OpenCore) => core.call('session.unlock', { passphrase: setUp.passphrase })
const stateOf = (core: OpenCore) => core.call('session.state', {})

test('a forgotten passphrase is replaced with the printed code, and the old one opens no more', async () => {
  const first = openNewChapter()
  const code = await withRecoveryCode(first)
  await first.core.stop()
  const core = openCore(first.dataFolder)
  const next = 'ein ganz neuer Satz'
  const wrong = code.replace(/^./, code.startsWith('A') ? 'B' : 'A')
  expect(await core.send('session.recover', { code: wrong, passphrase: next })).toMatchObject({
    error: { code: 'session/mistyped-code' },
  })
  await core.call('session.recover', { code: code.toLowerCase(), passphrase: next })
  expect((await stateOf(core)).chapter?.name).toBe('SPD Musterstadt')
  await core.call('session.lock', {})
  expect(await core.send('session.unlock', { passphrase: setUp.passphrase })).toMatchObject({
    error: { code: 'session/wrong-passphrase' },
  })
  await core.call('session.unlock', { passphrase: next })
})

test('a code counts only when it was asked back, and a new one makes the old one worthless', async () => {
  const core = openNewChapter()
  const { code } = await core.call('session.newRecoveryCode', {})
  expect(
    await core.send('session.confirmRecoveryCode', { groups: ['AAAA', 'BBBB'] }),
  ).toMatchObject({
    error: { code: 'session/mistyped-code' },
  })
  expect((await stateOf(core)).recoveryMade).toBe('')
  const recover = { code, passphrase: 'ein ganz neuer Satz' }
  expect(await core.send('session.recover', recover)).toMatchObject({
    error: { code: 'session/wrong-code' },
  })
  const printed = await withRecoveryCode(core)
  await withRecoveryCode(core)
  expect(await core.send('session.recover', { ...recover, code: printed })).toMatchObject({
    error: { code: 'session/wrong-code' },
  })
})

test('the passphrase is changed only by who knows the present one', async () => {
  const core = openNewChapter()
  const next = 'ein ganz neuer Satz'
  expect(await core.send('session.changePassphrase', { current: 'geraten', next })).toMatchObject({
    error: { code: 'session/wrong-passphrase' },
  })
  await core.call('session.changePassphrase', { current: setUp.passphrase, next })
  await core.call('session.lock', {})
  await core.call('session.unlock', { passphrase: next })
  expect((await stateOf(core)).chapter?.name).toBe('SPD Musterstadt')
})

test('one passphrase opens several chapters, each with its own members', async () => {
  const core = openNewChapter()
  await core.call('members.create', { firstName: 'Eva', lastName: 'Meier' })
  await core.call('session.addChapter', { ...setUp, chapter: 'Jusos' })
  expect((await core.call('members.list', everybody)).total).toBe(0)
  const { chapters } = await stateOf(core)
  expect(chapters.map(({ name }) => name)).toEqual(['SPD Musterstadt', 'Jusos'])
  await core.call('session.lock', {})
  await unlock(core)
  expect((await stateOf(core)).chapter?.name, 'the one that was open last').toBe('Jusos')
  await core.call('session.openChapter', { id: chapters[0]?.id ?? '' })
  expect((await core.call('members.list', everybody)).total).toBe(1)
})

test('after a crash of the core the same chapter is open', async () => {
  const core = openNewChapter()
  await core.call('session.addChapter', { ...setUp, chapter: 'Jusos' })
  const { chapters } = await stateOf(core)
  await core.call('session.openChapter', { id: chapters[0]?.id ?? '' })
  await core.core.stop()
  const again = openCore(core.dataFolder, { held: core.held })
  expect((await stateOf(again)).chapter?.id).toBe(chapters[0]?.id)
})

test('a second program on the same file is refused, and let in when the first is closed', async () => {
  const first = openNewChapter()
  const second = openCore(first.dataFolder)
  await unlock(second)
  expect((await stateOf(second)).problem?.code).toBe('vault/in-use')
  await first.core.stop()
  const { problem } = await stateOf(second)
  await second.call('session.openChapter', { id: problem?.id ?? '' })
  expect((await stateOf(second)).chapter?.name).toBe('SPD Musterstadt')
})

test('a keyring that is damaged is said to be, and kept', async () => {
  const first = openNewChapter()
  await first.core.stop()
  const file = path.join(first.dataFolder, 'keyring.json')
  writeFileSync(file, '{"version":1,')
  for (const other of ['attempts.json', 'settings.json']) {
    writeFileSync(path.join(first.dataFolder, other), '{"failures":')
  }
  const core = openCore(first.dataFolder)
  expect((await stateOf(core)).keyring).toBe('damaged')
  expect(await core.send('session.unlock', { passphrase: setUp.passphrase })).toMatchObject({
    error: { code: 'session/damaged-keyring' },
  })
  expect(await core.send('session.create', setUp)).toMatchObject({
    error: { code: 'session/already-set-up' },
  })
  expect(readFileSync(file, 'utf8')).toBe('{"version":1,')
})

test('a copied data folder is asked about, and becomes a device of its own', async () => {
  const first = openNewChapter()
  await first.call('members.create', { firstName: 'Eva', lastName: 'Meier' })
  await first.core.stop()
  const copy = `${first.dataFolder}-copy`
  cpSync(first.dataFolder, copy, { recursive: true })
  const machines = [`${first.dataFolder}-installation`, `${copy}-elsewhere`]
  for (const installationFolder of machines) {
    const core = openCore(copy, { installationFolder })
    await unlock(core)
    const state = await stateOf(core)
    expect(state, installationFolder).toMatchObject({ copy: 'elsewhere', chapter: null })
    expect(await core.send('members.list', everybody)).toMatchObject({ ok: false })
    await core.call('session.answerCopy', { origin: 'copied' })
    expect((await core.call('members.list', everybody)).total).toBe(1)
    await core.call('members.create', { firstName: 'Udo', lastName: 'Rot' })
    await core.core.stop()
    const again = openCore(copy, { installationFolder })
    await unlock(again)
    expect((await stateOf(again)).copy, 'asked once').toBe(null)
    await again.core.stop()
    rmSync(copy, { recursive: true })
    cpSync(first.dataFolder, copy, { recursive: true })
  }
})

test('a data folder that was moved on the same machine is not asked about', async () => {
  const first = openNewChapter()
  await first.core.stop()
  const moved = `${first.dataFolder}-moved`
  renameSync(first.dataFolder, moved)
  const core = openCore(moved, { installationFolder: `${first.dataFolder}-installation` })
  await unlock(core)
  expect((await stateOf(core)).chapter?.name).toBe('SPD Musterstadt')
})

test('an older copy put back over the file is noticed', async () => {
  const first = openNewChapter()
  await first.core.stop()
  const chapters = path.join(first.dataFolder, 'chapters')
  cpSync(chapters, `${chapters}-before`, { recursive: true })
  const later = openCore(first.dataFolder)
  await unlock(later)
  await later.call('members.create', { firstName: 'Eva', lastName: 'Meier' })
  await later.core.stop()
  rmSync(chapters, { recursive: true })
  renameSync(`${chapters}-before`, chapters)
  const core = openCore(first.dataFolder)
  await unlock(core)
  expect((await stateOf(core)).copy).toBe('older')
})

test('the keychain keeps the folder open over a restart, but not after a lock by hand', async () => {
  const first = openNewChapter()
  await first.core.stop()
  const keychain = workingKeychain()
  const restarted = async () => {
    const core = openCore(first.dataFolder, { keychain })
    await new Promise((resolve) => setTimeout(resolve, 50))
    return core
  }
  const core = await restarted()
  await unlock(core)
  await core.call('session.keepUnlocked', { isKept: true })
  await core.core.stop()
  const open = await restarted()
  expect((await stateOf(open)).chapter?.name).toBe('SPD Musterstadt')
  await open.call('session.lock', {})
  await open.core.stop()
  const locked = await restarted()
  expect((await stateOf(locked)).keyring).toBe('locked')
  await unlock(locked)
  await locked.core.stop()
  const again = await restarted()
  expect((await stateOf(again)).keyring).toBe('open')
  await again.call('session.keepUnlocked', { isKept: false })
  await again.core.stop()
  expect((await stateOf(await restarted())).keyring).toBe('locked')
})

test('without a real keychain it is not offered', async () => {
  const core = openNewChapter()
  expect((await stateOf(core)).keychain).toBe('none')
  expect(await core.send('session.keepUnlocked', { isKept: true })).toMatchObject({
    error: { code: 'session/no-keychain' },
  })
})

test('the machine goes to sleep: the folder is locked, and what was typed is in it', async () => {
  const core = openNewChapter()
  const created = core.call('members.create', { firstName: 'Eva', lastName: 'Meier' })
  await core.core.suspend()
  await created
  expect((await stateOf(core)).keyring).toBe('locked')
  await unlock(core)
  expect((await core.call('members.list', everybody)).total).toBe(1)
})

test('a code that was shown before a lock does not count after it', async () => {
  const core = openNewChapter()
  const { code, asked } = await core.call('session.newRecoveryCode', {})
  const groups = asked.map((group) => code.split('-')[group - 1] ?? '')
  await core.call('session.lock', {})
  await unlock(core)
  expect(await core.send('session.confirmRecoveryCode', { groups })).toMatchObject({
    error: { code: 'session/locked' },
  })
  expect((await stateOf(core)).recoveryMade).toBe('')
})

test('a folder whose chapter cannot be shown is locked as well when nobody is there', async () => {
  const first = openNewChapter()
  await first.core.stop()
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  const core = openCore(first.dataFolder, { installationFolder: `${first.dataFolder}-elsewhere` })
  vi.advanceTimersByTime(HOUR)
  await unlock(core)
  vi.advanceTimersByTime(MINUTE)
  expect(await stateOf(core), 'whoever opens it is there').toMatchObject({
    keyring: 'open',
    copy: 'elsewhere',
    chapter: null,
  })
  vi.advanceTimersByTime(HOUR)
  await expect.poll(async () => (await stateOf(core)).keyring).toBe('locked')
  expect(core.held).toBe(null)
})

test('a locked folder says whether a recovery code opens it, and nothing else of it', async () => {
  const core = openNewChapter()
  await core.call('session.lock', {})
  expect(await stateOf(core)).toMatchObject({ keyring: 'locked', hasRecoveryCode: false })
  await unlock(core)
  await withRecoveryCode(core)
  await core.call('session.lock', {})
  expect(await stateOf(core)).toMatchObject({
    keyring: 'locked',
    hasRecoveryCode: true,
    recoveryMade: '',
    chapters: [],
    person: '',
  })
  const renewal = { current: setUp.passphrase, next: 'ein Satz, den nur ich kenne' }
  await unlock(core)
  await core.call('session.renewKeys', renewal)
  await core.call('session.lock', {})
  expect((await stateOf(core)).hasRecoveryCode, 'it ends with all other keys').toBe(false)
})

test('a core that ends while it asks about a copy lets go of its file, and leaves it as it was', async () => {
  const first = openNewChapter()
  const { file } = openedFile(first)
  await first.core.stop()
  const before = readFileSync(file)
  const core = openCore(first.dataFolder, { installationFolder: `${first.dataFolder}-elsewhere` })
  await unlock(core)
  expect((await stateOf(core)).copy).toBe('elsewhere')
  expect(holdFile(lockPath(file)), 'held while it is asked about').toBe(null)
  await core.core.stop()
  const lock = holdFile(lockPath(file))
  expect(lock).not.toBe(null)
  lock?.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a meeting that goes on is not locked away for idleness', async () => {
  const core = openNewChapter()
  const starts = '2027-05-03T19:00'
  const id = await core.call('meetings.create', { kind: 'board', title: '', starts })
  const at = (local: string) => Date.parse(`${local}:00+02:00`)
  const { file, fileKey } = openedFile(core)
  const db = openDatabase(file, fileKey)
  expect(isMeetingHeld(db, at('2027-05-03T17:30'))).toBe(false)
  expect(isMeetingHeld(db, at('2027-05-03T18:30'))).toBe(true)
  expect(isMeetingHeld(db, at('2027-05-04T06:00'))).toBe(true)
  expect(isMeetingHeld(db, at('2027-05-04T08:00'))).toBe(false)
  const operations = [{ path: 'ends', value: '2027-05-03T21:00' }]
  await core.call('meetings.update', { id, operations })
  expect(isMeetingHeld(db, at('2027-05-03T21:30'))).toBe(false)
  db.close()
})
