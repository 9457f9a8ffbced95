/** What more than half of the board's devices decide together, where it needs no admin. */
import { z } from 'zod'
import { call } from './define.ts'
import type { SyncProblem } from './sync-calls.ts'

export const MAJORITY_ACTS = [
  /** A member of the board becomes an admin as well. */
  'appoint',
  /** An admin's device is removed, 72 hours after that was announced to all. */
  'remove',
  /** A removal that was announced does not take place. */
  'withdraw',
] as const
export type MajorityAct = (typeof MAJORITY_ACTS)[number]

export interface ProposalDevice {
  number: number
  person: string
  name: string
  isOwn: boolean
}

/** Something that somebody of the board has proposed, and that is neither done nor out of date. */
export interface MajorityProposal {
  id: string
  act: MajorityAct
  /** The device that it is about. */
  about: ProposalDevice
  by: ProposalDevice
  /** When it was proposed; milliseconds since 1970. */
  at: number
  agreed: ProposalDevice[]
  /** How many devices must still agree; 0 where it goes on by itself. */
  missing: number
  /** Whether this device has agreed. */
  hasAgreed: boolean
  /** For a removal that was announced: when it can take place at the earliest; milliseconds since 1970. */
  due: number | null
  /** When it is out of date; milliseconds since 1970. */
  lapses: number
}

export interface MajorityView {
  /** Whether this device is one of the board's, which may propose and agree. */
  isOfBoard: boolean
  /** How many devices the board has, and how many of them are more than half. */
  board: number
  needed: number
  proposals: MajorityProposal[]
}

const majority = <Value>() => call<Value, 'session/locked' | `sync/${SyncProblem}`>()
const proposal = z.string().regex(/^[0-9a-f]{64}$/)

/** All of them work without a connection: the others hear of it as soon as there is one. */
export const majorityCalls = {
  'majority.state': majority<MajorityView>()(z.object({})),
  /** Where somebody has proposed the same already, this device agrees to that. */
  'majority.propose': majority<null>()(
    z.object({ act: z.enum(MAJORITY_ACTS), device: z.int().min(1) }),
  ),
  /** Agrees, or takes that back; possible until it has happened. */
  'majority.answer': majority<null>()(z.object({ proposal, agrees: z.boolean() })),
  /** Whoever proposed it thinks better of it; a removal that was announced takes a majority. */
  'majority.close': majority<null>()(z.object({ proposal })),
}
