/** Keeps the core's process alive and connects windows to it. */
import path from 'node:path'
import {
  MessageChannelMain,
  utilityProcess,
  type UtilityProcess,
  type WebFrameMain,
} from 'electron'
import type { HeldSession } from '../core/host.ts'
import { installationFolder } from './installation-folder.ts'
import { answerKeychain, isKeychainReal } from './keychain.ts'
import { CORE_GIVEN_UP, createRestarts } from './restarts.ts'
import type { CoreProcessMessage, MainMessage } from './core-process.ts'

/** How long an app that is told to end waits for a core that no longer answers. */
const STOP_MILLISECONDS = 5_000

export interface CoreLink {
  started: Promise<void>
  /** Gives the frame one end of a port whose other end the core holds, or says that it is gone. */
  connect(frame: WebFrameMain): void
  suspend(): void
  /** Starts a core that was given up, with the session that it had. */
  startAgain(): void
  /** Resolves when the vault is closed, or nothing can be done for it. */
  stop(): Promise<void>
}

interface Surroundings {
  /** The core is started when this resolves. */
  begin: Promise<void>
  openWindow: () => void
}

export function startCoreLink(
  dataFolder: string,
  appVersion: string,
  { begin, openWindow }: Surroundings,
): CoreLink {
  let mayRestart = createRestarts()
  let held: HeldSession | null = null
  let stopping: (() => void) | null = null
  let core: UtilityProcess | null = null
  let isBegun = false
  const started = begin.then(() => {
    isBegun = true
    core = stopping ? null : start()
  })

  function start(): UtilityProcess {
    const child = utilityProcess.fork(path.join(import.meta.dirname, 'electron-core.js'), [], {
      serviceName: 'Vorstandsmappe',
    })
    child.on('message', (message: CoreProcessMessage) => {
      if (message.type === 'hold') held = message.session
      else if (message.type === 'open-window') openWindow()
      else if (message.type === 'keychain') {
        send(child, { type: 'keychain', reply: answerKeychain(message.request) })
      } else stopping?.()
    })
    child.on('exit', () => {
      if (stopping) {
        stopping()
        return
      }
      core = mayRestart() ? start() : null
      // The windows stay and say it: what is not stored yet stands in them alone.
      if (!core) console.error(CORE_GIVEN_UP)
    })
    send(child, {
      type: 'start',
      dataFolder,
      installationFolder: installationFolder(),
      hasKeychain: isKeychainReal(),
      appVersion,
      held,
    })
    return child
  }

  return {
    started,
    connect(frame) {
      if (!core) {
        frame.send('core:gone')
        return
      }
      const { port1, port2 } = new MessageChannelMain()
      core.postMessage({ type: 'window' } satisfies MainMessage, [port1])
      frame.postMessage('core:port', null, [port2])
    },
    suspend() {
      if (core) send(core, { type: 'suspend' })
    },
    startAgain() {
      if (core || stopping || !isBegun) return
      mayRestart = createRestarts()
      core = start()
    },
    stop: () =>
      new Promise((resolve) => {
        stopping = resolve
        const running = core
        if (!running) {
          resolve()
          return
        }
        send(running, { type: 'stop' })
        setTimeout(() => {
          // What was acknowledged is on the disk.
          if (running.pid !== undefined) process.kill(running.pid, 'SIGKILL')
          resolve()
        }, STOP_MILLISECONDS)
      }),
  }
}

function send(core: UtilityProcess, message: MainMessage): void {
  core.postMessage(message)
}
