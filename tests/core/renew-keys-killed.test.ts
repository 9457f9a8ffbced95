/** Whatever ends the app while all keys are made anew, one of the two passphrases opens everything. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { underNewKey } from '../../core/vault/file-key.ts'
import { vaultPath } from '../../core/vault/open-vault.ts'
import type { HeldSession } from '../../core/host.ts'
import { checkOpened } from '../support/check-opened.ts'
import { add, names } from '../support/members.ts'
import { newDataFolder, openCore, setUp } from '../support/open-core.ts'
import { program } from '../support/program.ts'

// Each story starts several processes.
vi.setConfig({ testTimeout: 90_000 })

const NEXT = 'ein Satz, den nur ich kenne'
const OLD = setUp.passphrase

const dataFolder = newDataFolder()
const places = [dataFolder, `${dataFolder}-installation`]
let ids: string[] = []
let held: HeldSession | null = null

beforeAll(async () => {
  const core = openCore(dataFolder)
  await core.call('session.create', setUp)
  await add(core, 'Meier')
  await core.call('session.addChapter', { ...setUp, chapter: 'Jusos' })
  await add(core, 'Rot')
  ids = (await core.call('session.state', {})).chapters.map(({ id }) => id)
  held = core.held
  await core.core.stop()
  for (const place of places) cpSync(place, `${place}-before`, { recursive: true })
})

/** Makes all keys anew in a process of its own, which is killed just before its nth step on the disk. */
function renewUntilKilled(step: number): string[] {
  for (const place of places) {
    // The last backup of a core that was refused may just be let go of.
    rmSync(place, { recursive: true, maxRetries: 10 })
    cpSync(`${place}-before`, place, { recursive: true })
  }
  const log = `${dataFolder}-log`
  rmSync(log, { force: true })
  const args = ['--import', program('stop-at'), program('renewal-child'), dataFolder, OLD, NEXT]
  const env = { DISK_FOLDER: dataFolder, DISK_LOG: log, DISK_KILL_AT: String(step) }
  const ran = spawnSync(process.execPath, args, {
    env: { ...process.env, ...env },
    input: JSON.stringify(held),
    encoding: 'utf8',
  })
  expect(ran.signal, ran.stderr).toBe('SIGKILL')
  const chapters = path.join(dataFolder, 'chapters')
  return readdirSync(chapters, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.new-key'))
    .map((file) => path.join(chapters, file))
}

/** Opens both folders, writes into them, and looks for anything that is left over. */
async function expectAllOpen(passphrase: string) {
  const core = openCore(dataFolder)
  await core.call('session.unlock', { passphrase })
  for (const [index, name] of ['Meier', 'Rot'].entries()) {
    await core.call('session.openChapter', { id: ids[index] ?? '' })
    expect(await names(core)).toEqual([name])
    expect((await core.call('session.state', {})).copy).toBe(null)
    await add(core, 'Später')
    expect(checkOpened(core)).toBe(0)
    expect(existsSync(underNewKey(vaultPath(dataFolder, ids[index] ?? '')))).toBe(false)
  }
  await core.core.stop()
}

async function expectRefused(passphrase: string) {
  const core = openCore(dataFolder)
  const answer = await core.send('session.unlock', { passphrase })
  expect(answer).toMatchObject({ error: { code: 'session/wrong-passphrase' } })
}

test('killed while the copies are made: the old passphrase opens, and no copy stays', async () => {
  const copies = renewUntilKilled(3)
  expect(copies).toHaveLength(2)
  for (const copy of copies) truncateSync(copy, 20_000)
  await expectRefused(NEXT)
  await expectAllOpen(OLD)
})

test('killed just before the keyring is replaced: still the old passphrase', async () => {
  expect(renewUntilKilled(6)).toHaveLength(2)
  await expectRefused(NEXT)
  await expectAllOpen(OLD)
})

test('killed just after: the new passphrase, which brings every file under its new key', async () => {
  expect(renewUntilKilled(7)).toHaveLength(2)
  await expectRefused(OLD)
  await expectAllOpen(NEXT)
})

test('killed between the first file and the second: the new passphrase', async () => {
  expect(renewUntilKilled(9)).toHaveLength(1)
  await expectAllOpen(NEXT)
})

test('killed before the keyring forgets the old file keys: the new passphrase', async () => {
  expect(renewUntilKilled(12)).toEqual([])
  await expectAllOpen(NEXT)
})

test('a copy that the disk tore apart after the keyring counted on it is made again', async () => {
  for (const copy of renewUntilKilled(7)) truncateSync(copy, 20_000)
  await expectAllOpen(NEXT)
})

test('a core that is started again after the change asks for the new passphrase', async () => {
  renewUntilKilled(7)
  const core = openCore(dataFolder, { held })
  expect((await core.call('session.state', {})).keyring).toBe('locked')
  await core.call('session.unlock', { passphrase: NEXT })
  expect(await names(core), 'the folder that was open').toEqual(['Rot'])
})

test('two windows that open the folder at once: one completes the change, both find it open', async () => {
  for (const step of [7, 9]) {
    renewUntilKilled(step)
    const core = openCore(dataFolder)
    const opened = async () => {
      await core.call('session.unlock', { passphrase: NEXT })
      return core.call('session.state', {})
    }
    for (const state of await Promise.all([opened(), opened()])) {
      expect(state).toMatchObject({ keyring: 'open', problem: null, copy: null })
      expect(state.chapter?.name).toBe('Jusos')
    }
    await core.core.stop()
    await expectAllOpen(NEXT)
  }
})

test('what one window has open, another that opens the folder as well does not close', async () => {
  renewUntilKilled(7)
  const core = openCore(dataFolder)
  const unlocked = [1, 2].map(() => core.call('session.unlock', { passphrase: NEXT }))
  await Promise.race(unlocked)
  core.events.length = 0
  await Promise.all(unlocked)
  expect(core.events).toEqual([])
  await core.core.stop()
})

/** A small disk of one's own needs a mount namespace, which not every machine allows. */
const canMount =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    .status === 0

test.skipIf(!canMount)(
  'a disk without room for the copies: all stays as it was, and it is said',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-disk-'))
    const child = program('full-disk-renewal-child')
    const script = 'mount -t tmpfs -o size=4m tmpfs "$1" && exec "$2" "$3" "$1"'
    const args = ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, child]
    const ran = spawnSync('unshare', args, { encoding: 'utf8' })
    const tries = ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    const stays = { code: 'session/not-renewed', opens: 'old', members: 1, copies: 0 }
    expect(tries, ran.stderr).toEqual([stays, stays, stays, { ...stays, code: '', opens: 'new' }])
  },
)
