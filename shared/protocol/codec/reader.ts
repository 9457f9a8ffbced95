/** Bytes that are not what they should be. Caught by {@link decode}; it never leaves the protocol. */
export class Malformed extends Error {
  /** Whether a newer app may have written it: a version or a kind that this one does not know. */
  readonly isNewer: boolean

  constructor(message: string, isNewer = false) {
    super(message)
    this.isNewer = isNewer
  }
}

/** What the eighth and last byte of 2⁵³ − 1 counts. */
const LAST_SCALE = 2 ** 49

/** Reads from the front. Every read is checked against what is left, before anything is allocated. */
export interface Reader {
  /** An unsigned integer as LEB128, in its shortest form. */
  uint(max: number): number
  byte(): number
  /** A copy of the next bytes. */
  take(length: number): Uint8Array
  skip(length: number): void
  /** How many bytes are left. */
  left(): number
}

export function createReader(given: Uint8Array): Reader {
  // Of a Buffer, `slice` would be a view of it and no copy.
  const data = new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
  let at = 0

  function byte(): number {
    const value = data[at]
    if (value === undefined) throw new Malformed('too short')
    at += 1
    return value
  }

  return {
    byte,
    uint(max) {
      let value = 0
      let scale = 1
      for (;;) {
        const next = byte()
        value += (next & 0x7f) * scale
        if (value > max) throw new Malformed('too large')
        if (next < 0x80) {
          if (next === 0 && scale > 1) throw new Malformed('not in its shortest form')
          return value
        }
        if (scale === LAST_SCALE) throw new Malformed('too large')
        scale *= 0x80
      }
    },
    take(length) {
      if (length > data.length - at) throw new Malformed('too short')
      at += length
      return data.slice(at - length, at)
    },
    skip(length) {
      if (length > data.length - at) throw new Malformed('too short')
      at += length
    },
    left: () => data.length - at,
  }
}
