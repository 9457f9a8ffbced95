/** The servers that are compared, each as a program of its own that is asked what it has used. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../../e2e/support/running.ts'
import { freePort } from '../../support/free-port.ts'
import type { WireName } from './wires.ts'

export interface Used {
  /** Processor time, in microseconds. */
  cpu: number
  /** Resident memory, in bytes. */
  memory: number
}

export interface Server {
  url: string
  used(): Promise<Used>
  /** The same, after what is only waiting to be thrown away. */
  kept(): Promise<Used>
  stop(): Promise<void>
}

const PROBE = path.join(import.meta.dirname, 'probe.mjs')
/** All devices of the bench come from one address. */
const FOR_ALL = ['--open-quota', '2GB', '--max-per-address', '5000', '--max-attempts', '100000']

interface Start {
  program: string
  args: string[]
  env: Record<string, string>
}

const starts: Record<WireName, (port: string, folder: string) => Start> = {
  relay: (port, folder) => ({
    program: path.join(root, 'dist/relay/relay.js'),
    args: ['--port', port, '--data', path.join(folder, 'data'), ...FOR_ALL],
    env: {},
  }),
  'y-websocket': (port) => ({
    program: path.join(root, 'node_modules/y-websocket-2/bin/server.cjs'),
    args: [],
    env: { HOST: '127.0.0.1', PORT: port },
  }),
  hocuspocus: (port, folder) => ({
    program: path.join(import.meta.dirname, 'hocuspocus.mjs'),
    args: [port, path.join(folder, 'documents.sqlite')],
    env: {},
  }),
}

/**
 * @param flags of the runtime
 * @returns when it listens, on a folder of its own that goes with it
 */
export async function startServer(name: WireName, ...flags: string[]): Promise<Server> {
  const folder = mkdtempSync(path.join(tmpdir(), `bench-${name}-`))
  const port = String(await freePort())
  const { program, args, env } = starts[name](port, folder)
  const child = fork(program, args, {
    execArgv: ['--import', PROBE, ...flags],
    env: { ...(process.env as Record<string, string>), NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  })
  // Each says a first line when it listens.
  await Promise.race([child.stdout && once(child.stdout, 'data'), failed(child, name)])
  const ask = async (what: 'used' | 'kept'): Promise<Used> => {
    child.send(what)
    const [used] = (await once(child, 'message')) as [Used]
    return used
  }
  return {
    url: `ws://127.0.0.1:${port}`,
    used: () => ask('used'),
    kept: () => ask('kept'),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}

async function failed(child: ChildProcess, name: string): Promise<never> {
  await once(child, 'exit')
  throw new Error(`${name} did not start`)
}
