/** The chapter sheet: the paper that brings a chapter back when no device is left. */
import { z } from 'zod'
import { call } from './define.ts'
import type { SyncProblem } from './sync-calls.ts'

/** Where the chapter's sheet stands, as every device knows it. */
export interface SheetState {
  /** `used`: somebody came back by it, and none has been made since. */
  kind: 'none' | 'used' | 'in-force'
  /** When it was made, or used; milliseconds since 1970. 0 for `none`. */
  since: number
  /** Who made it, or came back by it. */
  person: string
  /** When somebody typed it as a rehearsal last; milliseconds since 1970. */
  checked: number | null
  /** Made or checked so long ago that somebody should look whether it is still there. */
  isDue: boolean
  /** The relay that stands on it is the one that the chapter has left since. */
  namesFormerRelay: boolean
}

/** One that counts as soon as some of its groups were given back. */
export interface NewSheet {
  groups: string[]
  relay: string
  /** What its QR code holds. */
  address: string
  /** Numbers of the groups that are asked back, from 1. */
  asked: [number, number, number]
}

export type SheetCheck = 'in-force' | 'outdated' | 'other-chapter'

const sheet = <Value>() => call<Value, 'session/locked' | `sync/${SyncProblem}`>()
const typed = z.string().max(1000)

export const sheetCalls = {
  'sheet.make': sheet<NewSheet>()(z.object({})),
  'sheet.confirm': sheet<null>()(
    z.object({ groups: z.tuple([z.string().max(50), z.string().max(50), z.string().max(50)]) }),
  ),
  /** The rehearsal; also without a connection. */
  'sheet.check': sheet<SheetCheck>()(z.object({ typed })),
  /** Whether one could come back by this sheet; nothing is changed by it. */
  'sheet.try': sheet<{ relay: string }>()(z.object({ typed, relay: z.string().max(300) })),
}
