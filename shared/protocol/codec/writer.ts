/** Gathers bytes; grows by doubling. */
export interface Writer {
  uint(value: number): void
  byte(value: number): void
  put(bytes: Uint8Array): void
  /** What was written so far. */
  bytes(): Uint8Array
}

const FIRST_SIZE = 256

export function createWriter(): Writer {
  let data = new Uint8Array(FIRST_SIZE)
  let length = 0

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
    bytes: () => data.slice(0, length),
  }
}
