/** The relay as its operator runs it: a process of its own on a folder. */
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

export interface Program {
  url: string
  /** All that it wrote, to both outputs. */
  said(): string
  /** @returns its exit code, when all that it wrote has arrived */
  kill(signal: NodeJS.Signals): Promise<number | null>
  hangUp(): void
}

export const newDataFolder = () => mkdtempSync(path.join(tmpdir(), 'relay-data-'))

/** @param script the built program, or its source with a loader in `before` */
export interface Script {
  file: string
  before?: readonly string[]
  /** What its surroundings have beside those of this process. */
  env?: Record<string, string>
}

/** @returns when it listens. @throws what it said when it ended instead */
export function startProgram(
  { file, before = [], env = {} }: Script,
  ...args: string[]
): Promise<Program> {
  const child = spawn(process.execPath, [...before, file, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let said = ''
  // Not `exit`: what it wrote last may still be on its way then.
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  return new Promise((resolve, reject) => {
    const hear = (data: Buffer) => {
      said += data.toString()
      const [, url] = /^relay listening on (\S+)$/m.exec(said) ?? []
      if (url) resolve({ url, said: () => said, kill, hangUp })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void closed.then(() => {
      reject(new Error(said))
    })
  })

  function kill(signal: NodeJS.Signals) {
    child.kill(signal)
    return closed
  }
  function hangUp() {
    child.kill('SIGHUP')
  }
}

const run = promisify(execFile)

/** One of the operator's commands; others go on meanwhile. @returns what it printed */
export async function operate(
  { file, before = [] }: Script,
  ...args: readonly string[]
): Promise<string> {
  const { stdout } = await run(process.execPath, [...before, file, ...args])
  return stdout
}
