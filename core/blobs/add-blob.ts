/** A file is taken into the chapter, part by part: no more than two chunks of it are in memory. */
import { renameSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { BlobReference } from '../../shared/blobs/blob-reference.ts'
import { CHUNK_BYTES, MAX_CHUNKS } from '../../shared/protocol/blob/blob-size.ts'
import { fail, succeed, type Outcome } from '../../shared/rpc/contract.ts'
import { notifyBlob, type Chapter } from '../chapter/chapter.ts'
import { othersTurn } from '../records/others-turn.ts'
import { syncFolder } from '../vault/write-file.ts'
import { blobsFolder, folderOf, placeUnderWay, writeWhole } from './blob-folder.ts'
import { putBlob } from './blob-table.ts'

export type Parts = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

/** `blobs/too-large`: of more than 16 GiB. */
export type AddFailure = 'blobs/too-large' | 'blobs/cancelled'

/**
 * Seals a file under a key of its own and keeps it beside the vault. It is whole on the disk when this
 * resolves; whatever cuts it off, nothing of it counts. If the chapter is shared, it is brought to the
 * relay from then on.
 * @param parts of any length
 * @throws what a full or write-protected disk throws (`diskFailure`), and what `parts` throws
 */
export async function addBlob(
  chapter: Chapter,
  parts: Parts,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Outcome<Pick<BlobReference, 'id' | 'key' | 'size'>, AddFailure>> {
  const [{ blobId, blobManifest, blobSealer, chunkHash, newBlobKey }, { encode }, { ready }] =
    await Promise.all([
      import('../../shared/protocol/blob/blob.ts'),
      import('../../shared/protocol/codec/codec.ts'),
      import('../../shared/protocol/crypto.ts'),
    ])
  await ready
  const { db } = chapter
  const key = newBlobKey()
  const seal = blobSealer(key)
  const manifest = { size: 0, chunks: [] as Uint8Array[] }
  let size = 0
  const written = await placeUnderWay(db.path)
  try {
    await mkdir(written, { mode: 0o700 })
    for await (const { part, isLast } of inChunks(parts)) {
      if (signal?.aborted) return fail('blobs/cancelled')
      if (manifest.chunks.length === MAX_CHUNKS) return fail('blobs/too-large')
      const chunk = seal(part, isLast)
      await othersTurn()
      await writeWhole(path.join(written, String(manifest.chunks.length)), chunk)
      manifest.chunks.push(chunkHash(chunk))
      manifest.size += chunk.length
      size += part.length
    }
    const id = Buffer.from(blobId(manifest)).toString('hex')
    // In one turn, so that what has no row is never the work of somebody else.
    syncFolder(written)
    renameSync(written, folderOf(db.path, id))
    syncFolder(blobsFolder(db.path))
    try {
      putBlob(db, { id, key, size, manifest: encode(blobManifest, manifest) })
    } catch (error) {
      rmSync(folderOf(db.path, id), { recursive: true, force: true })
      throw error
    }
    notifyBlob(chapter, { id, here: manifest.chunks.length })
    return succeed({ id, key: Buffer.from(key).toString('hex'), size })
  } finally {
    rmSync(written, { recursive: true, force: true })
  }
}

/** Full chunks, and the rest as the last one. */
async function* inChunks(parts: Parts): AsyncGenerator<{ part: Uint8Array; isLast: boolean }> {
  let chunk = new Uint8Array(CHUNK_BYTES)
  let filled = 0
  for await (const part of parts) {
    for (let at = 0; at < part.length;) {
      if (filled === CHUNK_BYTES) {
        yield { part: chunk, isLast: false }
        chunk = new Uint8Array(CHUNK_BYTES)
        filled = 0
      }
      const length = Math.min(CHUNK_BYTES - filled, part.length - at)
      chunk.set(part.subarray(at, at + length), filled)
      filled += length
      at += length
    }
  }
  yield { part: chunk.subarray(0, filled), isLast: true }
}
