/** Calls to the core, typed by the contract, over a connection that comes back by itself. */
import { ref, type InjectionKey, type Ref } from 'vue'
import type { CallArgs, CallCode, CallName, CallValue, Outcome } from '../../shared/rpc/contract.ts'
import type {
  CallResult,
  Channel,
  CoreEvent,
  CoreFrame,
  Progress,
  WindowFrame,
} from '../../shared/rpc/frames.ts'
import { createTextChannels, type TextChannel, type TextListener } from './text-channels.ts'
import { ConnectionRefused, CoreGone, openChannel } from './connect.ts'

/**
 * `gone` while nobody has answered for so long that the app has probably ended; it is still tried.
 * `refused` is final.
 */
export type ConnectionState = 'connecting' | 'connected' | 'gone' | 'refused'

/** Failures of the connection itself, which any call can have. */
export type ConnectionCode = 'rpc/interrupted' | 'rpc/internal' | 'rpc/bad-arguments'

/** For calls that take their time. */
export interface CallOptions {
  /** Told how far the call has come. */
  progress?: (progress: Progress) => void
  /** Tells the core that the rest is not wanted; what the call answers then is the call's affair. */
  signal?: AbortSignal
}

/** What the core tells, and `again`: there was an interruption, in which nothing was told. */
export type WindowEvent = CoreEvent | { type: 'again' }

export interface Client {
  state: Ref<ConnectionState>
  call<Name extends CallName>(
    name: Name,
    args: CallArgs<Name>,
    options?: CallOptions,
  ): Promise<Outcome<CallValue<Name>, CallCode<Name> | ConnectionCode>>
  /** Opens the live text of a record; ends with the connection at the latest. */
  openText(document: string, listener: TextListener): TextChannel
  /** Listens to what the core tells every window; answers how to stop. */
  listen(listener: (event: WindowEvent) => void): () => void
}

export const clientKey: InjectionKey<Client> = Symbol('client')

interface WaitingCall {
  resolve: (result: CallResult) => void
  progress?: (progress: Progress) => void
}

const RETRY_MILLISECONDS = 200
/** A core that crashed is back earlier; the first one may take its time on a slow machine. */
const GONE_MILLISECONDS = { first: 30_000, again: 5_000 } as const

/** After everything that promises still have to do; a timer would wait in a window that is not seen. */
const nextTurn = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = resolve
    port2.postMessage(null)
  })

export function createClient(): Client {
  const state = ref<ConnectionState>('connecting')
  const waiting = new Map<number, WaitingCall>()
  const listeners = new Set<(event: WindowEvent) => void>()
  const texts = createTextChannels(send)
  let channel = connectWithin(GONE_MILLISECONDS.first)
  let calls = 0

  /** As soon as there is a connection. A window that is refused gets none, as `state` says. */
  function onceConnected(act: (opened: Channel<CoreFrame, WindowFrame>) => void) {
    channel.then(act, () => undefined)
  }

  function send(frame: WindowFrame) {
    onceConnected((opened) => {
      opened.send(frame)
    })
  }

  async function connectWithin(patience: number): Promise<Channel<CoreFrame, WindowFrame>> {
    const timer = setTimeout(() => {
      state.value = 'gone'
    }, patience)
    try {
      return await connect()
    } finally {
      clearTimeout(timer)
    }
  }

  async function connect(): Promise<Channel<CoreFrame, WindowFrame>> {
    try {
      const opened = await openChannel()
      opened.onFrame = take
      opened.onClose = reconnect
      state.value = 'connected'
      return opened
    } catch (error) {
      if (error instanceof ConnectionRefused) {
        state.value = 'refused'
        throw error
      }
      if (error instanceof CoreGone) state.value = 'gone'
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS))
      return connect()
    }
  }

  function reconnect() {
    if (state.value !== 'connected') return
    state.value = 'connecting'
    for (const { resolve } of waiting.values()) {
      resolve({ ok: false, error: { code: 'rpc/interrupted' } })
    }
    waiting.clear()
    channel = connectWithin(GONE_MILLISECONDS.again)
    texts.interrupted()
    // Whatever changed in between was not told: everybody asks again.
    onceConnected(() => {
      tell({ type: 'again' })
    })
  }

  function take(frame: CoreFrame) {
    if (frame.type === 'event') tell(frame.event)
    if (frame.type === 'event' && frame.event.type === 'closing') void tellFlushed()
    if (frame.type.startsWith('text-')) texts.take(frame)
    if (frame.type === 'progress') waiting.get(frame.id)?.progress?.(frame.progress)
    if (frame.type !== 'result') return
    waiting.get(frame.id)?.resolve(frame.result)
    waiting.delete(frame.id)
  }

  /** Whoever listens has called by the next turn, and calls travel in their order. */
  async function tellFlushed() {
    await nextTurn()
    send({ type: 'flushed' })
  }

  function tell(event: WindowEvent) {
    for (const listener of listeners) listener(event)
  }

  return {
    state,
    async call<Name extends CallName>(
      name: Name,
      args: CallArgs<Name>,
      { progress, signal }: CallOptions = {},
    ) {
      const opened = await channel
      calls += 1
      const id = calls
      const cancel = () => {
        opened.send({ type: 'cancel', id })
      }
      const result = await new Promise<CallResult>((resolve) => {
        waiting.set(id, { resolve, ...(progress && { progress }) })
        opened.send({ type: 'call', id, name, args })
        signal?.addEventListener('abort', cancel)
      })
      signal?.removeEventListener('abort', cancel)
      // The core answers as the contract says; both are built from the same source.
      return result as Outcome<CallValue<Name>, CallCode<Name> | ConnectionCode>
    },
    openText: texts.open,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
