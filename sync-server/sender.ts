/** What goes out on one connection, and what happens to whoever reads too slowly. */
import type { WebSocket } from 'ws'
import { encode } from '../shared/protocol/codec/codec.ts'
import {
  relayMessage,
  type RelayMessage,
  type RelayProblem,
} from '../shared/protocol/relay/relay-messages.ts'
import type { Limits } from './limits.ts'
import type { Observer } from './observer.ts'

export interface Sender {
  send(message: RelayMessage): void
  deliver(frame: Uint8Array, mayBeLost: boolean): void
  /** Says why, and ends the connection. */
  refuse(problem: RelayProblem): void
}

export function createSender(socket: WebSocket, limits: Limits, observer: Observer): Sender {
  function deliver(frame: Uint8Array, mayBeLost: boolean) {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount + frame.length <= limits.bufferedBytes) {
      socket.send(frame)
    } else if (!mayBeLost) {
      // It connects again, and asks from where it was (attack A38).
      observer.cutOff()
      socket.terminate()
    }
  }
  const send = (message: RelayMessage) => {
    deliver(encode(relayMessage, message), false)
  }
  return {
    send,
    deliver,
    refuse(problem) {
      observer.refused(problem)
      send({ type: 'refused', problem })
      socket.close(1008, problem)
    },
  }
}
