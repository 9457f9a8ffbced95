/**
 * `npm run soak`: what a long time would bring about. `-- relay`, or another of the parts, runs that
 * alone, and `-- relay 20` another number of times. Each prints one line with what it found, and what
 * is wrong under it.
 */
import { ensureReady } from '../../build/set-up.mjs'
import { cuts } from './cuts.ts'
import { load } from './load.ts'
import { newcomer } from './newcomer.ts'
import { relay } from './relay.ts'
import { simulator } from './simulator.ts'
import type { Part } from './support/parts.ts'
import { vault } from './vault.ts'

/** With how often each is done; the load for so many seconds. */
const parts: Record<string, [part: Part, count: number]> = {
  vault: [vault, 200],
  relay: [relay, 200],
  cuts: [cuts, 100],
  newcomer: [newcomer, 1],
  load: [load, 300],
  simulator: [simulator, 10_000],
}
const asked = process.argv.slice(2).filter((arg) => arg in parts)
const other = process.argv.slice(2).map(Number).find(Number.isInteger)

ensureReady()
let isFine = true
for (const [name, [part, count]] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const { line, complaints } = await part(other ?? count)
  console.log(`${name}: ${line}: ${complaints.length === 0 ? 'nothing wrong' : 'WRONG'}`)
  for (const complaint of complaints) console.log(`  ${complaint}`)
  isFine &&= complaints.length === 0
}
process.exit(isFine ? 0 : 1)
