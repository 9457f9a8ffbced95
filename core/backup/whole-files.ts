/** Whether files of a backup are whole: their ids are the hashes of all that they consist of. */
import { closeSync, openSync, readSync } from 'node:fs'
import { blobId, chunkHash } from '../../shared/protocol/blob/blob.ts'
import { ready } from '../../shared/protocol/crypto.ts'
import { getChunk } from '../blobs/blob-folder.ts'
import { othersTurn } from '../records/others-turn.ts'
import { placesOf, type BackedUpFile, type Place } from './backed-up-files.ts'
import type { ReadBackup } from './backup-file.ts'

/** Those of the files that lie beside a vault whole, as they were added. */
export const wholeBeside = (
  vault: string,
  files: readonly BackedUpFile[],
): Promise<BackedUpFile[]> => wholeOf(files, ({ id, index }) => getChunk(vault, id, index))

/** Those of its files that an archive holds whole. */
export async function wholeWithin(
  archive: string,
  { chunksAt }: ReadBackup,
  files: readonly BackedUpFile[],
): Promise<BackedUpFile[]> {
  const handle = openSync(archive, 'r')
  try {
    return await wholeOf(files, ({ at, length }) => {
      const chunk = new Uint8Array(length)
      const read = readSync(handle, chunk, 0, length, chunksAt + at)
      return Promise.resolve(chunk.subarray(0, read))
    })
  } finally {
    closeSync(handle)
  }
}

async function wholeOf(
  files: readonly BackedUpFile[],
  chunkAt: (place: Place) => Promise<Uint8Array | null>,
): Promise<BackedUpFile[]> {
  await ready
  const found = new Map(files.map(({ id }) => [id, { size: 0, chunks: [] as Uint8Array[] }]))
  for (const place of placesOf(files)) {
    const manifest = found.get(place.id)
    if (!manifest) continue
    const chunk = await chunkAt(place)
    await othersTurn()
    if (chunk?.length === place.length) {
      manifest.chunks.push(chunkHash(chunk))
      manifest.size += chunk.length
    } else found.delete(place.id)
  }
  return files.filter(({ id }) => {
    const manifest = found.get(id)
    return manifest && Buffer.from(blobId(manifest)).toString('hex') === id
  })
}
