/** The app in the browser shell, as a person starts it, called as its page calls it. */
import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { WebSocket } from 'ws'
import { decodeFrame, encodeFrame } from '../../../shared/rpc/frame-codec.ts'
import type { CallValue } from '../../../shared/rpc/contract.ts'
import type { CallResult, CoreFrame } from '../../../shared/rpc/frames.ts'
import {
  BROWSER_CORE,
  descendant,
  environmentFor,
  gatherOutput,
  killBoth,
  root,
} from '../../e2e/support/running.ts'
import { setUp, type Caller } from '../../support/open-core.ts'

export interface App extends Caller {
  /** The raw answer of any call. */
  send(name: string, args: unknown): Promise<CallResult>
  /** All that its processes printed. */
  output(): string
  stop(): Promise<void>
  /** Ends everything that still runs, at once. */
  kill(): Promise<void>
  /** Its core ends at once, as by a crash; the app itself starts another one. */
  killCore(): void
}

const SHELL = path.join(root, 'dist/node/browser-shell.js')

export async function startApp(dataFolder: string, env: Record<string, string>): Promise<App> {
  const shell = spawn(process.execPath, [SHELL, '--data', dataFolder, '--no-open'], {
    env: { ...environmentFor(dataFolder), ...env },
  })
  const printed = gatherOutput(shell)
  const ended = new Promise((resolve) => shell.once('exit', resolve))
  const address = await printedAddress(shell, () => printed.text)
  const waiting = new Map<number, (result: CallResult) => void>()
  const socket = await connect(address, (frame) => {
    if (frame.type === 'result') waiting.get(frame.id)?.(frame.result)
    // A page has nothing left to say, and says so.
    if (frame.type === 'event' && frame.event.type === 'closing') say({ type: 'flushed' })
  })
  const say = (frame: object) => {
    socket.send(encodeFrame(frame))
  }
  let calls = 0
  const app: App = {
    dataFolder,
    output: () => printed.text,
    send(name, args) {
      calls += 1
      const id = calls
      return new Promise((resolve) => {
        waiting.set(id, (result) => {
          waiting.delete(id)
          resolve(result)
        })
        say({ type: 'call', id, name, args })
      })
    },
    async call(name, args) {
      const result = await app.send(name, args)
      if (!result.ok) throw new Error(`${name}: ${result.error.code}`)
      return result.value as CallValue<typeof name>
    },
    async stop() {
      socket.close()
      shell.kill('SIGTERM')
      await ended
    },
    kill: () => killBoth(shell, BROWSER_CORE),
    killCore() {
      process.kill(descendant(shell.pid ?? 0, BROWSER_CORE), 'SIGKILL')
    },
  }
  return app
}

function printedAddress(shell: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = /^Vorstandsmappe: (http:\/\/127\.0\.0\.1:\d+\/#\S+)$/m.exec(printed())?.[1]
      if (found) resolve(found)
    }
    shell.stdout?.on('data', look)
    shell.once('exit', () => {
      reject(new Error(`the app ended: ${printed()}`))
    })
  })
}

function connect(address: string, take: (frame: CoreFrame) => void): Promise<WebSocket> {
  const { host, hash, origin } = new URL(address)
  const socket = new WebSocket(`ws://${host}/core`, { origin })
  socket.binaryType = 'arraybuffer'
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      socket.send(encodeFrame({ launch: hash.slice(1) }))
    })
    // The secret for a later connection, then frames.
    socket.once('message', () => {
      socket.on('message', (data: ArrayBuffer) => {
        take(decodeFrame(new Uint8Array(data)) as CoreFrame)
      })
      resolve(socket)
    })
    socket.once('error', reject)
  })
}

/** After its app was closed: started and unlocked again. */
export async function reopen({ dataFolder }: App, env: Record<string, string>): Promise<App> {
  const app = await startApp(dataFolder, env)
  await app.call('session.unlock', { passphrase: setUp.passphrase })
  return app
}
