/** Which proposals are open, who of the board agrees to them, and what is to be done next for each. */
import { toHex } from '../../../shared/protocol/hex.ts'
import { rosterAt, type Chain, type ChainLink } from '../../../shared/protocol/roster/chain.ts'
import { isTooFarAhead } from '../../../shared/protocol/roster/record-time.ts'
import { board, presentDevice, type Roster } from '../../../shared/protocol/roster/roster.ts'
import { isMajority, NOTICE_MILLISECONDS } from '../../../shared/protocol/roster/rules.ts'
import type { MajorityAct } from '../../../shared/rpc/majority-calls.ts'
import type { MajorityFacts, SaidProposal } from './majority-facts.ts'

/** 30 days after it was made, or could have been carried out, nobody waits for a proposal any more. */
const LASTING = 30 * 24 * 60 * 60 * 1000

/** The same act proposed twice, perhaps by two who could not know of each other, is one proposal. */
export interface OpenProposal {
  /** Of the oldest. */
  id: string
  /** Of all that say the same. */
  ids: ReadonlySet<string>
  act: MajorityAct
  device: number
  by: number
  /** Milliseconds since 1970. */
  at: number
  lapses: number
  /** Devices of the board, by number. */
  agreed: number[]
  /** The record by which this removal was announced; `null` as long as it was not. */
  announced: ChainLink | null
}

/** @param now milliseconds since 1970 */
export function openProposals(chain: Chain, facts: MajorityFacts, now: number): OpenProposal[] {
  const groups = new Map<string, Single[]>()
  for (const proposal of facts.proposals) {
    if (!isCredible(chain, proposal, now)) continue
    const single = openSingle(chain, facts, proposal)
    if (!single || single.lapses < now) continue
    const key = `${proposal.act} ${String(proposal.device)}`
    groups.set(key, [...(groups.get(key) ?? []), single])
  }
  return [...groups.values()].flatMap((group) => together(chain.now, facts, group) ?? [])
}

/** What it says of itself is of a roster and a time that have come; and its author was, and is, of the board. */
function isCredible(chain: Chain, { index, at, from }: SaidProposal, now: number): boolean {
  // What was proposed by a device that is gone may still be agreed to: an admin could stop it by removing that.
  const isDemoted = chain.now.devices.get(from)?.role === 'auditor'
  return !isDemoted && isOfBoard(rosterAt(chain, index), from) && !isTooFarAhead(at, now)
}

interface Single {
  proposal: SaidProposal
  announced: ChainLink | null
  lapses: number
}

/** @returns `null` for one that is done, impossible, or was taken back */
function openSingle(chain: Chain, facts: MajorityFacts, proposal: SaidProposal): Single | null {
  const { act, device } = proposal
  if (!isPossible(chain.now, act, device) || isSettled(chain, proposal)) return null
  const announced = announcementOf(chain, facts, proposal)
  const isClosed = facts.closed.some(
    (closed) => closed.proposal === proposal.id && closed.from === proposal.from,
  )
  // What was announced to all takes a majority to withdraw.
  if (isClosed && !announced) return null
  const from = announced ? announced.content.time + NOTICE_MILLISECONDS : proposal.at
  return { proposal, announced, lapses: from + LASTING }
}

export function isOfBoard(roster: Roster | null, number: number): boolean {
  const device = roster && presentDevice(roster, number)
  return device !== null && device.role !== 'auditor'
}

export function isPossible(roster: Roster, act: MajorityAct, number: number): boolean {
  const device = presentDevice(roster, number)
  if (!device) return false
  const isAnnounced = roster.announced.has(number)
  if (act === 'appoint') return device.role !== 'admin'
  // Whoever was announced and gave up the role meanwhile goes all the same.
  return act === 'remove' ? device.role === 'admin' || isAnnounced : isAnnounced
}

/**
 * The newest of this device, and only where it came of this proposal: an old notice is none for a new
 * one. That it did is a claim, which anybody can make in a draft.
 */
function announcementOf(
  chain: Chain,
  { drafts }: MajorityFacts,
  { act, id, device, index }: SaidProposal,
): ChainLink | null {
  if (act !== 'remove' || !chain.now.announced.has(device)) return null
  const newest = chain.links.findLast(
    ({ content: { body } }) => body.type === 'removalAnnounced' && body.device === device,
  )
  if (!newest || newest.content.index <= index) return null
  const hash = toHex(newest.roster.head)
  const before = rosterAt(chain, newest.content.index - 1)
  const isOfThis = drafts.some(
    (draft) => draft.proposal === id && draft.hash === hash && isOfBoard(before, draft.from),
  )
  return isOfThis ? newest : null
}

/** What the board decided since stands: it is not decided again when an admin changes it back. */
const isSettled = ({ links }: Chain, { act, device, index }: SaidProposal): boolean =>
  links.slice(index + 1).some(({ content: { body } }) => {
    if (!('device' in body) || body.device !== device) return false
    if (act === 'appoint') return body.type === 'roleChanged' && body.role === 'admin'
    if (body.type === 'removalWithdrawn') return true
    // A later announcement is not withdrawn by what was said of an earlier one.
    return act === 'withdraw' && body.type === 'removalAnnounced'
  })

function together(
  roster: Roster,
  facts: MajorityFacts,
  group: readonly Single[],
): OpenProposal | null {
  const [first] = group
  if (!first) return null
  const { id, act, device, from: by, at } = first.proposal
  const ids = new Set(group.map(({ proposal }) => proposal.id))
  // Each of the group has the newest one, or none.
  const announced = group.find((single) => single.announced)?.announced ?? null
  return {
    id,
    ids,
    act,
    device,
    by,
    at,
    lapses: Math.max(...group.map(({ lapses }) => lapses)),
    agreed: board(roster)
      .map(({ number }) => number)
      .filter((number) => hasAgreed(facts, ids, number)),
    announced,
  }
}

/** Whoever proposed it agrees, until they say otherwise or close it. */
function hasAgreed(
  { proposals, answers, closed }: MajorityFacts,
  ids: ReadonlySet<string>,
  number: number,
): boolean {
  const own = answers.filter(({ from, proposal }) => from === number && ids.has(proposal))
  const last = own.reduce((turn, answer) => Math.max(turn, answer.turn), 0)
  if (last === 0) {
    const isClosed = (id: string) =>
      closed.some(({ proposal, from }) => proposal === id && from === number)
    return proposals.some(({ id, from }) => ids.has(id) && from === number && !isClosed(id))
  }
  return own.filter(({ turn }) => turn === last).every(({ agrees }) => agrees)
}

export type Step = 'roleChanged' | 'removalAnnounced' | 'removalWithdrawn' | 'deviceRemoved'

/**
 * The record that is to come next.
 * @param due when the notice of its removal ends; milliseconds since 1970
 * @returns `null` while there is no majority, or the notice runs
 */
export function nextStep(
  roster: Roster,
  { act, agreed, announced }: OpenProposal,
  { due, now }: { due: number | null; now: number },
): Step | null {
  if (!isMajority(roster, agreed)) return null
  if (act === 'appoint') return 'roleChanged'
  if (act === 'withdraw') return 'removalWithdrawn'
  if (!announced || due === null) return 'removalAnnounced'
  return now >= due ? 'deviceRemoved' : null
}
