/** Looks for connections that hang: nothing comes from them for a while, not even answers to pings. */
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'

export interface Heartbeat {
  watch(socket: WebSocket, stream: Socket): void
  stop(): void
}

/** Pings without an answer. A slow reader gets them behind what it reads, which may be a megabyte. */
const PATIENCE = 2
const PATIENCE_WITH_READERS = 10

/** @param pause between two pings, in milliseconds */
export function startHeartbeat(pause: number): Heartbeat {
  const watched = new Map<WebSocket, Socket>()
  const unanswered = new Map<WebSocket, { pings: number; wasReading: boolean }>()

  function look(socket: WebSocket, stream: Socket) {
    const isReading = stream.writableLength > 0
    const before = unanswered.get(socket) ?? { pings: 0, wasReading: isReading }
    // Whoever has read to the end comes to the pings only now.
    const pings = before.wasReading && !isReading ? 0 : before.pings
    // Of one from which nothing is read just now (`inbox.ts`) no answer can come.
    const isWorkedFor = socket.isPaused && !isReading
    if (pings >= (isReading ? PATIENCE_WITH_READERS : PATIENCE) && !isWorkedFor) {
      socket.terminate()
      return
    }
    unanswered.set(socket, { pings: pings + 1, wasReading: isReading })
    socket.ping()
  }

  const timer = setInterval(() => {
    for (const [socket, stream] of watched) look(socket, stream)
  }, pause)

  return {
    watch(socket, stream) {
      watched.set(socket, stream)
      const hear = () => unanswered.delete(socket)
      socket.on('pong', hear)
      socket.on('message', hear)
      socket.on('close', () => {
        watched.delete(socket)
        hear()
      })
    },
    stop() {
      clearInterval(timer)
    },
  }
}
