/** Files beside the vault: whole or not there, and never lost with it. */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { addBlob } from '../../core/blobs/add-blob.ts'
import { blobStates } from '../../core/blobs/blob-table.ts'
import { BlobDamaged, openBlob } from '../../core/blobs/open-blob.ts'
import { removeBlobs } from '../../core/blobs/remove-blobs.ts'
import { fileOf, upload } from '../support/backup-file.ts'
import {
  addFile,
  chunkFolder,
  hashOf,
  inBlobFolder,
  MB,
  newContent,
  readFile,
  rowOf,
} from '../support/files.ts'
import { add } from '../support/members.ts'
import { newDataFolder, openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { program } from '../support/program.ts'
import { runAndKill } from '../support/run-and-kill.ts'

const CHUNK = 2 ** 20

async function again(core: OpenCore): Promise<OpenCore> {
  await core.core.stop()
  const opened = openCore(core.dataFolder)
  await opened.call('session.unlock', { passphrase: setUp.passphrase })
  return opened
}

test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])(
  'a file of %i bytes comes back as it was, however it is handed in, and lies here as ciphertext',
  async (size) => {
    const core = openNewChapter()
    const content = newContent(size)
    const parts = [content.subarray(0, size / 3), content.subarray(size / 3)]
    const added = await addBlob(core.chapter(), parts)
    if (!added.ok) throw new Error(added.error.code)
    expect(added.value.size).toBe(size)
    expect(await readFile(core, added.value)).toBe(hashOf(content))
    for (const name of readdirSync(chunkFolder(core, added.value))) {
      const stored = readFileSync(path.join(chunkFolder(core, added.value), name))
      if (size > 100) expect(stored.includes(content.subarray(0, 50))).toBe(false)
    }
  },
)

test('one that is cancelled, or whose source fails, leaves nothing', async () => {
  const core = openNewChapter()
  const stop = new AbortController()
  function* endless() {
    for (let parts = 0; ; parts += 1) {
      if (parts === 3) stop.abort()
      yield newContent(CHUNK)
    }
  }
  const { signal } = stop
  expect(await addBlob(core.chapter(), endless(), { signal })).toMatchObject({
    error: { code: 'blobs/cancelled' },
  })
  function* failing() {
    yield newContent(2 * CHUNK)
    throw new Error('the stick is gone')
  }
  await expect(addBlob(core.chapter(), failing())).rejects.toThrow('the stick is gone')
  expect(inBlobFolder(core)).toEqual([])
  expect(blobStates(core.chapter().db)).toEqual([])
})

test('a core that is killed leaves whole files, and nothing else after the next opening', async () => {
  const folder = newDataFolder()
  const whole = await runAndKill('blob-child', [folder], 4)
  const core = openCore(folder, { installationFolder: `${folder}-installation` })
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  const states = blobStates(core.chapter().db)
  expect(states.length).toBeGreaterThanOrEqual(whole)
  expect(inBlobFolder(core).sort()).toEqual(states.map(({ id }) => id).sort())
  for (const { id } of states) {
    expect(await readFile(core, { id, key: '', size: 0 })).toMatch(/^[0-9a-f]{64}$/)
  }
})

test('a chunk that rots on the disk is noticed, and the file is one that is wanted', async () => {
  const core = openNewChapter()
  const file = await addFile(core, newContent(2 * CHUNK))
  const chunk = path.join(chunkFolder(core, file), '1')
  const bytes = readFileSync(chunk)
  bytes[1000] = (bytes[1000] ?? 0) ^ 1
  writeFileSync(chunk, bytes)
  await expect(readFile(core, file)).rejects.toThrow(BlobDamaged)
  expect(rowOf(core, file)).toMatchObject({ place: 'wanted' })
  expect(openBlob(core.chapter(), file.id).ok).toBe(false)
})

test('20 MB go through without taking 20 MB of memory', () => {
  const args = ['--expose-gc', program('blob-memory-child'), newDataFolder()]
  const ran = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(ran).toMatchObject({ status: 0 })
  // A few chunks of each step, and what the collector has not freed yet: 9 to 14.
  expect(Number(ran.stdout) / MB).toBeLessThan(17)
})

/** A small disk of one's own needs a mount namespace, which not every machine allows. */
const canMount =
  spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' })
    .status === 0

test.skipIf(!canMount)('a file that finds no room is refused, and leaves what was there', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-disk-'))
  const script = 'mount -t tmpfs -o size=9m tmpfs "$1" && exec "$2" "$3" "$1"'
  const child = program('full-disk-blob-child')
  const args = ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, child]
  const ran = spawnSync('unshare', args, { encoding: 'utf8' })
  expect(JSON.parse(ran.stdout)).toMatchObject({
    failure: 'vault/full',
    left: 1,
    isWhole: true,
    isFirstWhole: true,
  })
})

test('a backup beside the folder does not copy the files; saved to a file it holds them, and brings them to a new machine', async () => {
  const core = openNewChapter()
  const contents = [newContent(9 * MB), newContent(10), newContent(0)]
  const files = []
  for (const content of contents) files.push(await addFile(core, content))
  const name = await core.call('backups.make', {})
  const stored = path.join(core.dataFolder, 'backups', core.chapter().id, name)
  expect(statSync(stored).size).toBeLessThan(2 * MB)
  const { backups } = await core.call('backups.state', {})
  const bytes = await fileOf(core, name)
  expect(bytes.length).toBe(backups[0]?.size)

  const machine = openCore(newDataFolder())
  const id = await machine.call('backups.upload', {})
  for (let at = 0; at < bytes.length; at += 8 * 2 ** 20) {
    const part = new Uint8Array(bytes.subarray(at, at + 8 * 2 ** 20))
    await machine.call('backups.append', { id, bytes: part })
  }
  await machine.call('backups.restoreFile', { id, secret: setUp.passphrase, mayReplace: false })
  for (const [index, file] of files.entries()) {
    expect(await readFile(machine, file)).toBe(hashOf(contents[index] ?? newContent(1)))
  }
})

test('a backup that was cut off, or altered on its way, brings all but the files that it lacks', async () => {
  const core = openNewChapter()
  const first = newContent(100)
  const files = [await addFile(core, first), await addFile(core, newContent(2 * MB))] as const
  const bytes = new Uint8Array(await fileOf(core, await core.call('backups.make', {})))
  const altered = bytes.slice()
  altered[bytes.length - 1000] = (altered[bytes.length - 1000] ?? 0) ^ 1
  for (const some of [bytes.slice(0, bytes.length - MB), altered]) {
    const machine = openCore(newDataFolder())
    const id = await upload(machine, some)
    await machine.call('backups.restoreFile', { id, secret: setUp.passphrase, mayReplace: false })
    expect(await readFile(machine, files[0])).toBe(hashOf(first))
    await expect.poll(() => rowOf(machine, files[1])?.place).toBe('wanted')
  }
})

test('put back to yesterday and to today again: the files of today are still there, and what was removed stays removed', async () => {
  const core = openNewChapter()
  const removed = await addFile(core, newContent(1000))
  const old = await core.call('backups.make', {})
  const content = newContent(2 * MB)
  const kept = await addFile(core, content)
  await removeBlobs(core.chapter(), [removed.id])
  expect(inBlobFolder(core)).toEqual([kept.id])
  await core.call('backups.restore', { name: old })
  expect(rowOf(core, kept)).toBe(null)
  expect(rowOf(core, removed)).toMatchObject({ place: 'gone', key: null })
  const reopened = await again(core)
  expect(inBlobFolder(reopened)).toEqual([kept.id])
  const { backups } = await reopened.call('backups.state', {})
  const before = backups.find(({ kind }) => kind === 'before-restore')
  await reopened.call('backups.restore', { name: before?.name ?? '' })
  expect(await readFile(reopened, kept)).toBe(hashOf(content))
})

test('on another disk the newest copy holds the files, and earlier ones do not hold them again', async () => {
  const core = openNewChapter()
  const second = newDataFolder()
  mkdirSync(second, { recursive: true })
  await core.call('settings.set', { settings: { backupFolder: second } })
  await addFile(core, newContent(2 * MB))
  await add(core, 'Meier')
  const folder = path.join(second, 'Vorstandsmappe-Sicherungen', core.chapter().id)
  const whole = () =>
    (existsSync(folder) ? readdirSync(folder) : []).map((name) => {
      const { size } = statSync(path.join(folder, name))
      return name.endsWith('.vorstand') && size > 2 * MB
    })
  // An automatic one.
  await core.call('session.lock', {})
  await expect.poll(whole, { timeout: 10_000 }).toEqual([true])
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  await core.call('backups.make', {})
  expect(whole().sort()).toEqual([false, true])
  await core.call('backups.make', {})
  expect(whole().sort(), 'what was asked for stays whole').toEqual([false, true, true])
})

test('new keys for everything leave the files readable', async () => {
  const core = openNewChapter()
  const content = newContent(1000)
  const file = await addFile(core, content)
  const passphrase = 'ein ganz anderer Satz'
  await core.call('session.renewKeys', { current: setUp.passphrase, next: passphrase })
  expect(await readFile(core, file)).toBe(hashOf(content))
})
