/** How the devices of a space reach each server, and how one letter that is typed looks there. */
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { WebSocket } from 'ws'
import { encode } from '../../../shared/protocol/codec/codec.ts'
import { clientMessage } from '../../../shared/protocol/relay/client-messages.ts'
import { Log } from '../../protocol/support/logs.ts'
import { setup } from '../../protocol/support/people.ts'
import { connect, create } from '../../relay/support/device.ts'
import { entriesOf } from './entries-of.ts'
import { letters, letterItem } from './letters.ts'

export type WireName = 'relay' | 'y-websocket' | 'hocuspocus'

/** A device that was let in, with all that it will send: a frame for each letter. */
export interface Typist {
  socket: WebSocket
  frames: Uint8Array[]
}

export interface Wire {
  enter(url: string, space: SpaceSize): Promise<Typist[]>
  /** How many updates a frame brings. */
  updatesIn(frame: Uint8Array): number
  /** Whether whoever sends gets it back as well. */
  echoes: boolean
}

export interface SpaceSize {
  name: string
  devices: number
  /** Letters of each device. */
  letters: number
}

const SYNC = 0
const UPDATE = 2
const AUTHENTICATION = 2

export const wires: Record<WireName, Wire> = {
  relay: {
    echoes: false,
    updatesIn: (frame) => entriesOf(frame).length,
    async enter(url, { devices, letters: count }) {
      const names = Array.from({ length: devices }, (_, n) => `Person ${String(n)}`)
      const { space, people } = setup(...names)
      const typists: Typist[] = []
      for (const person of people) {
        const enter = typists.length === 0 ? create : connect
        const { socket } = await enter(url, space, person)
        socket.removeAllListeners('message')
        const log = new Log(space, person)
        const frames = letters(person.device, count).map((update, n) => {
          const entries = [log.write('', [letterItem(person.device, n, update)])]
          return encode(clientMessage, { type: 'append', request: n, entries })
        })
        typists.push({ socket, frames })
      }
      return typists
    },
  },

  'y-websocket': {
    echoes: true,
    updatesIn: (frame) => (frame[0] === SYNC && frame[1] === UPDATE ? 1 : 0),
    enter: (url, size) =>
      eachDevice(size, async (device) => {
        const socket = await opened(`${url}/${size.name}`)
        const frames = letters(device, size.letters).map((update) => syncFrame(update))
        return { socket, frames }
      }),
  },

  hocuspocus: {
    echoes: true,
    updatesIn(frame) {
      const decoder = createDecoder(frame)
      readVarString(decoder)
      return readVarUint(decoder) === SYNC && readVarUint(decoder) === UPDATE ? 1 : 0
    },
    enter: (url, size) =>
      eachDevice(size, async (device) => {
        const socket = await opened(url)
        const encoder = createEncoder()
        writeVarString(encoder, size.name)
        writeVarUint(encoder, AUTHENTICATION)
        writeVarUint(encoder, 0)
        writeVarString(encoder, 'token')
        const answered = new Promise((resolve) => socket.once('message', resolve))
        socket.send(toUint8Array(encoder))
        await answered
        const frames = letters(device, size.letters).map((update) => syncFrame(update, size.name))
        return { socket, frames }
      }),
  },
}

async function eachDevice(
  { devices }: SpaceSize,
  enter: (device: number) => Promise<Typist>,
): Promise<Typist[]> {
  const typists: Typist[] = []
  for (let device = 1; device <= devices; device += 1) typists.push(await enter(device))
  return typists
}

function syncFrame(update: Uint8Array, document?: string): Uint8Array {
  const encoder = createEncoder()
  if (document !== undefined) writeVarString(encoder, document)
  writeVarUint(encoder, SYNC)
  writeVarUint(encoder, UPDATE)
  writeVarUint8Array(encoder, update)
  return toUint8Array(encoder)
}

function opened(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('open', () => {
      resolve(socket)
    })
  })
}
