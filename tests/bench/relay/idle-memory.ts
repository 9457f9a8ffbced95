/** What the relay keeps for devices that are connected and say nothing. */
import type { Results } from '../measure.ts'
import { letIn } from './loads.ts'
import { startServer } from './servers.ts'

const SPACES = 100
const DEVICES = 10

export async function idleMemory(): Promise<Results> {
  const server = await startServer('relay')
  const before = await server.kept()
  const load = { wire: 'relay', url: server.url, devices: DEVICES, letters: 0, pause: 0 } as const
  const devices = await letIn({ ...load, spaces: SPACES }, 1)
  const { memory } = await server.used()
  const after = await server.kept()
  devices.leave()
  await server.stop()
  const each = (after.memory - before.memory) / (SPACES * DEVICES)
  return {
    'relay: memory per idle connection, kB': each / 1000,
    'relay: memory with 1,000 connected devices, MB': memory / 1_000_000,
  }
}
