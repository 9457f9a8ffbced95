/** Writes the next record of a roster, for one or more who sign it. */
import { encode } from '../codec/codec.ts'
import {
  rosterContent,
  rosterRecord,
  type RosterBody,
  type RosterRecord,
  type RosterMember,
  type Rotation,
} from './record.ts'
import { signContent } from './apply-record.ts'
import type { Roster } from './roster.ts'

export interface Signer {
  /** `RECOVERY` for the chapter sheet. */
  device: number
  /** Ed25519, 64 bytes. */
  signingKey: Uint8Array
}

/** @param time milliseconds since 1970 */
export function makeGenesis(
  salt: Uint8Array,
  creator: RosterMember,
  rotation: Rotation,
  { time, signer }: { time: number; signer: Signer },
): Uint8Array {
  const nothing = new Uint8Array(32)
  const body = { type: 'genesis', salt, creator, rotation } as const
  const content = { version: 1, space: nothing, index: 0, previous: nothing, time, body } as const
  return signRecord(encode(rosterContent, content), [signer])
}

/**
 * What somebody proposes; others may sign it before it is sent.
 * @param now by the author's clock, which may be behind that of whoever wrote the record before
 */
export function nextContent(roster: Roster, body: RosterBody, now: number): Uint8Array {
  const { space, head: previous } = roster
  const time = Math.max(now, roster.time)
  return encode(rosterContent, { version: 1, space, index: roster.index + 1, previous, time, body })
}

export function signRecord(content: Uint8Array, signers: readonly Signer[]): Uint8Array {
  const signatures = signers
    .map(({ device, signingKey }) => ({ device, signature: signContent(content, signingKey) }))
    .sort((a, b) => a.device - b.device)
  return encode(rosterRecord, { content, signatures } satisfies RosterRecord)
}
