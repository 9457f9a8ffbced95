/** Boards over a relay that does whatever it likes: other runs each time than those of `npm test`. */
import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Found } from './support/parts.ts'

const run = promisify(execFile)
const MOST_OUTPUT = 2 ** 26

export async function simulator(runs: number): Promise<Found> {
  const first = randomInt(2 ** 31)
  const processes = availableParallelism()
  const each = Math.ceil(runs / processes)
  const outputs = await Promise.all(
    Array.from({ length: processes }, async (_, place) => {
      const child = path.join(import.meta.dirname, 'simulator-child.ts')
      const from = place * each
      const count = Math.max(0, Math.min(each, runs - from))
      const args = ['--import', 'tsx', child, String(first + from), String(count)]
      return (await run(process.execPath, args, { maxBuffer: MOST_OUTPUT })).stdout
    }),
  )
  const lines = outputs.flatMap((output) => output.trim().split('\n'))
  const after = (word: string) =>
    lines.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length + 1))
  const alarmed = after('alarmed').reduce((sum, count) => sum + Number(count), 0)
  return {
    line: `${String(runs)} runs of the simulator from seed ${String(first)}: alarms in ${String(alarmed)}`,
    complaints: after('wrong'),
  }
}
