/** The browser shell: starts the core's process, keeps it alive, and opens the browser. */
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { HeldSession } from '../core/host.ts'
import { forgetInstance, openInRunning, rememberInstance } from './browser/instance.ts'
import type { CoreMessage, StartMessage } from './browser/messages.ts'
import { defaultDataFolder, prepareDataFolder } from './data-folder.ts'
import { CORE_GIVEN_UP, createRestarts } from './restarts.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    'no-open': { type: 'boolean', default: false },
  },
})
const dataFolder = path.resolve(values.data ?? defaultDataFolder())
const folder = import.meta.dirname

void start()

async function start(): Promise<void> {
  const problem = prepareDataFolder(dataFolder)
  if (problem) {
    stopWith(problem)
    return
  }
  const running = await openInRunning(dataFolder)
  if (running) announce(running)
  else supervise()
}

function supervise(): void {
  const instanceToken = randomBytes(32).toString('hex')
  const mayRestart = createRestarts()
  let port = Number(values.port)
  let held: HeldSession | null = null
  let windows: string[] = []
  let stopping = false
  let announced = false
  let current: ChildProcess | null = null

  function startCore() {
    const core = fork(path.join(folder, 'browser-core.js'), { stdio: 'inherit' })
    current = core
    core.on('message', (message: CoreMessage) => {
      if (message.type === 'hold') held = message.session
      else if (message.type === 'windows') windows = message.hashes
      else if (message.type === 'failed') {
        stopping = true
        stopWith(whyNot(message.code, port))
        core.disconnect()
      } else {
        port = message.port
        if (!announced) {
          rememberInstance(dataFolder, port, instanceToken)
          announce(`http://127.0.0.1:${String(port)}/#${message.launch}`)
        }
        announced = true
      }
    })
    core.on('exit', () => {
      if (stopping) return
      if (mayRestart()) startCore()
      else stopWith(CORE_GIVEN_UP)
    })
    const message: StartMessage = {
      dataFolder,
      pageFolder: path.join(folder, '../renderer'),
      port,
      appVersion: appVersion(),
      instanceToken,
      held,
      windows,
    }
    core.send(message)
  }

  startCore()
  const stop = () => {
    stopping = true
    forgetInstance(dataFolder)
    if (current?.connected) current.disconnect()
  }
  // Every time: a second Ctrl+C must not cut off a core that is closing its files.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
}

function announce(address: string): void {
  console.log(`Vorstandsmappe: ${address}`)
  if (!values['no-open']) openBrowser(address)
}

function openBrowser(address: string): void {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open'
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true })
  const isMissing = () => {
    console.log(
      'Kein Browser gefunden: die Adresse bitte selbst öffnen · no browser found: open the address yourself',
    )
  }
  child.once('error', isMissing)
  // The opener may be there without a browser. Windows' one fails even when it worked.
  if (process.platform !== 'win32') child.once('exit', (code) => code !== 0 && isMissing())
  child.unref()
}

function stopWith(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}

function whyNot(code: string, port: number): string {
  return code === 'EADDRINUSE'
    ? `Der Anschluss ${String(port)} ist belegt, --port wählt einen anderen · the port is in use, --port chooses another`
    : `Der Server kann nicht starten · the server cannot start (${code})`
}

function appVersion(): string {
  const manifest = readFileSync(path.join(folder, '../../package.json'), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
