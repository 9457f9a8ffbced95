/** What a person is told of the sharing, as the client finds it. */
import type { LinkProblem } from './relay-link.ts'

export type ClientProblem =
  | LinkProblem
  /** This vault is an older copy of itself. */
  | 'copy'
  /** It is open in two places at once. */
  | 'twice'
  /** The relay shows other devices another roster. */
  | 'fork'
  /** It has a new identity, which an admin has to let in. */
  | 'not-admitted'

/** What a person is told of it. */
export interface ClientState {
  phase: 'connecting' | 'catching-up' | 'online' | 'offline'
  /** Why it is offline; `null` while it is not, and at first. */
  problem: ClientProblem | null
  /** Since when it is in this phase; milliseconds since 1970. */
  since: number
  unshared: number
  progress: { done: number; total: number } | null
  /** Minutes by which this device's clock is ahead of the relay's; 0 where that does no harm. */
  clockAhead: number
  /** Devices that are connected now. */
  here: number[]
}

/** Milliseconds; the order of changes in the history suffers from more. */
const TOLERANCE = 5 * 60_000

/** @param there the relay's clock. @returns minutes, 0 where it does no harm */
export function clockAhead(there: number): number {
  const ahead = Date.now() - there
  return Math.abs(ahead) > TOLERANCE ? Math.round(ahead / 60_000) : 0
}
