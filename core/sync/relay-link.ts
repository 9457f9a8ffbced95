/** One connection to a relay: it says hello, asks and is answered, and hears what others do. */
import { WebSocket } from 'ws'
import { decode, encode } from '../../shared/protocol/codec/codec.ts'
import { challengeDigest } from '../../shared/protocol/relay/challenge.ts'
import {
  clientMessage,
  hello,
  type ClientMessage,
  type Hello,
} from '../../shared/protocol/relay/client-messages.ts'
import { relayMessage, type RelayMessage } from '../../shared/protocol/relay/relay-messages.ts'
import type { RelayProblem } from '../../shared/protocol/relay/problems.ts'

export type Told<Type extends RelayMessage['type']> = Extract<RelayMessage, { type: Type }>
type Without<Some> = Some extends { request: number } ? Omit<Some, 'request'> : never
export type Question = Without<ClientMessage>

/** Why a connection ended, or could not be made. */
export type LinkProblem =
  | RelayProblem
  /** Nobody answers there. */
  | 'unreachable'
  /** Somebody answers who is no relay, or for another address (attack A36). */
  | 'no-relay'
  /** Its certificate is not to be trusted. */
  | 'certificate'
  /** The roster says that the chapter is elsewhere. */
  | 'moved'
  /** The chapter is there already, from before. */
  | 'relay-taken'
  /** The roster there is not the one here. */
  | 'relay-fork'

export class LinkClosed extends Error {
  override readonly name = 'LinkClosed'
  readonly problem: LinkProblem
  constructor(problem: LinkProblem) {
    super(problem)
    this.problem = problem
  }
}

/** What the relay refused; the connection goes on. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  readonly problem: RelayProblem
  constructor(problem: RelayProblem) {
    super(problem)
    this.problem = problem
  }
}

export interface RelayLink {
  welcome: Told<'welcome'>
  /** @throws {RequestFailed} · @throws {LinkClosed} */
  ask(question: Question): Promise<RelayMessage>
  say(message: Extract<ClientMessage, { type: 'presence' }>): void
  close(): void
  /** Resolves when the connection has ended, with the reason. */
  ended: Promise<LinkProblem>
}

/** Signs a challenge, and says who this is. */
export type MakeHello = (digest: (space: Uint8Array, device: number) => Uint8Array) => Hello

const CONNECT_MILLISECONDS = 15_000
/** The relay pings twice a minute; a connection that stays silent for longer hangs. */
const SILENCE = 75_000

/**
 * @param hear what comes unasked, one after the other
 * @throws {LinkClosed}
 */
export function openLink(
  address: string,
  makeHello: MakeHello,
  hear: (message: RelayMessage) => void,
): Promise<RelayLink> {
  const socket = new WebSocket(address, {
    perMessageDeflate: false,
    handshakeTimeout: CONNECT_MILLISECONDS,
    maxPayload: 64 * 2 ** 20,
    followRedirects: false,
  })
  const waiting = new Map<
    number,
    { resolve: (message: RelayMessage) => void; reject: (error: Error) => void }
  >()
  let requests = 0
  let problem: LinkProblem | null = null
  let silence: ReturnType<typeof setTimeout> | undefined

  function stillThere() {
    clearTimeout(silence)
    silence = setTimeout(() => {
      socket.terminate()
    }, SILENCE)
  }

  function end(reason: LinkProblem) {
    problem ??= reason
    socket.terminate()
  }

  return new Promise((resolve, reject) => {
    const ended = new Promise<LinkProblem>((tell) => {
      socket.on('close', () => {
        clearTimeout(silence)
        const reason = problem ?? 'unreachable'
        for (const { reject: fail } of waiting.values()) fail(new LinkClosed(reason))
        waiting.clear()
        reject(new LinkClosed(reason))
        tell(reason)
      })
    })
    socket.on('error', (error) => {
      problem ??= problemOf(error)
    })
    socket.on('open', stillThere)
    socket.on('ping', stillThere)
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      stillThere()
      const message = isBinary ? decode(relayMessage, new Uint8Array(data)) : null
      if (!message?.ok) end(message?.problem === 'newer' ? 'newer-version' : 'no-relay')
      else take(message.value)
    })

    function take(message: RelayMessage) {
      if (message.type === 'challenge') greet(message)
      else if (message.type === 'welcome') resolve({ welcome: message, ask, say, close, ended })
      else if (message.type === 'refused') end(message.problem)
      else if (!('request' in message) || message.request === null) hear(message)
      else answered(message, message.request)
    }
  })

  function greet({ relay, nonce }: Told<'challenge'>) {
    if (relay !== address) {
      end('no-relay')
      return
    }
    const said = makeHello((space, device) => challengeDigest(relay, nonce, space, device))
    socket.send(encode(hello, said))
  }

  function answered(message: RelayMessage, request: number) {
    const asked = waiting.get(request)
    waiting.delete(request)
    if (message.type === 'failed') asked?.reject(new RequestFailed(message.problem))
    else asked?.resolve(message)
  }

  function ask(question: Question): Promise<RelayMessage> {
    requests += 1
    const request = requests
    return new Promise((resolve, reject) => {
      if (socket.readyState !== socket.OPEN) {
        reject(new LinkClosed(problem ?? 'unreachable'))
        return
      }
      waiting.set(request, { resolve, reject })
      socket.send(encode(clientMessage, { ...question, request } as ClientMessage))
    })
  }

  function say(message: ClientMessage) {
    if (socket.readyState === socket.OPEN) socket.send(encode(clientMessage, message))
  }

  function close() {
    socket.close(1000)
  }
}

function problemOf(error: Error): LinkProblem {
  const code = 'code' in error ? String(error.code) : ''
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code)) return 'certificate'
  return /Unexpected server response|Invalid|wrong version number/i.test(error.message)
    ? 'no-relay'
    : 'unreachable'
}

/** Whether a relay is at an address. @throws {LinkClosed} with why it is not */
export function testRelay(address: string): Promise<void> {
  const nowhere = new Uint8Array(32)
  const nothing = new Uint8Array(64)
  return openLink(
    address,
    () => ({ type: 'device', version: 1, space: nowhere, device: 1, signature: nothing }),
    () => undefined,
  ).then(
    (link) => {
      link.close()
    },
    (error: unknown) => {
      // It asked who this is, and knows no such space: that is a relay.
      if (error instanceof LinkClosed && error.problem === 'unknown-space') return
      throw error
    },
  )
}

/** The answer, if it is of this kind. @throws for a relay that answers something else */
export function expectType<Type extends RelayMessage['type']>(
  message: RelayMessage,
  type: Type,
): Told<Type> {
  if (message.type !== type) throw new LinkClosed('no-relay')
  return message as Told<Type>
}
