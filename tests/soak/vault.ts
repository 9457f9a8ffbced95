/**
 * Kills a core at random moments of edits and imports and looks each time whether everything is there
 * that it had acknowledged.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { newDataFolder } from '../support/open-core.ts'
import type { Found } from './support/parts.ts'

interface FoundVault {
  edit: number
  members: number
  differences: number
  problem: string | null
  copy: string | null
}

interface Run {
  dataFolder: string
  acknowledged: { edit: number; members: number }
  lost: string[]
}

/** The whole file is compared with its log after every so many kills. */
const CHECK_EVERY = 10
/** A folder of its own now and then, so that lists stay short. */
const FRESH_EVERY = 40
const LONGEST_MILLISECONDS = 1500

export async function vault(kills: number): Promise<Found> {
  const lost: string[] = []
  let run: Run = { dataFolder: '', acknowledged: { edit: 0, members: 0 }, lost }
  for (let kill = 0; kill < kills; kill++) {
    if (kill % FRESH_EVERY === 0) {
      run = { dataFolder: newDataFolder(), acknowledged: { edit: 0, members: 0 }, lost }
    }
    await runAndKill(run, kill)
  }
  return { line: `${String(kills)} kills of the app's core`, complaints: lost }
}

function runAndKill(run: Run, kill: number): Promise<void> {
  const script = path.join(import.meta.dirname, 'vault-child.ts')
  const check = kill % CHECK_EVERY === CHECK_EVERY - 1 ? 'check' : ''
  const args = ['--import', 'tsx', script, run.dataFolder, String(kill), check]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let rest = ''
  child.stdout.on('data', (data: Buffer) => {
    const lines = (rest + data.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(run, kill, line, () => child.kill('SIGKILL'))
  })
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

function take({ acknowledged, lost }: Run, kill: number, line: string, end: () => void): void {
  const [word, ...rest] = line.split(' ')
  if (word === 'edit') acknowledged.edit = Number(rest[0])
  if (word === 'rows') acknowledged.members = Math.max(acknowledged.members, Number(rest[0]))
  if (word !== 'found') return
  const found = JSON.parse(rest.join(' ')) as FoundVault
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
