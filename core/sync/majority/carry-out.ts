/**
 * What a majority agrees to is carried out by their devices, never all of them at once: whichever comes
 * first drafts the record, each that agrees checks and signs it, and whichever has enough signatures
 * appends it. All of that are facts, so that a kill at any moment only means that it goes on later.
 */
import { encode } from '../../../shared/protocol/codec/codec.ts'
import { isSigned } from '../../../shared/protocol/crypto.ts'
import { signContent } from '../../../shared/protocol/roster/apply-record.ts'
import { contentHash } from '../../../shared/protocol/roster/record-hash.ts'
import { rosterRecord } from '../../../shared/protocol/roster/record.ts'
import { presentDevice, type Roster } from '../../../shared/protocol/roster/roster.ts'
import { isMajority } from '../../../shared/protocol/roster/rules.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import { fetchRoster, sendOwn } from '../catch-up.ts'
import { relabel } from '../relabel.ts'
import { RequestFailed, type RelayLink } from '../relay-link.ts'
import { ownNames } from '../share-chapter.ts'
import type { SpaceState } from '../space-state.ts'
import { draftOf, fewOfEach, isSound } from './drafts.ts'
import {
  hashOf,
  putDraft,
  putSignature,
  readMajorityFacts,
  type MajorityFacts,
  type SaidDraft,
} from './majority-facts.ts'
import { noticeEnd, seenOf } from './notice-end.ts'
import { isOfBoard, nextStep, openProposals, type OpenProposal, type Step } from './proposals.ts'
import { isSignedNoMore, nextOf } from './signed-no-more.ts'

/** Records that one look appends or finds appended, at most. */
const ROUNDS = 5

interface Work {
  chapter: Chapter
  space: SpaceState
  link: RelayLink
}

/**
 * As far as it goes now; called when this device has all that the relay has.
 * @throws {LinkClosed} when the connection ends meanwhile: what was done is kept
 */
export async function carryOut({ chapter, space, link }: Work): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    if (space.movedTo() || !presentDevice(space.chain().now, space.own.device)) return
    if (signDue(chapter, space)) await sendOwn({ space, link })
    try {
      const facts = readMajorityFacts(chapter.db)
      const isUndone = isSignedNoMore(space.chain(), facts, space.own.device, Date.now())
      if (isUndone) await relabel(space, link, ownNames(chapter.db))
      const record = completeRecord(chapter, space, facts)
      if (!record) return
      await link.ask({ type: 'rosterAppend', record })
      space.addRecords(space.chain().now.index + 1, [record])
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      // A clock that is wrong, or no room: it is tried again later.
      if (error.problem !== 'roster-conflict') return
      await fetchRoster(space, link)
    }
  }
}

interface Due {
  proposal: OpenProposal
  step: Step
}

/** When the notice of a removal ends; `null` while none was announced. Milliseconds since 1970. */
export function dueOf(
  { db }: Pick<Chapter, 'db'>,
  { signatures }: MajorityFacts,
  { announced }: OpenProposal,
): number | null {
  return announced && noticeEnd(announced, signatures, seenOf(db, announced))
}

function dueSteps(chapter: Chapter, space: SpaceState, facts: MajorityFacts): Due[] {
  const now = Date.now()
  return openProposals(space.chain(), facts, now).flatMap((proposal) => {
    const due = dueOf(chapter, facts, proposal)
    const step = nextStep(space.chain().now, proposal, { due, now })
    return step ? [{ proposal, step }] : []
  })
}

/** Of the board's devices: what does something else, or follows another record, is none. */
function soundDrafts(space: SpaceState, { drafts }: MajorityFacts, due: Due): SaidDraft[] {
  const { proposal, step } = due
  const roster = space.chain().now
  const next = drafts.filter(
    ({ proposal: of, from, content }) =>
      proposal.ids.has(of) && isOfBoard(roster, from) && nextOf(roster, content) !== null,
  )
  return fewOfEach(next).filter(({ content }) =>
    isSound(content, step, proposal, { space, now: Date.now() }),
  )
}

/** Drafts where nobody has, and signs what it agrees to. @returns whether anything is new */
function signDue(chapter: Chapter, space: SpaceState): boolean {
  const facts = readMajorityFacts(chapter.db)
  const { device, signing } = space.own
  const signed = new Set(
    facts.signatures.filter(({ from }) => from === device).map(({ content }) => content),
  )
  let isNew = false
  const sign = (content: Uint8Array) => {
    const hash = hashOf(content)
    // Two may have handed in the same.
    if (signed.has(hash)) return
    putSignature(chapter, hash, signContent(content, signing.privateKey))
    signed.add(hash)
    isNew = true
  }
  for (const due of dueSteps(chapter, space, facts)) {
    if (!due.proposal.agreed.includes(device)) continue
    const drafts = soundDrafts(space, facts, due)
    // One of each who drafted: whoever makes hundreds is not helped by it.
    const ofEach = new Map([...drafts].reverse().map((draft) => [draft.from, draft]))
    for (const { content } of ofEach.values()) sign(content)
    if (drafts.length > 0 || hasDrafted(space, facts, due)) continue
    const content = draftOf(due.step, due.proposal, space, Date.now())
    putDraft(chapter, due.proposal.id, content)
    sign(content)
  }
  return isNew
}

/** Whether this device has drafted for this place in the roster already, whatever it thinks of it now. */
function hasDrafted(space: SpaceState, { drafts }: MajorityFacts, { proposal }: Due): boolean {
  return drafts.some(
    ({ proposal: of, from, content }) =>
      proposal.ids.has(of) &&
      from === space.own.device &&
      nextOf(space.chain().now, content) !== null,
  )
}

/** A record that more than half of the board have signed who still agree. */
function completeRecord(
  chapter: Chapter,
  space: SpaceState,
  facts: MajorityFacts,
): Uint8Array | null {
  const roster = space.chain().now
  for (const due of dueSteps(chapter, space, facts)) {
    // Nobody's app does that to itself; the others see to it.
    if (due.step === 'deviceRemoved' && due.proposal.device === space.own.device) continue
    for (const { content, hash } of soundDrafts(space, facts, due)) {
      const signatures = signaturesUnder(roster, facts, { content, hash }, due.proposal)
      const signers = signatures.map(({ device }) => device)
      if (isMajority(roster, signers)) return encode(rosterRecord, { content, signatures })
    }
  }
  return null
}

function signaturesUnder(
  roster: Roster,
  { signatures }: MajorityFacts,
  { content, hash }: Pick<SaidDraft, 'content' | 'hash'>,
  { agreed }: OpenProposal,
) {
  const digest = contentHash(content)
  const found = new Map<number, Uint8Array>()
  for (const { content: of, from, signature } of signatures) {
    const device = of === hash && agreed.includes(from) ? presentDevice(roster, from) : null
    if (device && isSigned(digest, signature, device.signingKey)) found.set(from, signature)
  }
  return [...found]
    .map(([device, signature]) => ({ device, signature }))
    .sort((a, b) => a.device - b.device)
}
