/** What goes out on one connection, and what happens to whoever reads too slowly. */
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { encode } from '../shared/protocol/codec/codec.ts'
import { relayMessage, type RelayMessage } from '../shared/protocol/relay/relay-messages.ts'
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'
import type { Limits } from './limits.ts'
import type { Observer } from './observer.ts'

export interface Sender {
  /**
   * What was asked for. Resolves when the socket has taken it, before which nothing else is answered:
   * whoever asks for much at once gets it as fast as it reads.
   */
  answer(message: RelayMessage): Promise<void>
  /** What is small, and need not be waited for. */
  send(message: RelayMessage): void
  /** What others did. Whoever reads so slowly that too much of it waits is cut off (attack A38). */
  deliver(frame: Uint8Array, mayBeLost: boolean): void
  /** Says why, and ends the connection. */
  refuse(problem: RelayProblem): void
}

/** @param stream what the socket writes to */
export function createSender(
  socket: WebSocket,
  stream: Socket,
  limits: Limits,
  observer: Observer,
): Sender {
  let isGathering = false

  /** All that is told in one turn goes to the operating system at once: it costs more than the rest. */
  function gather() {
    if (isGathering) return
    isGathering = true
    stream.cork()
    process.nextTick(() => {
      isGathering = false
      stream.uncork()
    })
  }

  function deliver(frame: Uint8Array, mayBeLost: boolean) {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount + frame.length <= limits.bufferedBytes) {
      gather()
      socket.send(frame)
    } else if (!mayBeLost) {
      // It connects again, and asks from where it was.
      observer.cutOff()
      socket.terminate()
    }
  }
  const send = (message: RelayMessage) => {
    deliver(encode(relayMessage, message), false)
  }
  return {
    answer: (message) =>
      new Promise((resolve) => {
        if (socket.readyState !== socket.OPEN) resolve()
        // Also when it could not be sent: then the connection ends, and says so itself.
        else socket.send(encode(relayMessage, message), () => resolve())
      }),
    send,
    deliver,
    refuse(problem) {
      observer.refused(problem)
      send({ type: 'refused', problem })
      socket.close(1008, problem)
    },
  }
}
