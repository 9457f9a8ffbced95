import { board } from '../../../shared/protocol/roster/roster.ts'
import { majorityOf } from '../../../shared/protocol/roster/rules.ts'
import type { MajorityView, ProposalDevice } from '../../../shared/rpc/majority-calls.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import { deviceNames } from '../device-names.ts'
import type { SpaceState } from '../space-state.ts'
import { dueOf } from './carry-out.ts'
import { readMajorityFacts } from './majority-facts.ts'
import { openProposals } from './proposals.ts'

/** @param now milliseconds since 1970 */
export function majorityView(chapter: Chapter, space: SpaceState, now: number): MajorityView {
  const { now: roster } = space.chain()
  const own = space.own.device
  const facts = readMajorityFacts(chapter.db)
  const nameOf = deviceNames(chapter.db)
  const named = (number: number): ProposalDevice => ({
    number,
    isOwn: number === own,
    ...nameOf(number, now),
  })
  const needed = majorityOf(roster)
  return {
    isOfBoard: board(roster).some(({ number }) => number === own),
    board: board(roster).length,
    needed,
    proposals: openProposals(space.chain(), facts, now).map((proposal) => ({
      id: proposal.id,
      act: proposal.act,
      about: named(proposal.device),
      by: named(proposal.by),
      at: proposal.at,
      agreed: proposal.agreed.map(named),
      missing: Math.max(0, needed - proposal.agreed.length),
      hasAgreed: proposal.agreed.includes(own),
      due: dueOf(chapter, facts, proposal),
      lapses: proposal.lapses,
    })),
  }
}
