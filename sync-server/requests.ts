/** What somebody who was let in asks for: done in order, but appends need not wait for each other. */
import { decode } from '../shared/protocol/codec/codec.ts'
import { clientMessage } from '../shared/protocol/relay/client-messages.ts'
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'
import { answer } from './answer.ts'
import type { Guest, Question } from './asked.ts'
import type { RelayParts } from './connection.ts'
import type { LiveSpace, Member } from './live-space.ts'
import { readAppend, type Append } from './read-append.ts'
import type { Sender } from './sender.ts'

export interface Requests {
  take(data: Uint8Array): Promise<void>
  /** Resolves when nothing is being stored any more. */
  done(): Promise<unknown>
}

interface Side {
  space: LiveSpace
  member: Member
  guest: Guest | null
  sender: Sender
  refuse(problem: RelayProblem): void
  fail(error: unknown): void
}

export function serveRequests(
  { space, member, guest, sender, refuse, fail }: Side,
  { storage, limits, now, observer }: RelayParts,
): Requests {
  /** Their order is kept by the log; what is being stored is bounded as what waits. */
  const appending = new Set<Promise<void>>()
  let bytes = 0

  async function take(data: Uint8Array) {
    const appended = readAppend(data)
    if (!appended) return other(data)
    append(appended, data.length)
    while (bytes > limits.waitingBytes || appending.size >= limits.waitingMessages) {
      await Promise.race(appending)
    }
  }

  async function other(data: Uint8Array) {
    const message = decode(clientMessage, data)
    if (message.ok && message.value.type !== 'append') await reply(message.value)
    else refuse(!message.ok && message.problem === 'newer' ? 'newer-version' : 'malformed')
  }

  function append({ request, entries }: Append, size: number): void {
    if (guest) {
      sender.send({ type: 'failed', request, problem: 'not-yours' })
      return
    }
    const seq = entries.at(-1)?.seq ?? 0
    const started = performance.now()
    bytes += size
    const stored = space
      .append(member, entries)
      .then((problem) => {
        if (problem) observer.refused(problem)
        else observer.acknowledged((performance.now() - started) / 1000)
        sender.send(
          problem ? { type: 'failed', request, problem } : { type: 'acknowledged', request, seq },
        )
      })
      .catch(fail)
      .finally(() => {
        bytes -= size
        appending.delete(stored)
      })
    appending.add(stored)
  }

  async function reply(message: Question) {
    const asked = { space, member, storage, now, guest }
    const answered = await answer(asked, message).catch((error: unknown) => {
      const problem = space.failure(error)
      return 'request' in message
        ? ({ type: 'failed', request: message.request, problem } as const)
        : null
    })
    if (answered) await sender.answer(answered)
  }

  return { take, done: () => Promise.all(appending) }
}
