/** How long the parts of a blob are; apart from the library that seals them. */
export const CHUNK_BYTES = 2 ** 20
/** 16 GiB. */
export const MAX_CHUNKS = 2 ** 14

export const HEADER_BYTES = 24
export const STREAM_BYTES = 17
/** The largest chunk as the relay stores it. */
export const MAX_SEALED_CHUNK = CHUNK_BYTES + STREAM_BYTES + HEADER_BYTES

/** Of files that devices of the board add, every chunk but the last is full. @param size of the file, in bytes */
export const chunkCount = (size: number): number => Math.max(1, Math.ceil(size / CHUNK_BYTES))

/** Bytes of one chunk as it is stored. */
export function sealedChunkSize(size: number, index: number): number {
  const part = Math.min(CHUNK_BYTES, size - index * CHUNK_BYTES)
  return part + STREAM_BYTES + (index === 0 ? HEADER_BYTES : 0)
}

/** Bytes of all chunks together as they are stored. */
export const sealedSize = (size: number): number =>
  size + chunkCount(size) * STREAM_BYTES + HEADER_BYTES
