/** A channel of the window's connection, dressed as the WebSocket that y-websocket expects. */
import type { TextChannel, TextListener } from '../rpc/text-channels.ts'

export type OpenText = (document: string, listener: TextListener) => TextChannel

export interface SocketListener {
  opened(clientId: number): void
  /** Every message that is really sent. */
  sent(message: Uint8Array): void
}

const CLOSED_NORMALLY = 1000

/**
 * A class for y-websocket's `WebSocketPolyfill`. The last part of its address names the document.
 */
export function textSocketClass(openText: OpenText, listener: SocketListener): typeof WebSocket {
  class TextSocket {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSING = 2
    readonly CLOSED = 3
    readyState = 0
    binaryType = 'arraybuffer'
    onopen: (() => void) | null = null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
    onclose: ((event: { code: number }) => void) | null = null
    onerror: (() => void) | null = null
    readonly #channel: TextChannel

    constructor(address: string) {
      const document = address.slice(address.lastIndexOf('/') + 1)
      this.#channel = openText(document, {
        opened: (clientId) => {
          this.readyState = this.OPEN
          listener.opened(clientId)
          this.onopen?.()
        },
        data: (data) => this.onmessage?.({ data: new Uint8Array(data).buffer }),
        closed: (code) => {
          this.#end(code)
        },
      })
    }

    send(message: Uint8Array) {
      if (this.readyState !== this.OPEN) return
      this.#channel.send(message)
      listener.sent(message)
    }

    close() {
      this.#channel.close()
      this.#end(CLOSED_NORMALLY)
    }

    #end(code: number) {
      if (this.readyState === this.CLOSED) return
      this.readyState = this.CLOSED
      this.onclose?.({ code })
    }
  }
  // The provider uses no more of a WebSocket than this.
  return TextSocket as unknown as typeof WebSocket
}
