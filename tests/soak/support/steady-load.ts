/** Devices of many spaces that write at a steady pace, and watch that all of it arrives, in order, and when. */
import type { WebSocket } from 'ws'
import { decode, encode } from '../../../shared/protocol/codec/codec.ts'
import type { WireEntry } from '../../../shared/protocol/entry/entry.ts'
import { clientMessage } from '../../../shared/protocol/relay/client-messages.ts'
import { entriesOf } from '../../bench/relay/entries-of.ts'
import { wires } from '../../bench/relay/wires.ts'
import { until } from '../../sync/support/until.ts'

export interface SteadyLoad {
  url: string
  spaces: number
  /** Of each space. */
  devices: number
  /** Milliseconds between two entries of one device. */
  pause: number
  seconds: number
}

export interface Arrivals {
  sent: number
  /** Of each entry as many as there are others in its space. */
  expected: number
  arrived: number
  /** Entries that came twice, or before one that was written earlier. */
  misplaced: number
  /** How many arrived within so many milliseconds, by the whole millisecond; the last is all above. */
  delays: number[]
}

const LONGEST_DELAY = 10_000
const LAST_ONES = 30_000

interface Writer {
  socket: WebSocket
  /** An entry that this device sealed; the relay cannot tell the others from real ones. */
  model: WireEntry
  sentAt: number[]
}

/** @returns writes for that long, and resolves when all has arrived or none comes any more */
export async function openLoad({ url, spaces, devices, pause, seconds }: SteadyLoad) {
  const writers = new Map<number, Writer>()
  const result: Arrivals = {
    sent: 0,
    expected: 0,
    arrived: 0,
    misplaced: 0,
    delays: new Array<number>(LONGEST_DELAY + 1).fill(0),
  }
  for (let space = 0; space < spaces; space += 1) {
    for (const writer of await enter(url, devices)) writers.set(writer.model.device, writer)
  }
  for (const { socket } of writers.values()) watch(socket)

  function watch(socket: WebSocket) {
    const newest = new Map<number, number>()
    socket.on('message', (frame: Buffer) => {
      const now = performance.now()
      for (const { device, seq } of entriesOf(frame)) {
        if (seq === (newest.get(device) ?? 0) + 1) newest.set(device, seq)
        else result.misplaced += 1
        result.arrived += 1
        const delay = Math.floor(now - (writers.get(device)?.sentAt[seq - 1] ?? 0))
        const place = Math.min(delay, LONGEST_DELAY)
        result.delays[place] = (result.delays[place] ?? 0) + 1
      }
    })
  }

  function send({ socket, model, sentAt }: Writer) {
    const entry = { ...model, seq: sentAt.length + 1 }
    sentAt.push(performance.now())
    socket.send(encode(clientMessage, { type: 'append', request: entry.seq, entries: [entry] }))
    result.sent += 1
    result.expected += devices - 1
  }

  return async function write(): Promise<Arrivals> {
    const all = [...writers.values()]
    const end = performance.now() + seconds * 1000
    // Nobody writes in step with anybody else.
    await Promise.all(
      all.map(async (writer, place) => {
        await passed((pause * place) / all.length)
        for (; performance.now() < end; await passed(pause)) send(writer)
      }),
    )
    let before = -1
    await until(
      'the last entries',
      () => {
        const isOver = result.arrived === result.expected || result.arrived === before
        before = result.arrived
        return Promise.resolve(isOver)
      },
      { longest: LAST_ONES, pause: 2000 },
    )
    for (const { socket } of all) socket.close()
    return result
  }
}

async function enter(url: string, devices: number): Promise<Writer[]> {
  const typists = await wires.relay.enter(url, { name: '', devices, letters: 1 })
  return typists.map(({ socket, frames: [frame = new Uint8Array()] }) => {
    const message = decode(clientMessage, frame)
    const [model] = message.ok && message.value.type === 'append' ? message.value.entries : []
    if (!model) throw new Error('a device without an entry')
    return { socket, model, sentAt: [] }
  })
}

const passed = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
  })
