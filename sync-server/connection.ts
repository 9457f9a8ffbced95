/** One WebSocket: it says hello within a few seconds and bytes, then asks and is answered in order. */
import type { WebSocket } from 'ws'
import { decode, encode } from '../shared/protocol/codec/codec.ts'
import { randomBytes } from '../shared/protocol/crypto.ts'
import {
  clientMessage,
  hello,
  MAX_HELLO_BYTES,
  type ClientMessage,
  type Hello,
} from '../shared/protocol/relay/client-messages.ts'
import {
  relayMessage,
  type RelayMessage,
  type RelayProblem,
} from '../shared/protocol/relay/relay-messages.ts'
import { admissionProblem, type Challenge } from './admit.ts'
import { answer, type Guest } from './answer.ts'
import { createSpaceFrom } from './create-space.ts'
import type { LiveSpace, Member } from './live-space.ts'
import type { Limits } from './limits.ts'
import type { Spaces } from './spaces.ts'
import type { Storage } from './storage/storage.ts'

export interface RelayParts {
  storage: Storage
  spaces: Spaces
  limits: Limits
  /** The address that devices dial. */
  publicUrl: string
  now: () => number
  /** Told of a bug or a failing disk. */
  report: (error: unknown) => void
}

/** @returns when the connection has ended and all that it asked for is done */
export function serveConnection(socket: WebSocket, parts: RelayParts): Promise<void> {
  const { limits, storage, spaces, now } = parts
  const challenge: Challenge = { relay: parts.publicUrl, nonce: randomBytes(32) }
  let space: LiveSpace | null = null
  let guest: Guest | null = null
  /** Messages are done one after the other, so that each meets what the one before left. */
  let work: Promise<void> = Promise.resolve()
  let waiting = 0

  const member: Member = { device: 0, isGuest: false, send, close: refuse }

  function send(message: RelayMessage) {
    if (socket.readyState !== socket.OPEN) return
    // Whoever reads more slowly than others write is cut off, and asks again from where it was.
    if (socket.bufferedAmount > limits.bufferedBytes) {
      if (message.type !== 'presence') socket.terminate()
      return
    }
    socket.send(encode(relayMessage, message))
  }

  function refuse(problem: RelayProblem) {
    send({ type: 'refused', problem })
    socket.close(1008, problem)
  }

  const tooLate = setTimeout(() => {
    refuse('too-many')
  }, limits.helloMilliseconds)

  function take(data: Uint8Array) {
    waiting += 1
    if (waiting > limits.waitingMessages) {
      socket.terminate()
      return
    }
    work = work
      .then(() => (space ? request(data) : greet(data)))
      .catch((error: unknown) => {
        parts.report(error)
        socket.close(1011)
      })
      .finally(() => {
        waiting -= 1
      })
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
      return enter(created.id, said.device, null)
    }
    const found = await spaces.open(said.space)
    if (!found) return 'unknown-space'
    const problem = admissionProblem(found.chain().now, said, challenge, now())
    if (problem) {
      spaces.letGo(found)
      return problem
    }
    if (said.type === 'invite') return enter(said.space, 0, { key: said.key })
    return enter(said.space, said.device, null)
  }

  async function enter(id: Uint8Array, device: number, as: Guest | null) {
    const opened = await spaces.open(id)
    if (!opened) return 'unknown-space'
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
    return null
  }

  function welcome(opened: LiveSpace) {
    const { index: rosterIndex, head: rosterHead } = opened.chain().now
    const logs = guest ? [] : opened.logs().map(({ bytes, ...log }) => log)
    const quota = opened.usage(member.device)
    send({ type: 'welcome', rosterIndex, rosterHead, logs, snapshot: null, quota, time: now() })
  }

  async function note(opened: LiveSpace, isHere: boolean) {
    if (guest || member.device === 0) return
    const time = now()
    opened.heard(member.device, time)
    await storage.noteHeard(opened.id, member.device, time)
    const { device } = member
    opened.tellOthers(member, { type: 'heard', device, isHere: isHere ? 'yes' : 'no', time })
  }

  async function request(data: Uint8Array) {
    const message = decode(clientMessage, data)
    if (!message.ok) {
      refuse(message.problem === 'newer' ? 'newer-version' : 'malformed')
      return
    }
    if (space) await reply(space, message.value)
  }

  async function reply(opened: LiveSpace, message: ClientMessage) {
    const answered = await answer({ space: opened, member, storage, now }, message, guest)
    if (answered) send(answered)
  }

  async function leave() {
    clearTimeout(tooLate)
    const left = space
    if (!left) return
    left.members.delete(member)
    await note(left, false)
    spaces.letGo(left)
  }

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) take(data)
    else refuse('malformed')
  })
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      void work.then(leave).catch(parts.report).finally(resolve)
    })
  })
  socket.on('error', () => {
    // What was not a WebSocket's frame, or too large: the library closes the connection itself.
    socket.terminate()
  })
  send({ type: 'challenge', version: 1, ...challenge })
  return ended
}
