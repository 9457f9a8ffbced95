/** A file in chunks: attack A31 of the protocol. */
import { describe, expect, test } from 'vitest'
import {
  blobId,
  blobManifest,
  chunkHash,
  newBlobKey,
  readBlob,
  sealBlob,
  type BlobManifest,
} from '../../shared/protocol/blob/blob.ts'
import { encode } from '../../shared/protocol/codec/codec.ts'
import { concat, randomBytes, ready } from '../../shared/protocol/crypto.ts'

await ready

function sealed(...parts: readonly Uint8Array[]) {
  const key = newBlobKey()
  const chunks = [...sealBlob(parts, key)]
  return { key, chunks, manifest: manifestOf(chunks) }
}

/** What a dishonest relay, or whoever shares the file, may make of any chunks. */
const manifestOf = (chunks: readonly Uint8Array[]): BlobManifest => ({
  size: chunks.reduce((sum, { length }) => sum + length, 0),
  chunks: chunks.map(chunkHash),
})

/** The content, or `null` when a chunk is refused or the end is missing. */
function read(manifest: BlobManifest, chunks: readonly Uint8Array[], key: Uint8Array) {
  const reader = readBlob(manifest, key)
  const parts: Uint8Array[] = []
  for (const chunk of chunks) {
    const part = reader.next(chunk)
    if (!part) return null
    parts.push(part)
  }
  return reader.isWhole() ? concat(parts) : null
}

test('a file comes back as it was, also an empty one', () => {
  const parts = [randomBytes(60_000), randomBytes(60_000), randomBytes(3)]
  const { key, chunks, manifest } = sealed(...parts)
  expect(read(manifest, chunks, key)).toEqual(concat(parts))
  const empty = sealed()
  expect(empty.chunks).toHaveLength(1)
  expect(read(empty.manifest, empty.chunks, empty.key)).toEqual(new Uint8Array())
})

describe('A31 chunks', () => {
  const parts = ['eins', 'zwei', 'drei'].map((text) => new TextEncoder().encode(text))
  const { key, chunks, manifest } = sealed(...parts)
  const [first, second, third] = chunks as [Uint8Array, Uint8Array, Uint8Array]

  test('that are not those of the manifest are refused', () => {
    expect(read(manifest, [second, first, third], key)).toBe(null)
    expect(read(manifest, [first, third], key)).toBe(null)
    expect(read(manifest, [first, second], key)).toBe(null)
    expect(read(manifest, [first, second, third, third], key)).toBe(null)
    expect(read(manifest, [first, randomBytes(second.length), third], key)).toBe(null)
  })

  test.each([
    ['reordered', [second, first, third]],
    ['swapped behind the first', [first, third, second]],
    ['left out', [first, third]],
    ['cut off', [first, second]],
    ['repeated', [first, first, second, third]],
    ['of another file', [first, ...sealed(...parts).chunks.slice(1)]],
    ['behind the last', [first, second, third, third]],
  ])('%s are refused also when the manifest is made to fit', (_name, forged) => {
    expect(read(manifestOf(forged), forged, key)).toBe(null)
  })

  test('too short to be any are refused, and nothing throws', () => {
    for (let length = 0; length < first.length; length += 1) {
      const cut = first.slice(0, length)
      expect(read(manifestOf([cut]), [cut], key)).toBe(null)
      const next = second.slice(0, length)
      expect(read(manifestOf([first, next]), [first, next], key)).toBe(null)
    }
  })

  test('open under no other key, and one bit that is flipped is noticed', () => {
    expect(read(manifest, chunks, newBlobKey())).toBe(null)
    const flipped = first.map((byte, index) => (index === 30 ? byte ^ 1 : byte))
    const forged = [flipped, second, third]
    expect(read(manifestOf(forged), forged, key)).toBe(null)
  })

  test('A11 that spell a manifest are not the blob of that manifest', () => {
    expect(chunkHash(encode(blobManifest, manifest))).not.toEqual(blobId(manifest))
  })

  test('in another order are another blob', () => {
    expect(blobId(manifestOf([second, first, third]))).not.toEqual(blobId(manifest))
  })
})
