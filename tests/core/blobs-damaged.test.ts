/** Files that rot on the disk, and a relay that asks for what is not there: no good copy is lost. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { BlobReference } from '../../shared/blobs/blob-reference.ts'
import { loseChunk } from '../../core/blobs/open-blob.ts'
import { removeBlobs } from '../../core/blobs/remove-blobs.ts'
import { bringBlobs } from '../../core/sync/blobs/bring-blobs.ts'
import { getBlobs } from '../../core/sync/blobs/get-blobs.ts'
import { toHex } from '../../core/sync/change-items.ts'
import { notePending } from '../../core/sync/pending-snapshots.ts'
import { putNote, readNote } from '../../core/sync/sync-notes.ts'
import type { Question, RelayLink } from '../../core/sync/relay-link.ts'
import { fileOf, upload } from '../support/backup-file.ts'
import { addFile, chunkFolder, hashOf, MB, newContent, readFile, rowOf } from '../support/files.ts'
import { setUp, type OpenCore } from '../support/open-core.ts'
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
  const bytes = await fileOf(core, await core.call('backups.make', {}))
  rot(core, file, 0)
  const id = await upload(core, bytes)
  await core.call('backups.restoreFile', { id, secret: setUp.passphrase, mayReplace: true })
  expect(await readFile(core, file)).toBe(hashOf(content))
})
