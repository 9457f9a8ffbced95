/** How many records a roster may have, so that nobody makes it too long to be read (attack A39). */
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'
import type { ChainLink } from '../shared/protocol/roster/chain.ts'
import type { RosterBody } from '../shared/protocol/roster/record.ts'

/** What makes a space larger for somebody. It needs room, and comes to an end earlier than the rest. */
const BRINGING: ReadonlySet<RosterBody['type']> = new Set([
  'inviteCreated',
  'deviceAdded',
  'relabelled',
  'relayMoved',
])
/** In all, and of those that one device signed. */
const LIMITS = {
  bringing: { all: 9000, own: 1000 },
  other: { all: 10_000, own: 2000 },
}

/**
 * Whether a record is taken only where there is room. The rest is taken without: else nobody could be
 * removed from a space that they have filled, and none could be compacted. Nor could anybody come back
 * to one by the chapter sheet, which does so once.
 */
export function needsRoom({ content: { body } }: ChainLink): boolean {
  const isBySheet = body.type === 'deviceAdded' && body.invite === null
  return BRINGING.has(body.type) && !isBySheet
}

/** @param links with the record that is to be appended as the last. @returns why it is not taken */
export function lengthProblem(links: readonly ChainLink[]): RelayProblem | null {
  const last = links.at(-1)
  if (!last) return null
  const { all, own } = needsRoom(last) ? LIMITS.bringing : LIMITS.other
  const signedBy = (device: number) =>
    links.filter(({ signers }) => signers.includes(device)).length
  const isTooLong = links.length > all || last.signers.some((device) => signedBy(device) > own)
  return isTooLong ? 'too-many' : null
}
