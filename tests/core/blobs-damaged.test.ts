/** Files that rot on the disk, and a relay that asks for what is not there: no good copy is lost. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { BlobReference } from '../../shared/blobs/blob-reference.ts'
import { loseChunk } from '../../core/blobs/open-blob.ts'
import { heldBy } from '../../core/backup/backed-up-files.ts'
import { removeBlobs } from '../../core/blobs/remove-blobs.ts'
import { bringBlobs } from '../../core/sync/blobs/bring-blobs.ts'
import { getBlobs } from '../../core/sync/blobs/get-blobs.ts'
import { toHex } from '../../core/sync/change-items.ts'
import { notePending } from '../../core/sync/pending-snapshots.ts'
import { putNote, readNote } from '../../core/sync/sync-notes.ts'
import type { Question, RelayLink } from '../../core/sync/relay-link.ts'
import { fileOf, upload } from '../support/backup-file.ts'
import { addFile, chunkFolder, hashOf, MB, newContent, readFile, rowOf } from '../support/files.ts'
import { add } from '../support/members.ts'
import { newDataFolder, openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

/** One bit of a chunk turns over. */
function rot(core: OpenCore, file: BlobReference, index: number) {
  const chunk = path.join(chunkFolder(core, file), String(index))
  const bytes = readFileSync(chunk)
  bytes[50] = (bytes[50] ?? 0) ^ 1
  writeFileSync(chunk, bytes)
}

/** A relay that says what no honest one would. */
function relay(answer: (question: Question) => unknown) {
  const asked: Question[] = []
  const ask = async (question: Question) => {
    asked.push(question)
    return (await answer(question)) as never
  }
  return { asked, link: { ask } as unknown as RelayLink }
}

const bringing = (core: OpenCore) => ({
  chapter: core.chapter(),
  turn: () => Promise.resolve(),
  tell: () => undefined,
  changed: () => undefined,
})

test('a file that is removed while another one goes out holds nothing up', async () => {
  const core = openNewChapter()
  const [first, second, third] = [
    await addFile(core, newContent(100)),
    await addFile(core, newContent(100)),
    await addFile(core, newContent(100)),
  ]
  const { link } = relay(async ({ type }) => {
    if (type === 'blobOffer') return { type: 'blobWanted', missing: [0] }
    if (type === 'blobChunk') await removeBlobs(core.chapter(), [second.id])
    return { type: 'done' }
  })
  expect(await bringBlobs(bringing(core), link)).toBe('done')
  expect(rowOf(core, first)).toMatchObject({ sharing: 'shared' })
  expect(rowOf(core, second)).toMatchObject({ place: 'gone' })
  expect(rowOf(core, third)).toMatchObject({ sharing: 'shared' })
})

test('a relay that asks for a chunk that no file has does not make a whole file one that is wanted', async () => {
  const core = openNewChapter()
  const file = await addFile(core, newContent(100))
  const { link, asked } = relay(({ type }) =>
    type === 'blobOffer' ? { type: 'blobWanted', missing: [7, 0] } : { type: 'done' },
  )
  await bringBlobs(bringing(core), link)
  expect(rowOf(core, file)).toMatchObject({ place: 'here', sharing: 'shared' })
  expect(asked.map(({ type }) => type)).toEqual(['blobOffer', 'blobChunk'])
})

test('a file that comes back before it was at the relay whole is still to be brought there', async () => {
  const core = openNewChapter()
  const file = await addFile(core, newContent(100))
  const data = new Uint8Array(readFileSync(path.join(chunkFolder(core, file), '0')))
  await loseChunk(core.chapter(), file.id, 0)
  const { link } = relay(() => ({ type: 'blobChunk', data }))
  await getBlobs(bringing(core), link)
  expect(rowOf(core, file)).toMatchObject({ place: 'here', sharing: 'queued' })
})

test('a note of snapshots on their way that cannot be read stops no connection', () => {
  const { db } = openNewChapter().chapter()
  const blob = new Uint8Array(newContent(32))
  for (const unreadable of ['{', '{"a":1}', '["zz"]']) {
    putNote(db, 'sync-pending-snapshots', unreadable)
    notePending(db, blob)
    expect(readNote(db, 'sync-pending-snapshots')).toBe(JSON.stringify([toHex(blob)]))
  }
})

test('a backup put back whole heals a chunk that has rotted here', async () => {
  const core = openNewChapter()
  const content = newContent(2 * MB)
  const file = await addFile(core, content)
  const name = await core.call('backups.make', {})
  const bytes = await fileOf(core, name)
  expect(await core.call('backups.lacking', { name })).toBe(0)
  rot(core, file, 0)
  expect(await core.call('backups.lacking', { name }), 'saved now, it would lack it').toBe(1)
  const id = await upload(core, bytes)
  await core.call('backups.restoreFile', { id, secret: setUp.passphrase, mayReplace: true })
  expect(await readFile(core, file)).toBe(hashOf(content))
})

/** What the copies on the other disk hold: how many megabytes each, in the order of their sizes. */
async function withOtherDisk(core: OpenCore) {
  const second = newDataFolder()
  mkdirSync(second, { recursive: true })
  await core.call('settings.set', { settings: { backupFolder: second } })
  const folder = path.join(second, 'Vorstandsmappe-Sicherungen', core.chapter().id)
  const copies = () =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => name.endsWith('.vorstand'))
      .map((name) => path.join(folder, name))
  const sizes = () => copies().map((file) => Math.floor(statSync(file).size / (2 * MB)))
  return { copies, sizes: () => sizes().sort() }
}

/** An automatic backup, as when somebody goes. */
async function leave(core: OpenCore, count: () => number, expected: number) {
  await add(core, 'Meier')
  await core.call('session.lock', {})
  await expect.poll(count, { timeout: 30_000 }).toBe(expected)
  await core.call('session.unlock', { passphrase: setUp.passphrase })
}

test.each(['rotten', 'noticed'])(
  'a file with a %s chunk does not take its last good copy from the other disk, also on the same day',
  async (how) => {
    const core = openNewChapter()
    const { copies, sizes } = await withOtherDisk(core)
    const content = newContent(2 * MB)
    const file = await addFile(core, content)
    const other = await addFile(core, newContent(100))
    await leave(core, () => copies().length, 1)
    const [good = ''] = copies()
    if (how === 'rotten') rot(core, file, 1)
    else await loseChunk(core.chapter(), file.id, 1)
    await leave(core, () => copies().length, 2)
    await core.call('backups.make', {})
    expect(sizes()).toEqual([0, 0, 1])

    const machine = openCore(newDataFolder())
    const id = await upload(machine, readFileSync(good))
    await machine.call('backups.restoreFile', { id, secret: setUp.passphrase, mayReplace: false })
    expect(await readFile(machine, file)).toBe(hashOf(content))
    expect(copies().filter((copy) => heldBy(copy).includes(other.id))).toHaveLength(2)

    await removeBlobs(core.chapter(), [file.id])
    await core.call('backups.make', {})
    expect(sizes(), 'what was removed is not kept').toEqual([0, 0, 0])
  },
)
