/** The live texts of a window, each a numbered channel of its connection to the core. */
import type { CoreFrame, WindowFrame } from '../../shared/rpc/frames.ts'

export interface TextListener {
  /** @param clientId the Yjs client id that this window has to write with */
  opened(clientId: number): void
  data(data: Uint8Array): void
  /** @param code one of `TEXT_CLOSED`, or another where it is worth trying again */
  closed(code: number): void
}

export interface TextChannel {
  send(data: Uint8Array): void
  close(): void
}

export interface TextChannels {
  open(document: string, listener: TextListener): TextChannel
  take(frame: CoreFrame): void
  /** The connection is gone, and every channel with it. */
  interrupted(): void
}

/** As a WebSocket says that its connection broke. */
const INTERRUPTED = 1006

/** @param send sends as soon as there is a connection */
export function createTextChannels(send: (frame: WindowFrame) => void): TextChannels {
  const listeners = new Map<number, TextListener>()
  let opened = 0

  function end(channel: number, code: number) {
    const listener = listeners.get(channel)
    listeners.delete(channel)
    listener?.closed(code)
  }

  return {
    open(document, listener) {
      opened += 1
      const channel = opened
      listeners.set(channel, listener)
      send({ type: 'text-open', channel, document })
      return {
        send(data) {
          if (listeners.has(channel)) send({ type: 'text-data', channel, data })
        },
        close() {
          if (!listeners.delete(channel)) return
          send({ type: 'text-close', channel })
        },
      }
    },
    take(frame) {
      if (frame.type === 'text-opened') listeners.get(frame.channel)?.opened(frame.clientId)
      else if (frame.type === 'text-data') listeners.get(frame.channel)?.data(frame.data)
      else if (frame.type === 'text-closed') end(frame.channel, frame.code)
    },
    interrupted() {
      for (const channel of [...listeners.keys()]) end(channel, INTERRUPTED)
    },
  }
}
