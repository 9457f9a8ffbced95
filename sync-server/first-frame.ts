/**
 * What is read of somebody who has not shown who it is (attack A37). The library gathers a frame until
 * it is whole, up to the largest that anybody may send; so the bytes are counted as they come.
 */
import type { Socket } from 'node:net'
import { MAX_CREATION_BYTES, MAX_HELLO_BYTES } from '../shared/protocol/relay/client-messages.ts'

/** A frame's own header, and a ping in between. */
const AROUND = 256

/** Bytes that all connections share. */
export interface Budget {
  left: number
}

/**
 * Reads a hello of everybody, and more of a few at a time: those that create a space.
 * @param tooMuch called once, when it is more than that
 * @returns to be called when somebody was let in, or has left
 */
export function guardFirstFrame(stream: Socket, budget: Budget, tooMuch: () => void): () => void {
  let bytes = 0
  let drawn = 0

  function count(data: Uint8Array) {
    bytes += data.length
    const more = bytes - MAX_HELLO_BYTES - AROUND - drawn
    if (more <= 0) return
    if (more > budget.left || drawn + more > MAX_CREATION_BYTES) {
      stop()
      tooMuch()
      return
    }
    budget.left -= more
    drawn += more
  }

  function stop() {
    stream.off('data', count)
    budget.left += drawn
    drawn = 0
  }

  stream.on('data', count)
  return stop
}
