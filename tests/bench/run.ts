/**
 * `npm run bench`: measures what a board would feel, prints it beside what was measured before, and
 * writes `tests/bench/baseline.json` with `-- --write`. `-- core`, `-- launch` or `-- typing` measures
 * that alone. What each figure is and what it should be: `docs/benchmarks.md`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureReady } from '../../build/set-up.mjs'
import { coreWork } from './core-work.ts'
import { whyNoElectron } from './electron-runtime.ts'
import { launches } from './launch.ts'
import type { Results } from './measure.ts'
import { typing } from './typing.ts'

const file = path.join(import.meta.dirname, 'baseline.json')
const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {}
const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const parts = { core: coreWork, launch: launches, typing }
const results: Results = {}

ensureReady()
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const lack = name === 'core' ? '' : whyNoElectron()
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
    const known = before[name]
    const was = known === undefined ? '' : `   (before: ${known.toFixed(2)})`
    console.log(`${name.padEnd(66)} ${value.toFixed(2).padStart(9)}${was}`)
  }
  Object.assign(results, measured)
}
