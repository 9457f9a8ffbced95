/** A real core on a folder of its own, called as a window calls it. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Chapter } from '../../core/chapter/chapter.ts'
import type { Pace } from '../../core/sync/compaction/compaction.ts'
import type { Core, HeldSession, Keychain } from '../../core/host.ts'
import { startCore } from '../../core/start-core.ts'
import type { CallArgs, CallName, CallValue } from '../../shared/rpc/contract.ts'
import type {
  CallResult,
  Channel,
  CoreEvent,
  CoreFrame,
  Progress,
  WindowFrame,
} from '../../shared/rpc/frames.ts'

/** Whoever can be called as a window calls, and where it keeps its files. */
export interface Caller {
  dataFolder: string
  /** The value of a call that must succeed. */
  call<Name extends CallName>(name: Name, args: CallArgs<Name>): Promise<CallValue<Name>>
}

export interface OpenCore extends Caller {
  core: Core
  events: CoreEvent[]
  /** Told of the progress of every call. */
  onProgress: (progress: Progress) => void
  /** Tells the core that the answer of the last call is no longer wanted. */
  cancel(): void
  /** What the shell was asked to hold. */
  readonly held: HeldSession | null
  /** Connects another window. */
  connect(take: (frame: CoreFrame) => void): { send(frame: WindowFrame): void; close(): void }
  /** The chapter that is open: what a feature of the core is given. */
  chapter(): Chapter
  /** The raw answer of any call. */
  send(name: string, args: unknown): Promise<CallResult>
}

const isClosing = (frame: CoreFrame) => frame.type === 'event' && frame.event.type === 'closing'

export const newDataFolder = () => mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-'))

/** What a story may need to be different. */
export interface CoreOptions {
  held?: HeldSession | null
  /** Where the installation keeps its markers; another one stands for another machine. */
  installationFolder?: string
  keychain?: Keychain | null
  syncPace?: Pace
}

export function openCore(dataFolder = newDataFolder(), options: CoreOptions = {}): OpenCore {
  const { held = null, keychain = null } = options
  const waiting = new Map<number, (result: CallResult) => void>()
  let calls = 0
  // A core that goes on with a session holds it before it is there itself.
  const holding = { session: held }
  let attended: Chapter | null = null
  const channel: Channel<unknown, CoreFrame> = {
    send: (frame) => {
      if (frame.type === 'event') opened.events.push(frame.event)
      if (isClosing(frame)) channel.onFrame({ type: 'flushed' })
      if (frame.type === 'progress') opened.onProgress(frame.progress)
      if (frame.type === 'result') waiting.get(frame.id)?.(frame.result)
    },
    close: () => undefined,
    onFrame: () => undefined,
    onClose: () => undefined,
  }
  const opened: OpenCore = {
    core: startCore({
      dataFolder,
      installationFolder: options.installationFolder ?? `${dataFolder}-installation`,
      ...(options.syncPace && { syncPace: options.syncPace }),
      attended: (chapter) => {
        attended = chapter
      },
      shell: 'browser',
      appVersion: '0.0.0',
      held,
      keychain,
      openWindow: () => null,
      hold: (session) => {
        holding.session = session
      },
    }),
    dataFolder,
    events: [],
    onProgress: () => undefined,
    chapter() {
      if (!attended) throw new Error('no chapter is open')
      return attended
    },
    cancel: () => {
      channel.onFrame({ type: 'cancel', id: calls })
    },
    get held() {
      return holding.session
    },
    connect(take) {
      const window: Channel<unknown, CoreFrame> = {
        send: (frame) => {
          take(frame)
          if (isClosing(frame)) window.onFrame({ type: 'flushed' })
        },
        close: () => undefined,
        onFrame: () => undefined,
        onClose: () => undefined,
      }
      opened.core.connect(window)
      return {
        send: (frame) => {
          window.onFrame(frame)
        },
        close: () => {
          window.onClose()
        },
      }
    },
    send(name, args) {
      calls += 1
      const id = calls
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        channel.onFrame({ type: 'call', id, name, args })
      })
    },
    async call(name, args) {
      const result = await opened.send(name, args)
      if (!result.ok) throw new Error(`${name}: ${result.error.code}`)
      return result.value as CallValue<typeof name>
    },
  }
  opened.core.connect(channel)
  return opened
}

export const setUp = {
  passphrase: 'ein guter langer Satz',
  person: 'Anna Müller',
  chapter: 'SPD Musterstadt',
  level: 'local',
  isSample: false,
} as const

/**
 * What a power cut leaves: the files as they are on the disk now, without the core that had them
 * open. Answers where they lie.
 */
export function afterPowerCut({ dataFolder }: OpenCore): string {
  const left = `${dataFolder}-left`
  cpSync(dataFolder, left, { recursive: true })
  rmSync(dataFolder, { recursive: true })
  return left
}
