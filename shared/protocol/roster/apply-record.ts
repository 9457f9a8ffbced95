/** Checks one record of a roster and says what the roster is after it. */
import type { Checked } from '../checked.ts'
import { fine, refuse } from '../checked.ts'
import { decode, type Unreadable } from '../codec/codec.ts'
import { equalBytes, isSigned, sign } from '../crypto.ts'
import { applyBody, type BodyProblem } from './apply-body.ts'
import { startRoster } from './genesis.ts'
import {
  RECOVERY,
  rosterContent,
  rosterRecord,
  type RosterContent,
  type RosterRecord,
} from './record.ts'
import { contentHash, recordHash } from './record-hash.ts'
import { presentDevice, type Roster } from './roster.ts'
import { hasAdmin, isAllowed } from './rules.ts'

export type RosterProblem =
  | Unreadable
  | BodyProblem
  /** It follows another record than the last one: a fork, or one that is missing. */
  | 'roster-fork'
  /** Of another space, or at another place. */
  | 'roster-misplaced'
  /** Dated before the record that it follows. */
  | 'roster-time'
  /** A signature that is none, or of nobody who belongs to the space. */
  | 'roster-signature'
  /** Its signers may not do that. */
  | 'roster-right'
  /** Nobody would be left who may invite and remove. */
  | 'roster-last-admin'

export interface Applied {
  roster: Roster
  content: RosterContent
  /** Whose signatures it bears. */
  signers: readonly number[]
}

/** @param roster `null` before the genesis */
export function applyRecord(
  roster: Roster | null,
  data: Uint8Array,
): Checked<Applied, RosterProblem> {
  const record = decode(rosterRecord, data)
  if (!record.ok) return record
  if (!roster) return startRoster(record.value)
  const head = recordHash(record.value)
  const signers = checkedSigners(roster, record.value, head)
  if (!signers) return refuse('roster-signature')
  // Only what a present device has signed may say that it comes of a newer app.
  return applyContent(roster, record.value.content, signers)
}

/** What a record says, as if these had signed it: what they are asked to sign is checked by it. */
export function applyContent(
  roster: Roster,
  data: Uint8Array,
  signers: readonly number[],
): Checked<Applied, RosterProblem> {
  const content = decode(rosterContent, data)
  if (!content.ok) return content
  const problem = misplaced(roster, content.value)
  if (problem) return refuse(problem)
  if (!isAllowed(roster, content.value, signers)) return refuse('roster-right')
  const changed = applyBody(roster, content.value)
  if (!changed.ok) return changed
  const { index, time } = content.value
  const next = { ...roster, ...changed.value, index, head: contentHash(data), time }
  return hasAdmin(next)
    ? fine({ roster: next, content: content.value, signers })
    : refuse('roster-last-admin')
}

function misplaced(
  roster: Roster,
  { space, index, previous, time }: RosterContent,
): 'roster-misplaced' | 'roster-fork' | 'roster-time' | null {
  if (!equalBytes(space, roster.space)) return 'roster-misplaced'
  if (index !== roster.index + 1) return 'roster-misplaced'
  if (!equalBytes(previous, roster.head)) return 'roster-fork'
  return time < roster.time ? 'roster-time' : null
}

/** Who signed; `null` when one of the signatures does not hold, or there is none. */
function checkedSigners(
  roster: Roster,
  { signatures }: RosterRecord,
  digest: Uint8Array,
): number[] | null {
  if (signatures.length === 0) return null
  for (const { device, signature } of signatures) {
    const keys = device === RECOVERY ? roster.recovery : presentDevice(roster, device)
    if (!keys || !isSigned(digest, signature, keys.signingKey)) return null
  }
  return signatures.map(({ device }) => device)
}

/** One device's signature under a record's content. */
export const signContent = (content: Uint8Array, privateKey: Uint8Array): Uint8Array =>
  sign(contentHash(content), privateKey)
