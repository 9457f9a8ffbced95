/**
 * The channel in the browser shell. The secret comes in the address' fragment, which no server
 * sees, is taken out of it at once, and is exchanged for one that only this tab keeps.
 */
import { decodeFrame, encodeFrame } from '../../shared/rpc/frame-codec.ts'
import type { Channel, CoreFrame, WindowFrame } from '../../shared/rpc/frames.ts'
import { ConnectionRefused } from './connect.ts'

const STORED = 'vorstandsmappe:window'
const LAUNCH = /^#([A-Za-z0-9_-]{43})$/
const REFUSED = 4403

export function openSocket(): Promise<Channel<CoreFrame, WindowFrame>> {
  const hello = firstMessage()
  if (!hello) return Promise.reject(new ConnectionRefused())
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${location.host}/core`)
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => {
      socket.send(encodeFrame(hello))
    }
    socket.onclose = ({ code }) => {
      reject(code === REFUSED ? new ConnectionRefused() : new Error('the core did not answer'))
    }
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      const { window } = decodeFrame(new Uint8Array(data)) as { window: string }
      sessionStorage.setItem(STORED, window)
      resolve(channelOver(socket))
    }
  })
}

function firstMessage(): { launch: string } | { window: string } | null {
  const launch = LAUNCH.exec(location.hash)?.[1]
  if (launch) {
    history.replaceState(null, '', location.pathname)
    return { launch }
  }
  const stored = sessionStorage.getItem(STORED)
  return stored ? { window: stored } : null
}

function channelOver(socket: WebSocket): Channel<CoreFrame, WindowFrame> {
  const channel: Channel<CoreFrame, WindowFrame> = {
    send: (frame) => {
      socket.send(encodeFrame(frame))
    },
    close: () => {
      socket.close()
    },
    onFrame: () => undefined,
    onClose: () => undefined,
  }
  socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
    channel.onFrame(decodeFrame(new Uint8Array(data)) as CoreFrame)
  }
  socket.onclose = () => {
    channel.onClose()
  }
  return channel
}
