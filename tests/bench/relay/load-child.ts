/**
 * A process of devices: lets itself in, then types what its parent asks for, and answers when every
 * letter has reached every other device of its space.
 */
import { wires, type Typist, type WireName } from './wires.ts'

export interface Load {
  wire: WireName
  url: string
  spaces: string[]
  devices: number
  /** Of each device, in all. */
  letters: number
  /** Milliseconds between two letters of one device. */
  pause: number
}

const load = JSON.parse(process.argv[2] ?? '') as Load
const wire = wires[load.wire]
const typists: Typist[] = []
for (const name of load.spaces) {
  typists.push(...(await wire.enter(load.url, { ...load, name })))
}
let delivered = 0
let arrived: () => void = () => undefined
for (const { socket } of typists) {
  socket.on('message', (frame: Buffer) => {
    delivered += wire.updatesIn(frame)
    arrived()
  })
  socket.on('close', () => process.exit(1))
}
let sent = 0
process.on('message', (count: number) => {
  void type(count).then(() => process.send?.('typed'))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')

async function type(count: number): Promise<void> {
  const from = sent
  sent += count
  delivered = 0
  const receivers = wire.echoes ? load.devices : load.devices - 1
  const expected = typists.length * count * receivers
  const all = new Promise<void>((resolve) => {
    arrived = () => {
      if (delivered === expected) resolve()
    }
  })
  // Nobody types in step with anybody else.
  for (const [place, typist] of typists.entries()) {
    const start = (load.pause * place) / typists.length
    setTimeout(() => typeLetters(typist, from, count), start)
  }
  await all
}

function typeLetters({ socket, frames }: Typist, from: number, count: number) {
  let at = from
  const send = () => {
    const frame = frames[at]
    if (frame) socket.send(frame)
    at += 1
    if (at === from + count) clearInterval(timer)
  }
  const timer = setInterval(send, load.pause)
}
