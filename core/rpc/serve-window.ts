/** One window's connection: parses every frame, runs calls, answers, and carries progress. */
import {
  argsSchema,
  type AbortReason,
  type CallContext,
  type CallName,
  type Handlers,
} from '../../shared/rpc/contract.ts'
import {
  windowFrame,
  type CallResult,
  type Channel,
  type CoreEvent,
  type CoreFrame,
  type WindowFrame,
} from '../../shared/rpc/frames.ts'
import { KeyringReplaced } from '../vault/keyring-file.ts'
import { diskFailure } from '../vault/open-failure.ts'

export interface ConnectedWindow {
  tell(event: CoreEvent): void
  /** Lets it save what is being typed; resolves when that is stored or the window is gone. */
  flush(): Promise<void>
}

/** What carries the text editors of one window; see `core/text/`. */
export interface TextFrames {
  take(frame: Extract<WindowFrame, { type: `text-${string}` }>): void
  close(): void
}

export interface ServeOptions {
  handlers: Handlers
  texts: (send: (frame: CoreFrame) => void) => TextFrames
  /** When any window last sent something; one for all windows. */
  lastSent: { at: number }
  /** @param window what its calls were asked with */
  onClose: (window: object) => void
  /** Bugs in handlers: the name of the call, never its arguments. */
  reportBug: (call: string, error: unknown) => void
}

/**
 * Serves a window until its channel closes. A frame that is not one closes the channel: our own
 * windows never send one.
 */
export function serveWindow(
  channel: Channel<unknown, CoreFrame>,
  options: ServeOptions,
): ConnectedWindow {
  const running = new Map<number, { aborted: boolean; reason?: AbortReason }>()
  const flushing = new Set<() => void>()
  const texts = options.texts((frame) => {
    channel.send(frame)
  })

  channel.onFrame = (raw) => {
    options.lastSent.at = performance.now()
    const frame = windowFrame.safeParse(raw)
    if (!frame.success) channel.close()
    else if (frame.data.type === 'call') void answer(frame.data)
    else if (frame.data.type === 'cancel') abort(frame.data.id, 'cancelled')
    else if (frame.data.type === 'flushed') flushed()
    else texts.take(frame.data)
  }
  channel.onClose = () => {
    for (const id of running.keys()) abort(id, 'window-gone')
    texts.close()
    flushed()
    options.onClose(channel)
  }

  /** Calls that came before it have been answered: they are handled as they come. */
  function flushed() {
    for (const resolve of flushing) resolve()
    flushing.clear()
  }

  function abort(id: number, reason: AbortReason) {
    const signal = running.get(id)
    if (!signal) return
    signal.aborted = true
    signal.reason ??= reason
  }

  async function answer({ id, name, args }: Extract<WindowFrame, { type: 'call' }>) {
    const signal = { aborted: false }
    const { lastSent } = options
    const came = lastSent.at
    running.set(id, signal)
    const result = await runCall(options, name, args, {
      window: channel,
      signal,
      quietFor: () => (lastSent.at > came ? performance.now() - lastSent.at : Infinity),
      progress: (progress) => {
        channel.send({ type: 'progress', id, progress })
      },
    })
    running.delete(id)
    channel.send({ type: 'result', id, result })
  }

  return {
    tell: (event) => {
      channel.send({ type: 'event', event })
    },
    flush: () =>
      new Promise((resolve) => {
        flushing.add(resolve)
        channel.send({ type: 'event', event: { type: 'closing' } })
      }),
  }
}

async function runCall(
  { handlers, reportBug }: ServeOptions,
  name: string,
  args: unknown,
  context: CallContext,
): Promise<CallResult> {
  const schema = argsSchema(name)
  if (!schema) return { ok: false, error: { code: 'rpc/unknown-call' } }
  const parsed = schema.safeParse(args)
  if (!parsed.success) return { ok: false, error: { code: 'rpc/bad-arguments' } }
  // The schema is the one that the handler's type was made from.
  const handler = handlers[name as CallName] as (
    args: unknown,
    context: CallContext,
  ) => CallResult | Promise<CallResult>
  try {
    return await handler(parsed.data, context)
  } catch (error) {
    const code = error instanceof KeyringReplaced ? 'session/used-elsewhere' : diskFailure(error)
    if (code) return { ok: false, error: { code } }
    reportBug(name, error)
    return { ok: false, error: { code: 'rpc/internal' } }
  }
}
