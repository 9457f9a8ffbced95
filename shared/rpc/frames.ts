/**
 * What travels between a window and the core, in both shells: over a MessagePort in Electron
 * (structured clone) and as one binary WebSocket message each in the browser shell.
 *
 * A window calls (`call`), the core answers (`result`), may report on the way (`progress`) and is
 * told when the answer is no longer wanted (`cancel`). `event` goes to every window. The `text-*`
 * frames carry the y-websocket protocol of one open document each, so that the text editors need
 * no second connection and no second permission.
 */
import { z } from 'zod'

/** Longest frame that either side takes, in bytes: an imported file of 50 MB and its envelope. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024

/** Longest message of an editor, in bytes: more than anybody pastes at once. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024

/** Bytes of a bounded length: a message port has no limit of its own. */
export const bytesUpTo = (limit: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= limit)

const channel = z.int().min(0).max(0xffff_ffff)
const callId = z.int().min(0)

export const windowFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id: callId, name: z.string().max(100), args: z.unknown() }),
  z.object({ type: z.literal('cancel'), id: callId }),
  z.object({ type: z.literal('text-open'), channel, document: z.string().max(64) }),
  z.object({
    type: z.literal('text-data'),
    channel,
    data: bytesUpTo(MAX_TEXT_BYTES),
  }),
  z.object({ type: z.literal('text-close'), channel }),
  /** Everything that was being typed when `closing` came has been sent before this. */
  z.object({ type: z.literal('flushed') }),
])
/** What a window may send. Parsed at the border: a window is trusted with nothing. */
export type WindowFrame = z.infer<typeof windowFrame>

/** What the core sends. */
export type CoreFrame =
  | { type: 'result'; id: number; result: CallResult }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'event'; event: CoreEvent }
  | { type: 'text-opened'; channel: number; clientId: number }
  | { type: 'text-data'; channel: number; data: Uint8Array }
  | { type: 'text-closed'; channel: number; code: number }

/** How far a long call has come, in the unit that the call counts in (rows, pages, bytes). */
export interface Progress {
  done: number
  total: number
}

/** An expected failure, with a stable code that the window turns into a sentence. */
export interface CallError {
  code: string
  /** What the sentence needs (a number of seconds, a line, a name of a field). */
  details?: Record<string, string | number>
}

export type CallResult = { ok: true; value: unknown } | { ok: false; error: CallError }

/** What every window is told without asking. */
export type CoreEvent =
  /** Records of these kinds changed; whoever shows them asks again. */
  | { type: 'changed'; kinds: string[]; ids: string[] }
  /**
   * The vault was opened or locked, or its person is called otherwise; whoever is not at the lock
   * screen goes there.
   */
  | { type: 'session'; state: 'open' | 'locked' }
  /** How far the chapter has come that is being made ready for this version of the app. */
  | { type: 'preparing'; progress: Progress }
  /** The chapter is about to be closed: whatever is being typed is saved now, then `flushed`. */
  | { type: 'closing' }
  /** How the chapter is shared is another way than before; whoever shows it asks again. */
  | { type: 'sync' }
  /** Somebody else came, went, or is elsewhere; whoever shows it asks again. */
  | { type: 'presence' }
  /** The settings of this device changed. */
  | { type: 'settings' }

/** Close codes of a text channel. y-websocket does not reconnect after 4400–4499. */
export const TEXT_CLOSED = {
  locked: 4401,
  newerContent: 4410,
  erased: 4404,
  refused: 4422,
  /** It could not be read or stored, and trying again would not help. */
  unreadable: 4423,
  /** The disk is full; the window tries again. */
  full: 4507,
} as const

/** One end of a connection, whatever it runs over. */
export interface Channel<Incoming, Outgoing> {
  send(frame: Outgoing): void
  close(): void
  /** Set once, before the first frame can arrive. */
  onFrame: (frame: Incoming) => void
  onClose: () => void
}
