/** What a request meets, and how it is answered. */
import type { ClientMessage } from '../shared/protocol/relay/client-messages.ts'
import type { RelayMessage } from '../shared/protocol/relay/relay-messages.ts'
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'
import type { LiveSpace, Member } from './live-space.ts'
import type { Storage } from './storage/storage.ts'

/** The key of the invite by which a guest came; a guest's only name. */
export interface Guest {
  key: Uint8Array
}

export interface Asked {
  space: LiveSpace
  member: Member
  guest: Guest | null
  storage: Storage
  /** Milliseconds since 1970. */
  now: () => number
}

/** Everything but what is written to a log, which need not wait for its turn. */
export type Question = Exclude<ClientMessage, { type: 'append' }>
export type Request<Type extends Question['type']> = Extract<Question, { type: Type }>
export type Answer = RelayMessage | null

export const failed = (request: number, problem: RelayProblem): Answer => ({
  type: 'failed',
  request,
  problem,
})
export const done = (request: number): Answer => ({ type: 'done', request })
