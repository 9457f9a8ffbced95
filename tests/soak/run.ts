/**
 * `npm run soak`: kills a core at random moments of edits and imports and looks each time whether
 * everything is there that it had acknowledged. `-- N` for another number of kills than 200.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { newDataFolder } from '../support/open-core.ts'

interface Found {
  edit: number
  members: number
  differences: number
  problem: string | null
  copy: string | null
}

/** The whole file is compared with its log after every so many kills. */
const CHECK_EVERY = 10
/** A folder of its own now and then, so that lists stay short. */
const FRESH_EVERY = 40
const LONGEST_MILLISECONDS = 1500

const kills = Number(process.argv[2] ?? 200)
const lost: string[] = []
let dataFolder = newDataFolder()
let acknowledged = { edit: 0, members: 0 }

for (let kill = 0; kill < kills; kill++) {
  if (kill % FRESH_EVERY === 0) {
    dataFolder = newDataFolder()
    acknowledged = { edit: 0, members: 0 }
  }
  await runAndKill(kill)
  if ((kill + 1) % 20 === 0) console.log(`${String(kill + 1)} kills, ${String(lost.length)} losses`)
}
for (const line of lost) console.error(line)
console.log(`${String(kills)} kills: ${lost.length === 0 ? 'nothing lost' : 'LOST'}`)
process.exit(lost.length === 0 ? 0 : 1)

function runAndKill(kill: number): Promise<void> {
  const script = path.join(import.meta.dirname, 'soak-child.ts')
  const check = kill % CHECK_EVERY === CHECK_EVERY - 1 ? 'check' : ''
  const args = ['--import', 'tsx', script, dataFolder, String(kill), check]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let rest = ''
  child.stdout.on('data', (data: Buffer) => {
    const lines = (rest + data.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(kill, line, () => child.kill('SIGKILL'))
  })
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

function take(kill: number, line: string, end: () => void): void {
  const [word, ...rest] = line.split(' ')
  if (word === 'edit') acknowledged.edit = Number(rest[0])
  if (word === 'rows') acknowledged.members = Math.max(acknowledged.members, Number(rest[0]))
  if (word !== 'found') return
  const found = JSON.parse(rest.join(' ')) as Found
  const complaints = [
    ...(found.problem ? [`cannot be opened: ${found.problem}`] : []),
    ...(found.copy ? [`is taken for a copy: ${found.copy}`] : []),
    ...(found.differences > 0 ? [`${String(found.differences)} differences`] : []),
    ...(found.edit < acknowledged.edit
      ? [`edit ${String(acknowledged.edit)} was acknowledged, ${String(found.edit)} is there`]
      : []),
    ...(found.members < acknowledged.members
      ? [`${String(acknowledged.members)} rows were reported, ${String(found.members)} are there`]
      : []),
  ]
  lost.push(...complaints.map((complaint) => `kill ${String(kill)}: ${complaint}`))
  setTimeout(end, Math.random() * LONGEST_MILLISECONDS)
}
