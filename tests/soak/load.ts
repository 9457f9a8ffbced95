/** A thousand devices in a hundred spaces write two thousand entries in a second. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { startServer, type Server } from '../bench/relay/servers.ts'
import type { Found } from './support/parts.ts'
import type { Arrivals, SteadyLoad } from './support/steady-load.ts'

const PROCESSES = 2
const SPACES = 100
const DEVICES = 10
const PAUSE = 500
/** Milliseconds until all but one in a hundred have arrived. */
const TARGET = 100
/** What a process has more of after a while by chance. */
const GROWTH = 10_000_000
/** How long until everything has its size, in milliseconds; a fifth of a short run. */
const SETTLING = 60_000

export async function load(seconds: number): Promise<Found> {
  const server = await startServer('relay')
  const spaces = SPACES / PROCESSES
  const children = Array.from({ length: PROCESSES }, () => {
    const asked: SteadyLoad = { url: server.url, spaces, devices: DEVICES, pause: PAUSE, seconds }
    const file = path.join(import.meta.dirname, 'load-child.ts')
    return fork(file, [JSON.stringify(asked)], { execArgv: ['--import', 'tsx'] })
  })
  await Promise.all(children.map((child) => once(child, 'message')))
  const settled = keptAfter(server, Math.min(SETTLING, seconds * 200))
  const arrivals = await Promise.all(
    children.map(async (child) => {
      child.send('write')
      const [arrived] = (await once(child, 'message')) as [Arrivals]
      return arrived
    }),
  )
  const growth = (await server.kept()).memory - (await settled)
  await server.stop()
  return found(arrivals, growth, seconds)
}

async function keptAfter(server: Server, milliseconds: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  return (await server.kept()).memory
}

function found(arrivals: readonly Arrivals[], growth: number, seconds: number): Found {
  const sum = (of: (one: Arrivals) => number) => arrivals.reduce((all, one) => all + of(one), 0)
  const [sent, expected, arrived] = [
    sum((a) => a.sent),
    sum((a) => a.expected),
    sum((a) => a.arrived),
  ]
  const misplaced = sum((one) => one.misplaced)
  const delay = delayOf(arrivals, arrived * 0.99)
  const rate = Math.round(sent / seconds)
  const grown = (growth / 1_000_000).toFixed(1)
  return {
    line:
      `1,000 devices in 100 spaces for ${String(seconds)} s: ${String(rate)} entries/s, ` +
      `p99 ${String(delay)} ms, ${String(expected - arrived)} of ${String(expected)} lost, ` +
      `${String(misplaced)} out of order, memory ${grown} MB more`,
    complaints: [
      ...(arrived === expected ? [] : ['entries were lost']),
      ...(misplaced === 0 ? [] : ['entries came twice or out of order']),
      ...(delay <= TARGET ? [] : [`p99 is over ${String(TARGET)} ms`]),
      ...(growth <= GROWTH ? [] : ['the memory of the relay grows']),
    ],
  }
}

/** Within how many milliseconds so many arrived. */
function delayOf(arrivals: readonly Arrivals[], count: number): number {
  let left = count
  const [first] = arrivals
  return (first?.delays ?? []).findIndex((_number, delay) => {
    left -= arrivals.reduce((sum, { delays }) => sum + (delays[delay] ?? 0), 0)
    return left <= 0
  })
}
