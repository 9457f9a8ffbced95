/** A device at a real relay, as bare as can be: it signs, asks, and remembers what it was told. */
import { WebSocket } from 'ws'
import { decode, encode } from '../../../shared/protocol/codec/codec.ts'
import { sign } from '../../../shared/protocol/crypto.ts'
import { challengeDigest } from '../../../shared/protocol/relay/challenge.ts'
import {
  clientMessage,
  hello,
  type ClientMessage,
  type Hello,
} from '../../../shared/protocol/relay/client-messages.ts'
import { relayMessage, type RelayMessage } from '../../../shared/protocol/relay/relay-messages.ts'
import type { Invite, Person, Space } from '../../protocol/support/people.ts'

type Told<Type extends RelayMessage['type']> = Extract<RelayMessage, { type: Type }>
type Without<Some> = Some extends { request: number } ? Omit<Some, 'request'> : never

export class Device {
  readonly told: RelayMessage[] = []
  /** What a test does in the very moment in which something is told. */
  hears: (message: RelayMessage) => void = () => undefined
  readonly socket: WebSocket
  #requests = 0
  #listeners = new Set<() => void>()
  #closed = false

  constructor(url: string) {
    this.socket = new WebSocket(url)
    this.socket.on('message', (data: Buffer) => {
      const message = decode(relayMessage, data)
      if (!message.ok) throw new Error(`the relay said something ${message.problem}`)
      this.told.push(message.value)
      this.hears(message.value)
      for (const listener of this.#listeners) listener()
    })
    this.socket.on('close', () => {
      this.#closed = true
      for (const listener of this.#listeners) listener()
    })
    // What follows is told by `close`.
    this.socket.on('error', () => undefined)
  }

  /** The first message, told or to come, that is wanted. */
  async until<Found extends RelayMessage>(
    wanted: (message: RelayMessage) => message is Found,
  ): Promise<Found> {
    for (;;) {
      const found = this.told.find(wanted)
      if (found) return found
      if (this.#closed) throw new Error(`closed after ${JSON.stringify(this.told.at(-1)?.type)}`)
      await this.#news()
    }
  }

  async closed(): Promise<void> {
    while (!this.#closed) await this.#news()
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      const listener = () => {
        this.#listeners.delete(listener)
        resolve()
      }
      this.#listeners.add(listener)
    })
  }

  first = <Type extends RelayMessage['type']>(type: Type) =>
    this.until((message): message is Told<Type> => message.type === type)

  sendHello(said: Hello): void {
    this.socket.send(encode(hello, said))
  }

  say(message: ClientMessage): void {
    this.socket.send(encode(clientMessage, message))
  }

  /** Asks, and waits for what answers this. */
  async ask(message: Without<ClientMessage>): Promise<RelayMessage> {
    this.#requests += 1
    const request = this.#requests
    this.say({ ...message, request } as ClientMessage)
    return this.until((told): told is RelayMessage => 'request' in told && told.request === request)
  }

  /** Waits for the challenge, and answers as this person. */
  async signFor(person: Person, space: Uint8Array, device = person.device): Promise<Uint8Array> {
    const { relay, nonce } = await this.first('challenge')
    return sign(challengeDigest(relay, nonce, space, device), person.signingKey)
  }
}

/** Makes the space at the relay; its creator stays connected. */
export async function create(url: string, space: Space, by: Person, code = ''): Promise<Device> {
  const device = new Device(url)
  const signature = await device.signFor(by, space.chain.now.space)
  const roster = space.chain.links.map(({ data }) => data)
  device.sendHello({
    type: 'create',
    version: 1,
    code,
    roster,
    device: by.device,
    signature,
  })
  await device.first('welcome')
  return device
}

export async function connect(url: string, space: Space, person: Person): Promise<Device> {
  const device = new Device(url)
  const id = space.chain.now.space
  const signature = await device.signFor(person, id)
  const { device: number } = person
  device.sendHello({ type: 'device', version: 1, space: id, device: number, signature })
  await device.first('welcome')
  return device
}

export async function visit(url: string, space: Space, { keys }: Invite): Promise<Device> {
  const device = new Device(url)
  const { relay, nonce } = await device.first('challenge')
  const id = space.chain.now.space
  const signature = sign(challengeDigest(relay, nonce, id, 0), keys.privateKey)
  device.sendHello({ type: 'invite', version: 1, space: id, key: keys.publicKey, signature })
  await device.first('welcome')
  return device
}
