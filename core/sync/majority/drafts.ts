/** The record that does what a proposal says: drafted by one device, checked by each before it signs. */
import { openEpoch, openPrevious } from '../../../shared/protocol/epoch/epoch-secret.ts'
import { equalBytes } from '../../../shared/protocol/crypto.ts'
import { EMPTY_LOG } from '../../../shared/protocol/entry/entry.ts'
import { applyContent } from '../../../shared/protocol/roster/apply-record.ts'
import { nextContent } from '../../../shared/protocol/roster/make-record.ts'
import { isTooFarAhead } from '../../../shared/protocol/roster/record-time.ts'
import type { Place, RosterBody, Rotation } from '../../../shared/protocol/roster/record.ts'
import type { Roster } from '../../../shared/protocol/roster/roster.ts'
import { newEpoch, placeOf } from '../roster-acts.ts'
import type { SpaceState } from '../space-state.ts'
import type { OpenProposal, Step } from './proposals.ts'

type Known = Pick<SpaceState, 'own' | 'chain' | 'secret' | 'log' | 'known'>

/** @param now milliseconds since 1970 */
export function draftOf(
  step: Step,
  { device }: OpenProposal,
  space: SpaceState,
  now: number,
): Uint8Array {
  const roster = space.chain().now
  return nextContent(roster, bodyOf(step, device, space, roster), now)
}

function bodyOf(step: Step, device: number, space: SpaceState, roster: Roster): RosterBody {
  switch (step) {
    case 'roleChanged':
      return { type: step, device, role: 'admin' }
    case 'removalAnnounced':
    case 'removalWithdrawn':
      return { type: step, device }
    case 'deviceRemoved':
      return {
        type: step,
        cuts: [placeOf(space, device)],
        rotation: newEpoch(space, roster, [device]),
      }
  }
}

/** For one place in the roster; an honest app makes one. */
const DRAFTS_OF_EACH = 3

/** The first of each author: to check hundreds would cost everybody time. */
export function fewOfEach<Draft extends { from: number }>(drafts: readonly Draft[]): Draft[] {
  const counts = new Map<number, number>()
  return drafts.filter(({ from }) => {
    const count = (counts.get(from) ?? 0) + 1
    counts.set(from, count)
    return count <= DRAFTS_OF_EACH
  })
}

/**
 * Whether a content follows the newest record, is allowed when those who agreed sign it, and does what
 * was agreed and nothing else. Each device sees to its own key: nobody else could.
 * @param now milliseconds since 1970
 */
export function isSound(
  content: Uint8Array,
  step: Step,
  { device, agreed }: OpenProposal,
  { space, now }: { space: Known; now: number },
): boolean {
  const before = space.chain().now
  const applied = applyContent(before, content, agreed)
  if (!applied.ok || isTooFarAhead(applied.value.content.time, now)) return false
  const { body } = applied.value.content
  switch (body.type) {
    case 'roleChanged':
      return body.type === step && body.device === device && body.role === 'admin'
    case 'removalAnnounced':
    case 'removalWithdrawn':
      return body.type === step && body.device === device
    case 'deviceRemoved': {
      const [cut, ...others] = body.cuts
      const isOnly = body.type === step && cut?.device === device && others.length === 0
      return isOnly && isCutKnown(space, cut) && opensHere(space, body.rotation)
    }
    default:
      return false
  }
}

/** What was written before must not be cut off, nor a log be made up (attack A19). */
function isCutKnown({ log, known, chain }: Known, { device, seq, hash }: Place): boolean {
  const covered = chain().now.compacted?.covered.find((place) => place.device === device)
  if (covered && seq <= covered.seq) return seq === covered.seq && equalBytes(hash, covered.hash)
  if (seq === 0) return equalBytes(hash, EMPTY_LOG.hash)
  const there = seq === log(device).seq ? log(device).hash : known.hashAt(device, seq)
  return there !== null && equalBytes(there, hash)
}

/** Whether this device could read on, and back (attack A21). */
function opensHere({ own, chain, secret }: Known, rotation: Rotation): boolean {
  const { salt, epoch, epochId } = chain().now
  const sealed = rotation.keys.find(({ device }) => device === own.device)?.sealed
  const next = { salt, epoch: rotation.epoch, epochId: rotation.epochId }
  const opened = sealed && openEpoch(sealed, own.receiving, next)
  const before = opened && openPrevious(rotation, opened, { salt, epochId })
  const known = secret(epoch)
  return before !== null && before !== undefined && known !== null && equalBytes(before, known)
}
