/** Looks for connections that hang: neither an answer to a ping, nor anything read, for a while. */
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'

export interface Heartbeat {
  watch(socket: WebSocket, stream: Socket): void
  stop(): void
}

/** Pings without a sign of life. */
const PATIENCE = 2
/** More than the pings themselves, in bytes. */
const READING = 1024

interface Asked {
  pings: number
  /** How much had gone out, and whether more was waiting. */
  gone: number
  isBehind: boolean
}

/** @param pause between two pings, in milliseconds */
export function startHeartbeat(pause: number): Heartbeat {
  const watched = new Map<WebSocket, Socket>()
  const asked = new Map<WebSocket, Asked>()

  function isAlive(socket: WebSocket, { gone, isBehind }: Asked, now: number): boolean {
    // A slow reader gets the ping behind what it reads.
    if (isBehind && now > gone + READING) return true
    // Of one from which nothing is read just now (`inbox.ts`) no answer can come.
    return socket.isPaused && socket.bufferedAmount === 0
  }

  const timer = setInterval(() => {
    for (const [socket, stream] of watched) {
      const before = asked.get(socket)
      const gone = stream.bytesWritten - stream.writableLength
      const pings = before && !isAlive(socket, before, gone) ? before.pings : 0
      if (pings === PATIENCE) socket.terminate()
      else {
        asked.set(socket, { pings: pings + 1, gone, isBehind: stream.writableLength > 0 })
        socket.ping()
      }
    }
  }, pause)

  return {
    watch(socket, stream) {
      watched.set(socket, stream)
      const hear = () => asked.delete(socket)
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
