/** `npm start` as a person runs it, on folders that go with the test. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished } from 'vitest'

export const root = path.join(import.meta.dirname, '../../..')
const script = path.join(root, 'build/start.mjs')

export interface Start {
  pid: number
  /** All that was printed so far, and what of it on the error output. */
  output(): string
  errors(): string
  /** The address, once it is printed. */
  address(): Promise<string>
  signal(signal: NodeJS.Signals): void
  /** The exit code, once every process has let go of the output. */
  ended: Promise<number | null>
}

export interface Surroundings {
  env?: Record<string, string>
  /** Variables that are not set at all. */
  drop?: string[]
  /** What runs instead of Node with the start script, which is appended. */
  command?: string[]
}

/** A new folder; its name has what paths of people have. */
export function newFolder(name = 'Mappe für Grüße '): string {
  const folder = mkdtempSync(path.join(tmpdir(), name))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** The environment without a screen or a runtime of Electron, with folders of its own. */
function environment(): Record<string, string> {
  const { PATH = '' } = process.env
  const home = newFolder('home-')
  const nowhere = path.join(home, 'no-runtime')
  return { PATH, HOME: home, XDG_STATE_HOME: home, ELECTRON_OVERRIDE_DIST_PATH: nowhere }
}

export function runStart(args: string[], surroundings: Surroundings = {}): Start {
  const [program = '', ...before] = surroundings.command ?? [process.execPath, script]
  const env = { ...environment(), ...surroundings.env }
  const kept = Object.entries(env).filter(([name]) => !surroundings.drop?.includes(name))
  const child = spawn(program, [...before, ...args], {
    cwd: root,
    env: Object.fromEntries(kept),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal gives it: a signal to the group is its Ctrl+C.
    detached: true,
  })
  const printed = { output: '', errors: '' }
  child.stdout?.on('data', (data: Buffer) => {
    printed.output += data.toString()
  })
  child.stderr?.on('data', (data: Buffer) => {
    printed.output += data.toString()
    printed.errors += data.toString()
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  })
  return {
    pid: child.pid ?? 0,
    output: () => printed.output,
    errors: () => printed.errors,
    async address() {
      await expect.poll(() => addresses(printed.output)).toHaveLength(1)
      return addresses(printed.output)[0] ?? ''
    },
    signal: (signal) => child.kill(signal),
    ended,
  }
}

export const addresses = (output: string): string[] =>
  [...output.matchAll(/^Vorstandsmappe: (http:\/\/127\.0\.0\.1:\d+\/#[\w-]+)$/gm)].map(
    ([, address = '']) => address,
  )

/** One sentence in both languages, an exit code that tells of it, and never a stack trace. */
export async function expectSentence(start: Start, sentence: RegExp): Promise<void> {
  expect(await start.ended, start.output()).toBe(1)
  const lines = start.errors().trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(sentence)
  expect(lines[0]).toContain(' · ')
}
