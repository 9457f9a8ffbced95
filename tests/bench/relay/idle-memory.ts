/**
 * What the relay keeps for devices that are connected and say nothing: how much more it has for a
 * thousand more. The runtime's room for what is short-lived has its full size from the start then:
 * it grows with any work, and would be taken for what connections need.
 */
import type { Results } from '../measure.ts'
import { letIn } from './loads.ts'
import { startServer } from './servers.ts'

const DEVICES = 10
const FIRST = 30
const MORE = 100

export async function idleMemory(): Promise<Results> {
  return {
    'relay: memory per idle connection, kB': (await ofEach()) / 1000,
    'relay: memory with 1,000 connected devices, MB': (await withThousand()) / 1_000_000,
  }
}

const loadOn = (url: string, spaces: number) =>
  letIn({ wire: 'relay', url, spaces, devices: DEVICES, letters: 0, pause: 0 }, 1)

async function ofEach(): Promise<number> {
  const server = await startServer('relay', '--min-semi-space-size=16', '--max-semi-space-size=16')
  const first = await loadOn(server.url, FIRST)
  const before = await server.kept()
  const more = await loadOn(server.url, MORE)
  const after = await server.kept()
  for (const devices of [first, more]) devices.leave()
  await server.stop()
  return (after.memory - before.memory) / (MORE * DEVICES)
}

/** The program as it is started, with all that it has not thrown away yet. */
async function withThousand(): Promise<number> {
  const server = await startServer('relay')
  const devices = await loadOn(server.url, MORE)
  const { memory } = await server.used()
  devices.leave()
  await server.stop()
  return memory
}
