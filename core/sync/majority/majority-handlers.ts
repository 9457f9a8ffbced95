/** What somebody of the board proposes, agrees to and thinks better of; none of it needs the relay. */
import {
  admins,
  board,
  presentDevice,
  type Roster,
} from '../../../shared/protocol/roster/roster.ts'
import { succeed, type Handlers } from '../../../shared/rpc/contract.ts'
import type { MajorityAct, majorityCalls } from '../../../shared/rpc/majority-calls.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import type { WithChapter } from '../../session/with-chapter.ts'
import type { SpaceState } from '../space-state.ts'
import type { SyncService } from '../sync-service.ts'
import { problem } from '../when-online.ts'
import { answer, closeProposal, propose, readMajorityFacts } from './majority-facts.ts'
import { majorityView } from './majority-view.ts'
import { isPossible, openProposals, type OpenProposal } from './proposals.ts'

export function majorityHandlers(
  withChapter: WithChapter,
  service: SyncService,
): Pick<Handlers, keyof typeof majorityCalls> {
  /** For whoever is of the board; the others hear of what came of it as soon as they can. */
  const onBoard = <Failure>(
    work: (about: {
      chapter: Chapter
      space: SpaceState
      open: OpenProposal[]
    }) => Failure | undefined,
  ) =>
    withChapter((chapter) => {
      const shared = service.shared()
      const own = shared?.space.own.device
      const isOfBoard =
        shared && board(shared.space.chain().now).some(({ number }) => number === own)
      if (!shared || !isOfBoard) return problem('not-of-board')
      const { space, client } = shared
      const open = openProposals(space.chain(), readMajorityFacts(chapter.db), Date.now())
      const failure = work({ chapter, space, open })
      if (failure) return failure
      client.sendSoon()
      service.changed()
      return succeed(null)
    })

  return {
    'majority.state': () =>
      withChapter((chapter) => {
        const space = service.shared()?.space
        if (!space) return problem('not-of-board')
        return succeed(majorityView(chapter, space, Date.now()))
      }),
    'majority.propose': ({ act, device }) =>
      onBoard(({ chapter, space, open }) => {
        const { now } = space.chain()
        if (!isFitting(now, act, device)) return problem('proposal-gone')
        if (act === 'remove' && isLastAdmin(now, device)) return problem('last-admin')
        const same = open.find((one) => one.act === act && one.device === device)
        if (same) answerTo(chapter, space, same, true)
        else propose(chapter, act, device, now.index)
        dropOpposite(chapter, space, open, act, device)
        return undefined
      }),
    'majority.answer': ({ proposal: id, agrees }) =>
      onBoard(({ chapter, space, open }) => {
        const proposal = open.find(({ ids }) => ids.has(id))
        if (!proposal) return problem('proposal-gone')
        answerTo(chapter, space, proposal, agrees)
        if (agrees) dropOpposite(chapter, space, open, proposal.act, proposal.device)
        return undefined
      }),
    'majority.close': ({ proposal: id }) =>
      onBoard(({ chapter, space, open }) => {
        const proposal = open.find(({ ids }) => ids.has(id))
        const own = readMajorityFacts(chapter.db).proposals.filter(
          (one) => proposal?.ids.has(one.id) && one.from === space.own.device,
        )
        if (!proposal || own.length === 0 || proposal.announced) return problem('proposal-gone')
        for (const one of own) closeProposal(chapter, one.id)
        return undefined
      }),
  }
}

/** An auditor is made one of the board by an admin first. */
const isFitting = (roster: Roster, act: MajorityAct, device: number): boolean =>
  isPossible(roster, act, device) &&
  (act !== 'appoint' || presentDevice(roster, device)?.role === 'member')

const isLastAdmin = (roster: Roster, device: number): boolean =>
  admins(roster).every(({ number }) => number === device)

function answerTo(chapter: Chapter, { own }: SpaceState, to: OpenProposal, agrees: boolean): void {
  if (to.agreed.includes(own.device) !== agrees) answer(chapter, to, agrees)
}

/** Nobody wants somebody removed and not removed. */
function dropOpposite(
  chapter: Chapter,
  space: SpaceState,
  open: readonly OpenProposal[],
  act: MajorityAct,
  device: number,
): void {
  const opposite = act === 'remove' ? 'withdraw' : act === 'withdraw' ? 'remove' : null
  const found = open.find((one) => one.act === opposite && one.device === device)
  if (found) answerTo(chapter, space, found, false)
}
