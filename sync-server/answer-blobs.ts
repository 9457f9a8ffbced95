/** Files and the contents of snapshots, chunk by chunk; what each takes is known from its manifest. */
import { blobId, blobManifest, chunkHash, type BlobManifest } from '../shared/protocol/blob/blob.ts'
import { MAX_SEALED_CHUNK } from '../shared/protocol/blob/blob-size.ts'
import { decode, encode } from '../shared/protocol/codec/codec.ts'
import { equalBytes } from '../shared/protocol/crypto.ts'
import { done, failed, type Answer, type Asked, type Request } from './asked.ts'
import type { BlobState } from './storage/storage.ts'

/** All of a blob must fit before the first chunk of it is taken; its list of chunks counts as well. */
export async function offerBlob(
  { space, storage, member: { device } }: Asked,
  { request, manifest }: Request<'blobOffer'>,
): Promise<Answer> {
  const id = blobId(manifest)
  const known = await storage.blob(space.id, id)
  if (known) return { type: 'blobWanted', request, missing: known.missing }
  const { size, chunks } = manifest
  if (chunks.length === 0 || size > chunks.length * MAX_SEALED_CHUNK) {
    return failed(request, 'malformed')
  }
  const data = encode(blobManifest, manifest)
  const problem = space.room.problem(device, size + data.length)
  if (problem) return failed(request, problem)
  await space.room.take(device, data.length, () =>
    storage.offerBlob(space.id, id, data, { count: chunks.length, size, device }),
  )
  return { type: 'blobWanted', request, missing: chunks.map((_chunk, index) => index) }
}

export async function putChunk(
  { space, storage, member: { device } }: Asked,
  { request, blob, index, data }: Request<'blobChunk'>,
): Promise<Answer> {
  const known = await storage.blob(space.id, blob)
  const decoded = known && decode(blobManifest, known.manifest)
  if (!known || !decoded?.ok) return failed(request, 'not-here')
  if (!known.missing.includes(index)) return done(request)
  if (!fits(decoded.value, known, index, data)) return failed(request, 'malformed')
  const problem = space.room.problem(device, data.length)
  if (problem) return failed(request, problem)
  await space.room.take(device, data.length, () => storage.putChunk(space.id, blob, index, data))
  return done(request)
}

/** The chunk that the manifest names; and all together have the size for which room was asked (A39). */
function fits(
  { chunks, size }: BlobManifest,
  { stored, missing }: BlobState,
  index: number,
  data: Uint8Array,
): boolean {
  const expected = chunks[index]
  if (!expected || !equalBytes(chunkHash(data), expected)) return false
  const left = size - stored - data.length
  return missing.length === 1 ? left === 0 : left >= 0
}

export async function getManifest(
  { space, storage }: Asked,
  { request, blob }: Request<'blobManifestGet'>,
): Promise<Answer> {
  const found = await storage.blob(space.id, blob)
  const manifest = found && decode(blobManifest, found.manifest)
  return manifest?.ok
    ? { type: 'blobManifest', request, manifest: manifest.value }
    : failed(request, 'not-here')
}

export async function getChunk(
  { space, storage }: Asked,
  { request, blob, index }: Request<'blobGet'>,
): Promise<Answer> {
  const data = await storage.chunk(space.id, blob, index)
  return data ? { type: 'blobChunk', request, data } : failed(request, 'not-here')
}

export async function deleteBlob(
  { space, storage }: Asked,
  { request, blob }: Request<'blobDelete'>,
): Promise<Answer> {
  // Whoever could delete a snapshot's content would delete what nobody else has (attack A32).
  if (!(await storage.deleteBlob(space.id, blob))) return failed(request, 'not-yours')
  await space.room.refresh()
  return done(request)
}
