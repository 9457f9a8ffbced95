/** Gathers bytes; grows by doubling. */
export interface Writer {
  uint(value: number): void
  byte(value: number): void
  put(bytes: Uint8Array): void
  /** What was written. The writer ends with it. */
  bytes(): Uint8Array
}

const FIRST_SIZE = 1024

/** Where the last writer wrote that has been read: making room is most of what a small message costs. */
let spare: Uint8Array | null = null

/** A writer is used until its bytes are read, and not any more. */
export function createWriter(): Writer {
  let data = spare ?? new Uint8Array(FIRST_SIZE)
  let length = 0
  spare = null

  function makeRoom(more: number) {
    if (length + more <= data.length) return
    const larger = new Uint8Array(Math.max(data.length * 2, length + more))
    larger.set(data)
    data = larger
  }

  function byte(value: number) {
    makeRoom(1)
    data[length] = value
    length += 1
  }

  return {
    byte,
    uint(value) {
      let rest = value
      while (rest >= 0x80) {
        byte((rest % 0x80) | 0x80)
        rest = Math.floor(rest / 0x80)
      }
      byte(rest)
    },
    put(bytes) {
      makeRoom(bytes.length)
      data.set(bytes, length)
      length += bytes.length
    },
    bytes() {
      const written = data.slice(0, length)
      spare = data.length > FIRST_SIZE ? null : data
      return written
    },
  }
}
