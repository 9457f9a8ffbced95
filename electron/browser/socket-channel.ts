/** A window's WebSocket as a channel, once the window has said who it is. */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import { decodeFrame, encodeFrame } from '../../shared/rpc/frame-codec.ts'
import type { Channel, CoreFrame } from '../../shared/rpc/frames.ts'
import type { WindowSecrets } from './window-secrets.ts'

const secret = z.string().min(1).max(100)
const helloFrame = z.union([z.strictObject({ launch: secret }), z.strictObject({ window: secret })])

/** Bytes that are taken of a window before it is admitted, with what carries them. */
const MAX_HELLO_BYTES = 1024
const HELLO_MILLISECONDS = 5000

/** Close codes of the window's socket: what a refused page tells its reader. */
const REFUSED = 4403
const NOT_A_FRAME = 4400

/**
 * Admits a window by its first message, answers with its secret, and connects it.
 * @param wire what carries the socket: nobody fills this machine's memory before saying who he is
 */
export function admitSocket(
  socket: WebSocket,
  wire: Duplex,
  secrets: WindowSecrets,
  connect: (channel: Channel<unknown, CoreFrame>) => void,
): void {
  const tooLate = setTimeout(() => {
    socket.close(REFUSED)
  }, HELLO_MILLISECONDS)
  let taken = 0
  const count = (chunk: Buffer) => {
    taken += chunk.length
    if (taken > MAX_HELLO_BYTES) socket.terminate()
  }
  wire.on('data', count)
  socket.on('error', () => {
    socket.terminate()
  })
  socket.once('close', () => {
    clearTimeout(tooLate)
  })
  socket.once('message', (data: Buffer) => {
    clearTimeout(tooLate)
    wire.off('data', count)
    const hello = helloFrame.safeParse(decoded(data))
    const admitted = hello.success ? secrets.admit(hello.data) : null
    if (admitted === null) {
      socket.close(REFUSED)
      return
    }
    socket.send(encodeFrame({ window: admitted }))
    connect(channelOver(socket))
  })
}

function channelOver(socket: WebSocket): Channel<unknown, CoreFrame> {
  const channel: Channel<unknown, CoreFrame> = {
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(encodeFrame(frame))
    },
    close: () => {
      socket.close(NOT_A_FRAME)
    },
    onFrame: () => undefined,
    onClose: () => undefined,
  }
  socket.on('message', (data: Buffer) => {
    const frame = decoded(data)
    if (frame === undefined) channel.close()
    else channel.onFrame(frame)
  })
  socket.once('close', () => {
    channel.onClose()
  })
  return channel
}

function decoded(data: Buffer): unknown {
  try {
    return decodeFrame(data)
  } catch {
    // Any bytes can arrive here; what cannot be decoded is refused by the caller.
    return undefined
  }
}
