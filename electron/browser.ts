/** The browser shell: starts the core's process, keeps it alive, and opens the browser. */
import { fork, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { HeldSession } from '../core/host.ts'
import { forgetInstance, openInRunning, rememberInstance } from './browser/instance.ts'
import type { CoreMessage, StartMessage } from './browser/messages.ts'

/** Crashes within a minute after which the core is given up. */
const MAX_RESTARTS = 5
const MINUTE = 60_000

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    'no-open': { type: 'boolean', default: false },
  },
})
const dataFolder = path.resolve(values.data ?? 'data')
const folder = import.meta.dirname

void start()

async function start(): Promise<void> {
  if (!prepareFolder()) {
    stopWith(
      `In diesen Ordner kann nicht geschrieben werden: ${dataFolder}\nThis folder cannot be written to.`,
    )
    return
  }
  const running = await openInRunning(dataFolder)
  if (running) announce(running)
  else supervise()
}

function supervise(): void {
  const instanceToken = randomBytes(32).toString('hex')
  const crashes: number[] = []
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
      crashes.push(Date.now())
      if (crashes.filter((at) => at > Date.now() - MINUTE).length <= MAX_RESTARTS) startCore()
      else
        stopWith(
          'Der Kern der App stürzt immer wieder ab. Die Daten sind sicher.\nThe core keeps crashing. The data is safe.',
        )
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
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function announce(address: string): void {
  console.log(`Vorstandsmappe: ${address}`)
  if (!values['no-open']) openBrowser(address)
}

function openBrowser(address: string): void {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open'
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true })
  child.on('error', () => {
    console.log(
      'Kein Browser gefunden: die Adresse bitte selbst öffnen · open the address yourself.',
    )
  })
  child.unref()
}

function prepareFolder(): boolean {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
    accessSync(dataFolder, constants.W_OK)
    return true
  } catch {
    // Whatever keeps it from being written, the sentence is the same.
    return false
  }
}

function stopWith(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}

function whyNot(code: string, port: number): string {
  return code === 'EADDRINUSE'
    ? `Der Anschluss ${String(port)} ist belegt; bitte mit --port einen anderen wählen.\nThe port is in use; choose another with --port.`
    : `Der Server kann nicht starten (${code}).\nThe server cannot start.`
}

function appVersion(): string {
  const manifest = readFileSync(path.join(folder, '../../package.json'), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
