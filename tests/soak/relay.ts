/** Kills a relay at random moments while devices write, and looks whether it has all that it acknowledged. */
import { randomInt } from 'node:crypto'
import path from 'node:path'
import { root } from '../e2e/support/running.ts'
import { writeAndKill } from '../relay/support/killed-relay.ts'
import { newDataFolder } from '../relay/support/program.ts'
import type { Found } from './support/parts.ts'

const script = { file: path.join(root, 'dist/relay/relay.js') }
/** A folder of its own now and then, so that it does not only grow. */
const FRESH_EVERY = 20
const MOST_ENTRIES = 300

export async function relay(kills: number): Promise<Found> {
  const complaints: string[] = []
  let data = ''
  let entries = 0
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % FRESH_EVERY === 0) data = newDataFolder()
    const count = 1 + randomInt(MOST_ENTRIES)
    entries += count
    for (const complaint of await writeAndKill(script, data, count)) {
      complaints.push(`kill ${String(kill)}: ${complaint}`)
    }
  }
  const line = `${String(kills)} kills of the relay, after ${String(entries)} acknowledged entries`
  return { line, complaints }
}
