/**
 * `npm run bench`: measures what a board would feel, prints it beside its target and what was measured
 * before, and writes `tests/bench/baseline.json` with `-- --write`. `-- core`, or another of the parts,
 * measures that alone. What each figure is: `docs/benchmarks.md`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureReady } from '../../build/set-up.mjs'
import { coreWork } from './core-work.ts'
import { whyNoElectron } from './electron-runtime.ts'
import { launches } from './launch.ts'
import type { Results } from './measure.ts'
import { relayWork } from './relay.ts'
import { lineOf } from './report.ts'
import { syncWork } from './sync.ts'
import { typing } from './typing.ts'

const file = path.join(import.meta.dirname, 'baseline.json')
const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {}
const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const parts = { core: coreWork, launch: launches, typing, relay: relayWork, sync: syncWork }
const NEED_ELECTRON = ['launch', 'typing']
const results: Results = {}

ensureReady()
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const lack = NEED_ELECTRON.includes(name) ? whyNoElectron() : ''
  if (lack) console.log(`${name}: skipped, because ${lack}`)
  else report(await measure())
}
// What was not measured now stays as it was.
if (process.argv.includes('--write')) {
  writeFileSync(file, `${JSON.stringify({ ...before, ...results }, null, 2)}\n`)
}
process.exit(0)

function report(measured: Results): void {
  for (const [name, value] of Object.entries(measured)) {
    console.log(lineOf(name, value, before[name]))
  }
  Object.assign(results, measured)
}
