/** One WebSocket: it says hello within a few seconds and bytes, then asks and is answered in order. */
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import { decode } from '../shared/protocol/codec/codec.ts'
import { randomBytes } from '../shared/protocol/crypto.ts'
import { hello, MAX_HELLO_BYTES, type Hello } from '../shared/protocol/relay/client-messages.ts'
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'
import { RECOVERY } from '../shared/protocol/roster/record.ts'
import { admissionProblem, proofOfRemoval, type Challenge } from './admit.ts'
import type { Guest } from './asked.ts'
import { createSpaceFrom } from './create-space.ts'
import { guardFirstFrame, type Budget } from './first-frame.ts'
import { createInbox } from './inbox.ts'
import type { LiveSpace, Member } from './live-space.ts'
import type { Limits } from './limits.ts'
import type { Observer } from './observer.ts'
import { serveRequests, type Requests } from './requests.ts'
import { createSender } from './sender.ts'
import type { Spaces } from './spaces.ts'
import type { Storage } from './storage/storage.ts'
import { welcomeTo } from './welcome.ts'

export interface RelayParts {
  storage: Storage
  spaces: Spaces
  limits: Limits
  /** The address that devices dial. */
  publicUrl: string
  now: () => number
  observer: Observer
  /** For first frames that are larger than a hello. */
  creations: Budget
}

/** Of a hello that creates a space. */
const CREATES = 3

/**
 * @param stream what the socket's bytes come from
 * @returns when the connection has ended and all that it asked for is done
 */
export function serveConnection(
  socket: WebSocket,
  stream: Socket,
  parts: RelayParts,
): Promise<void> {
  const { limits, storage, spaces, now, observer } = parts
  const challenge: Challenge = { relay: parts.publicUrl, nonce: randomBytes(32) }
  const sender = createSender(socket, stream, limits, observer)
  const member: Member = { device: 0, isGuest: false, deliver: sender.deliver, close: refuse }
  let space: LiveSpace | null = null
  let requests: Requests | null = null
  let hasSpoken = false
  let isRefused = false

  const inbox = createInbox(socket, limits, (data) =>
    (requests ? requests.take(data) : greet(data)).catch(fail),
  )
  const unguard = guardFirstFrame(stream, parts.creations, () => {
    observer.refused('too-large')
    socket.terminate()
  })
  const tooLate = setTimeout(() => {
    refuse('too-many')
  }, limits.helloMilliseconds)

  /** From here on nothing is done for it, whatever it has sent already (attack A18). */
  function refuse(problem: RelayProblem) {
    if (isRefused) return
    isRefused = true
    inbox.close()
    sender.refuse(problem)
  }

  function fail(error: unknown) {
    observer.failed(error)
    inbox.close()
    socket.close(1011)
  }

  /** One hello; whoever says more before it was let in floods (attack A37). */
  function take(data: Uint8Array) {
    if (!requests && hasSpoken) refuse('too-many')
    else inbox.put(data)
    hasSpoken = true
  }

  async function greet(data: Uint8Array) {
    const isShort = data.length <= MAX_HELLO_BYTES || data[0] === CREATES
    const said = isShort ? decode(hello, data) : null
    if (!said?.ok) {
      refuse(said?.problem === 'newer' ? 'newer-version' : 'malformed')
      return
    }
    const problem = await admit(said.value)
    if (problem) refuse(problem)
    else {
      clearTimeout(tooLate)
      unguard()
    }
  }

  async function admit(said: Hello): Promise<RelayProblem | null> {
    if (said.type === 'create') {
      const created = await createSpaceFrom(said, challenge, parts)
      if (!created.ok) return created.problem
      const opened = await spaces.open(created.id)
      if (opened) await enter(opened, said.device, null)
      return opened ? null : 'unknown-space'
    }
    const id = said.type === 'sheet' ? await storage.spaceBeginning(said.space) : said.space
    const found = id && (await spaces.open(id))
    if (!found) return 'unknown-space'
    const problem = admissionProblem(found.chain().now, said, challenge, now())
    const proof = problem === 'removed' ? proofOfRemoval(found.chain(), said, challenge) : null
    if (proof) sender.send(proof)
    if (problem) spaces.letGo(found)
    else if (said.type === 'invite') await enter(found, 0, { key: said.key })
    else await enter(found, said.type === 'sheet' ? RECOVERY : said.device, null)
    return problem
  }

  async function enter(opened: LiveSpace, device: number, guest: Guest | null) {
    if (isRefused) {
      spaces.letGo(opened)
      return
    }
    // A device has one connection: a newer one takes the place of one that hangs. Guests are all 0.
    if (!guest) {
      for (const other of opened.members) {
        if (other.device === device && !other.isGuest) other.close('replaced')
      }
    }
    member.device = device
    member.isGuest = guest !== null
    space = opened
    requests = serveRequests({ space: opened, member, guest, sender, refuse, fail }, parts)
    opened.members.add(member)
    sender.send(welcomeTo(opened, member, now()))
    await note(opened, true)
  }

  async function note(opened: LiveSpace, isHere: boolean) {
    if (member.isGuest || member.device === 0) return
    const time = now()
    opened.heard(member.device, time)
    const { device } = member
    opened.tellOthers(member, { type: 'heard', device, isHere: isHere ? 'yes' : 'no', time })
    await storage.noteHeard(opened.id, device, time).catch(observer.failed)
  }

  async function leave() {
    clearTimeout(tooLate)
    unguard()
    inbox.close()
    await inbox.idle()
    await requests?.done()
    const left = space
    if (!left) return
    left.members.delete(member)
    // Another connection of the same device may have taken the place of this one.
    const isHere = [...left.members].some(
      ({ device, isGuest }) => device === member.device && !isGuest,
    )
    if (!isHere) await note(left, false)
    spaces.letGo(left)
  }

  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isBinary) take(data)
    else refuse('malformed')
  })
  const ended = new Promise<void>((resolve) => {
    socket.on('close', () => {
      void leave().catch(observer.failed).finally(resolve)
    })
  })
  socket.on('error', () => {
    // What was not a WebSocket's frame, or too large: the library closes the connection itself.
    socket.terminate()
  })
  sender.send({ type: 'challenge', version: 1, ...challenge })
  return ended
}
