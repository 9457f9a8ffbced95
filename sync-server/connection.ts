/** One WebSocket: it says hello within a few seconds and bytes, then asks and is answered in order. */
import type { WebSocket } from 'ws'
import { decode } from '../shared/protocol/codec/codec.ts'
import { randomBytes } from '../shared/protocol/crypto.ts'
import {
  clientMessage,
  hello,
  MAX_HELLO_BYTES,
  type ClientMessage,
  type Hello,
} from '../shared/protocol/relay/client-messages.ts'
import type { RelayProblem } from '../shared/protocol/relay/relay-messages.ts'
import { admissionProblem, type Challenge } from './admit.ts'
import { answer, type Guest, type Question } from './answer.ts'
import { createSpaceFrom } from './create-space.ts'
import type { LiveSpace, Member } from './live-space.ts'
import type { Limits } from './limits.ts'
import type { Observer } from './observer.ts'
import { createSender } from './sender.ts'
import type { Spaces } from './spaces.ts'
import type { Storage } from './storage/storage.ts'

export interface RelayParts {
  storage: Storage
  spaces: Spaces
  limits: Limits
  /** The address that devices dial. */
  publicUrl: string
  now: () => number
  observer: Observer
}

/** @returns when the connection has ended and all that it asked for is done */
export function serveConnection(socket: WebSocket, parts: RelayParts): Promise<void> {
  const { limits, storage, spaces, now, observer } = parts
  const challenge: Challenge = { relay: parts.publicUrl, nonce: randomBytes(32) }
  const { send, deliver, refuse } = createSender(socket, limits, observer)
  const member: Member = { device: 0, isGuest: false, deliver, close: refuse }
  let space: LiveSpace | null = null
  let guest: Guest | null = null
  /** Messages are done one after the other, so that each meets what the one before left. */
  let work: Promise<void> = Promise.resolve()
  /** Appends need not wait for the disk: their order is kept by the log. */
  const appending = new Set<Promise<void>>()
  let waiting = 0

  const tooLate = setTimeout(() => {
    refuse('too-many')
  }, limits.helloMilliseconds)

  function take(data: Uint8Array) {
    waiting += 1
    if (waiting + appending.size > limits.waitingMessages) {
      observer.refused('too-many')
      socket.terminate()
      return
    }
    work = work
      .then(() => (space ? request(space, data) : greet(data)))
      .catch(fail)
      .finally(() => {
        waiting -= 1
      })
  }

  function fail(error: unknown) {
    observer.failed(error)
    socket.close(1011)
  }

  async function greet(data: Uint8Array) {
    const said = data.length > MAX_HELLO_BYTES && !isCreation(data) ? null : decode(hello, data)
    if (!said?.ok) {
      refuse(said?.problem === 'newer' ? 'newer-version' : 'malformed')
      return
    }
    const problem = await admit(said.value)
    if (problem) refuse(problem)
    else clearTimeout(tooLate)
  }

  /** The whole roster comes with it, so that it may be larger; it needs a code. */
  const isCreation = (data: Uint8Array) => data[0] === 3 && data.length <= limits.messageBytes

  async function admit(said: Hello): Promise<RelayProblem | null> {
    if (said.type === 'create') {
      const created = await createSpaceFrom(said, challenge, parts)
      if (!created.ok) return created.problem
      const opened = await spaces.open(created.id)
      if (opened) await enter(opened, said.device, null)
      return opened ? null : 'unknown-space'
    }
    const found = await spaces.open(said.space)
    if (!found) return 'unknown-space'
    const problem = admissionProblem(found.chain().now, said, challenge, now())
    if (problem) spaces.letGo(found)
    else if (said.type === 'invite') await enter(found, 0, { key: said.key })
    else await enter(found, said.device, null)
    return problem
  }

  async function enter(opened: LiveSpace, device: number, as: Guest | null) {
    // A device has one connection: a newer one takes the place of one that hangs.
    if (!as)
      for (const other of opened.members) if (other.device === device) other.close('too-many')
    member.device = device
    member.isGuest = as !== null
    space = opened
    guest = as
    opened.members.add(member)
    welcome(opened)
    await note(opened, true)
  }

  function welcome(opened: LiveSpace) {
    const { index: rosterIndex, head: rosterHead } = opened.chain().now
    const here = new Set([...opened.members].map(({ device }) => device))
    const logs = opened.logs().map(({ bytes, ...log }) => ({
      ...log,
      isHere: here.has(log.device) ? ('yes' as const) : ('no' as const),
    }))
    const quota = opened.usage(member.device)
    send({
      type: 'welcome',
      rosterIndex,
      rosterHead,
      logs: guest ? [] : logs,
      snapshot: null,
      quota,
      time: now(),
    })
  }

  async function note(opened: LiveSpace, isHere: boolean) {
    if (guest || member.device === 0) return
    const time = now()
    opened.heard(member.device, time)
    const { device } = member
    opened.tellOthers(member, { type: 'heard', device, isHere: isHere ? 'yes' : 'no', time })
    await storage.noteHeard(opened.id, device, time).catch(observer.failed)
  }

  async function request(opened: LiveSpace, data: Uint8Array) {
    const message = decode(clientMessage, data)
    if (!message.ok) {
      refuse(message.problem === 'newer' ? 'newer-version' : 'malformed')
      return
    }
    if (message.value.type === 'append') append(opened, message.value)
    else await reply(opened, message.value)
  }

  function append(
    opened: LiveSpace,
    { request, entries }: Extract<ClientMessage, { type: 'append' }>,
  ) {
    if (guest) {
      send({ type: 'failed', request, problem: 'not-yours' })
      return
    }
    const seq = entries.at(-1)?.seq ?? 0
    const started = performance.now()
    const stored = opened
      .append(member, entries)
      .then((problem) => {
        if (problem) observer.refused(problem)
        else observer.acknowledged((performance.now() - started) / 1000)
        send(
          problem ? { type: 'failed', request, problem } : { type: 'acknowledged', request, seq },
        )
      })
      .catch(fail)
      .finally(() => appending.delete(stored))
    appending.add(stored)
  }

  async function reply(opened: LiveSpace, message: Question) {
    const answered = await answer({ space: opened, member, storage, now }, message, guest)
    if (answered) send(answered)
  }

  async function leave() {
    clearTimeout(tooLate)
    await Promise.all(appending)
    const left = space
    if (!left) return
    left.members.delete(member)
    // Another connection of the same device may have taken the place of this one.
    const isHere = [...left.members].some(({ device }) => device === member.device)
    if (!isHere) await note(left, false)
    spaces.letGo(left)
  }

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) take(data)
    else refuse('malformed')
  })
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      void work.then(leave).catch(observer.failed).finally(resolve)
    })
  })
  socket.on('error', () => {
    // What was not a WebSocket's frame, or too large: the library closes the connection itself.
    socket.terminate()
  })
  send({ type: 'challenge', version: 1, ...challenge })
  return ended
}
