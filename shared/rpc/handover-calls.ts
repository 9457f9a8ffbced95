/** The end of a term as one sitting. Each step acts at once; what was done is read from the roster. */
import { z } from 'zod'
import type { Role } from '../protocol/roster/roles.ts'
import { call } from './define.ts'

export interface HandoverDevice {
  person: string
  name: string
}

export interface Handover {
  /** Milliseconds since 1970. */
  begun: number
  /** In the order in which it happened; who came and went again stands in both. */
  removed: HandoverDevice[]
  added: HandoverDevice[]
  roles: (HandoverDevice & { role: Role })[]
  /** Invitations that were withdrawn. */
  revoked: number
  isSheetReplaced: boolean
}

export const handoverCalls = {
  /** The sitting that was begun on this device and not ended; `null` for none. */
  'handover.state': call<Handover | null, 'session/locked'>()(z.object({})),
  /** Begins one; one that was begun goes on. */
  'handover.begin': call<null, 'session/locked' | 'sync/not-yours'>()(z.object({})),
  'handover.end': call<null, 'session/locked'>()(z.object({})),
}
