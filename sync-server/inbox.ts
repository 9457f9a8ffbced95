/**
 * The messages of one connection, done one after the other, so that each meets what the one before
 * left. Too many at once are not read from the network before those that wait are done.
 */
import type { WebSocket } from 'ws'
import type { Limits } from './limits.ts'

export interface Inbox {
  put(data: Uint8Array): void
  /** Nothing that waits or comes is done any more: whoever was refused is not worked for. */
  close(): void
  /** Resolves when what was begun is done. */
  idle(): Promise<void>
}

type Limited = Pick<Limits, 'waitingMessages' | 'waitingBytes'>

/** @param work resolves also when it failed */
export function createInbox(
  socket: Pick<WebSocket, 'pause' | 'resume'>,
  { waitingMessages, waitingBytes }: Limited,
  work: (data: Uint8Array) => Promise<void>,
): Inbox {
  let waiting: Uint8Array[] = []
  let bytes = 0
  let isClosed = false
  let working: Promise<void> | null = null

  const isFull = () => waiting.length >= waitingMessages || bytes >= waitingBytes

  async function workOff() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await work(next)
      bytes -= next.length
      if (!isFull()) socket.resume()
    }
    working = null
  }

  return {
    put(data) {
      if (isClosed) return
      waiting.push(data)
      bytes += data.length
      if (isFull()) socket.pause()
      working ??= workOff()
    },
    close() {
      isClosed = true
      waiting = []
      // Else the other side's goodbye would never be read.
      socket.resume()
    },
    idle: async () => {
      await working
    },
  }
}
