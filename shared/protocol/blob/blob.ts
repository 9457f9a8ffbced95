/**
 * A file under a key of its own: chunks of 1 MiB, encrypted as one stream, so that none can be left
 * out, swapped or cut off (attack A31). The relay stores chunks by their hashes; the blob's address
 * is the hash of all of them, so that it can be sent and fetched in parts.
 */
import sodium, { type StateAddress } from 'libsodium-wrappers-sumo'
import { encode, fixed, list, struct, uint, type ValueOf } from '../codec/codec.ts'
import { concat, equalBytes, hash, randomBytes } from '../crypto.ts'
import { HASH_BYTES, KEY_BYTES } from '../sizes.ts'
import { HEADER_BYTES, MAX_CHUNKS, STREAM_BYTES } from './blob-size.ts'

/** What the relay is told of a blob before its chunks. */
export const blobManifest = struct({
  /** Of all chunks together, as they are stored. */
  size: uint(),
  chunks: list(fixed(HASH_BYTES), MAX_CHUNKS),
})
export type BlobManifest = ValueOf<typeof blobManifest>

export const blobId = (manifest: BlobManifest): Uint8Array =>
  hash('blob', encode(blobManifest, manifest))

export const chunkHash = (chunk: Uint8Array): Uint8Array => hash('blob-chunk', chunk)

export const newBlobKey = (): Uint8Array => randomBytes(KEY_BYTES)

/** Seals one part after the other, of at most `CHUNK_BYTES`. */
export type BlobSealer = (part: Uint8Array, isLast: boolean) => Uint8Array

export function blobSealer(key: Uint8Array): BlobSealer {
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key)
  let front = header
  return (part, isLast) => {
    const tag = isLast
      ? sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
      : sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
    const sealed = sodium.crypto_secretstream_xchacha20poly1305_push(state, part, null, tag)
    const chunk = concat([front, sealed])
    front = new Uint8Array()
    return chunk
  }
}

/** @param parts of at most `CHUNK_BYTES`, in order; an empty blob is one empty part */
export function* sealBlob(
  parts: Iterable<Uint8Array>,
  key: Uint8Array,
): Generator<Uint8Array, void> {
  const seal = blobSealer(key)
  for (const { part, isLast } of withLast(parts)) yield seal(part, isLast)
}

function* withLast(parts: Iterable<Uint8Array>) {
  let before: Uint8Array | null = null
  for (const part of parts) {
    if (before) yield { part: before, isLast: false }
    before = part
  }
  yield { part: before ?? new Uint8Array(), isLast: true }
}

/** Opens the chunks of a blob in their order. */
export interface BlobReader {
  /** @returns `null` when it is not the next chunk of this blob */
  next(chunk: Uint8Array): Uint8Array | null
  /** Whether the last chunk was the last one of the blob: nothing was cut off. */
  isWhole(): boolean
}

export function readBlob(manifest: BlobManifest, key: Uint8Array): BlobReader {
  let state: StateAddress | null = null
  let at = 0
  let isWhole = false
  return {
    isWhole: () => isWhole,
    next(chunk) {
      const expected = manifest.chunks[at]
      if (isWhole || !expected || !equalBytes(chunkHash(chunk), expected)) return null
      const front = state ? 0 : HEADER_BYTES
      if (chunk.length < front + STREAM_BYTES) return null
      state ??= sodium.crypto_secretstream_xchacha20poly1305_init_pull(
        chunk.subarray(0, HEADER_BYTES),
        key,
      )
      const opened = sodium.crypto_secretstream_xchacha20poly1305_pull(
        state,
        chunk.subarray(front),
        null,
      )
      if (!opened) return null
      at += 1
      isWhole = opened.tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
      return isWhole && at !== manifest.chunks.length ? null : opened.message
    },
  }
}
