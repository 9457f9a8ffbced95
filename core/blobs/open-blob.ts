/** The content of a file that lies here, part by part, each verified. */
import { fail, succeed, type Outcome } from '../../shared/rpc/contract.ts'
import { notifyBlob, type Chapter } from '../chapter/chapter.ts'
import { othersTurn } from '../records/others-turn.ts'
import { getChunk, removeChunk } from './blob-folder.ts'
import { blobRow, setBlob } from './blob-table.ts'

/** A chunk here is not what it was; it is fetched again. Or whoever added the file did not seal it. */
export class BlobDamaged extends Error {
  override readonly name = 'BlobDamaged'
}

/**
 * @returns its parts of at most 1 MiB, in their order, which can be asked for again; reading them
 * throws {@link BlobDamaged} where a chunk is not what it was. `blobs/missing`: it is not here (all of it)
 */
export function openBlob(
  chapter: Chapter,
  id: string,
): Outcome<AsyncIterable<Uint8Array>, 'blobs/missing'> {
  if (blobRow(chapter.db, id)?.place !== 'here') return fail('blobs/missing')
  return succeed({ [Symbol.asyncIterator]: () => partsOf(chapter, id) })
}

async function* partsOf(chapter: Chapter, id: string): AsyncGenerator<Uint8Array> {
  const [{ blobManifest, chunkHash, readBlob }, { decode }, { equalBytes, ready }] =
    await Promise.all([
      import('../../shared/protocol/blob/blob.ts'),
      import('../../shared/protocol/codec/codec.ts'),
      import('../../shared/protocol/crypto.ts'),
    ])
  await ready
  const { db } = chapter
  const row = blobRow(db, id)
  const manifest = row?.manifest ? decode(blobManifest, row.manifest) : null
  if (!row?.key || !manifest?.ok) throw new BlobDamaged()
  const reader = readBlob(manifest.value, row.key)
  let size = 0
  for (const [index, expected] of manifest.value.chunks.entries()) {
    const chunk = await getChunk(db.path, id, index)
    if (!chunk || !equalBytes(chunkHash(chunk), expected)) {
      await loseChunk(chapter, id, index)
      throw new BlobDamaged()
    }
    await othersTurn()
    const part = reader.next(chunk)
    if (!part) throw new BlobDamaged()
    size += part.length
    yield part
  }
  if (!reader.isWhole() || size !== row.size) throw new BlobDamaged()
}

/** A chunk that is missing or not what it was: from now on the file is one that has to be fetched. */
export async function loseChunk(chapter: Chapter, id: string, index: number): Promise<void> {
  await removeChunk(chapter.db.path, id, index)
  setBlob(chapter.db, id, { place: 'wanted' })
  notifyBlob(chapter, { id, here: null })
}
