/** A signature cannot be taken back: whether this device has one to make useless. */
import { decode } from '../../../shared/protocol/codec/codec.ts'
import { equalBytes } from '../../../shared/protocol/crypto.ts'
import type { Chain } from '../../../shared/protocol/roster/chain.ts'
import {
  rosterContent,
  type RosterBody,
  type RosterContent,
} from '../../../shared/protocol/roster/record.ts'
import type { Roster } from '../../../shared/protocol/roster/roster.ts'
import type { MajorityFacts } from './majority-facts.ts'
import { openProposals, type OpenProposal } from './proposals.ts'

/** What a draft says that follows the newest record; `null` for any other. */
export function nextOf(roster: Roster, content: Uint8Array): RosterContent | null {
  const read = decode(rosterContent, content)
  return read.ok && equalBytes(read.value.previous, roster.head) ? read.value : null
}

/**
 * Whether a device has signed a draft for the present roster that it does not agree to any more. What
 * counts is what the draft does: anybody can say of which proposal a copy of it is.
 * @param now milliseconds since 1970
 */
export function isSignedNoMore(
  chain: Chain,
  facts: MajorityFacts,
  device: number,
  now: number,
): boolean {
  const own = facts.signatures.filter(({ from }) => from === device)
  const signed = new Set(own.map(({ content }) => content))
  if (signed.size === 0) return false
  const agreed = openProposals(chain, facts, now).filter((one) => one.agreed.includes(device))
  return facts.drafts.some(({ content, hash }) => {
    const next = signed.has(hash) ? nextOf(chain.now, content) : null
    return next !== null && !agreed.some((proposal) => isOf(proposal, next.body))
  })
}

/** Whether a record does what a proposal says, or a part of it. */
function isOf({ act, device }: OpenProposal, body: RosterBody): boolean {
  switch (body.type) {
    case 'roleChanged':
      return act === 'appoint' && body.device === device
    case 'removalAnnounced':
      return act === 'remove' && body.device === device
    case 'deviceRemoved':
      return act === 'remove' && body.cuts.every((cut) => cut.device === device)
    case 'removalWithdrawn':
      return act === 'withdraw' && body.device === device
    default:
      return false
  }
}
