/** What it costs a server that one letter reaches another device: processor time of its process alone. */
import { median, type Results } from '../measure.ts'
import { letIn } from './loads.ts'
import { startServer } from './servers.ts'
import type { WireName } from './wires.ts'

const SPACES = 20
const DEVICES = 10
const PROCESSES = 2
/** Everybody types ten letters in a second: 2,000 arrive, 18,000 go out. */
const PAUSE = 100
/** Until the runtime has compiled what is used much: a server runs for weeks. */
const WARM_UP = 150
const LETTERS = 100
const ROUNDS = 3

const NAMES: WireName[] = ['relay', 'y-websocket', 'hocuspocus']

export async function deliveryCost(rounds = ROUNDS): Promise<Results> {
  const costs = new Map(NAMES.map((name) => [name, [] as number[]]))
  // In turn, so that what else the machine does hits all alike.
  for (let round = 0; round < rounds; round += 1) {
    for (const name of NAMES) costs.get(name)?.push(await costOf(name))
  }
  const of = (name: WireName) => median(costs.get(name) ?? [])
  const relay = of('relay')
  return {
    'relay: processor time per delivered update, against y-websocket': relay / of('y-websocket'),
    'relay: processor time per delivered update, against Hocuspocus': relay / of('hocuspocus'),
    'relay: microseconds per delivered update': relay,
    'y-websocket 2.1: microseconds per delivered update': of('y-websocket'),
    'Hocuspocus 3.4: microseconds per delivered update': of('hocuspocus'),
  }
}

async function costOf(wire: WireName): Promise<number> {
  const server = await startServer(wire)
  const letters = WARM_UP + LETTERS
  const { url } = server
  const load = { wire, url, spaces: SPACES, devices: DEVICES, letters, pause: PAUSE }
  const devices = await letIn(load, PROCESSES)
  await devices.type(WARM_UP)
  const before = await server.used()
  await devices.type(LETTERS)
  const after = await server.used()
  devices.leave()
  await server.stop()
  return (after.cpu - before.cpu) / (SPACES * DEVICES * LETTERS * (DEVICES - 1))
}
