/** Who is on the other side: the hello of a connection against the roster of its space. */
import { isSigned } from '../shared/protocol/crypto.ts'
import { challengeDigest } from '../shared/protocol/relay/challenge.ts'
import { PAGE_BYTES, type Hello } from '../shared/protocol/relay/client-messages.ts'
import type { RelayMessage } from '../shared/protocol/relay/relay-messages.ts'
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'
import type { Chain } from '../shared/protocol/roster/chain.ts'
import { presentDevice, type Roster, inviteOf } from '../shared/protocol/roster/roster.ts'
import { RECOVERY } from '../shared/protocol/roster/record.ts'
import { spaceOfSheet } from '../shared/protocol/sheet/chapter-sheet.ts'

export interface Challenge {
  /** This relay's public address, which the device has dialled. */
  relay: string
  nonce: Uint8Array
}

/**
 * A device that was removed is refused, with the roster's newest records up to its removal: so that it
 * need not take the relay's word for it. Later ones are no affair of its own.
 * @returns `null` where somebody else only names its number
 */
export function proofOfRemoval(
  { links, now }: Chain,
  hello: Hello,
  { relay, nonce }: Challenge,
): RelayMessage | null {
  const known = hello.type === 'device' ? now.devices.get(hello.device) : undefined
  if (hello.type !== 'device' || !known) return null
  const digest = challengeDigest(relay, nonce, now.space, hello.device)
  if (!isSigned(digest, hello.signature, known.signingKey)) return null
  const last = links.findLastIndex(({ roster }) => presentDevice(roster, hello.device)) + 1
  const records: Uint8Array[] = []
  let from = last + 1
  let left = PAGE_BYTES
  for (const { data } of links.slice(0, last + 1).reverse()) {
    left -= data.length
    if (left < 0) break
    records.unshift(data)
    from -= 1
  }
  return { type: 'roster', request: null, from, records, isMore: 'no' }
}

/** @returns why somebody is not let in; `null` when they are */
export function admissionProblem(
  roster: Roster,
  hello: Exclude<Hello, { type: 'create' }>,
  { relay, nonce }: Challenge,
  now: number,
): RelayProblem | null {
  const device = hello.type === 'device' ? hello.device : RECOVERY
  const key = keyOf(roster, hello, now)
  if (!key) return wasRemoved(roster, hello) ? 'removed' : 'unknown-device'
  const space = hello.type === 'sheet' ? spaceOfSheet(hello.space) : roster.space
  const digest = challengeDigest(relay, nonce, space, device)
  return isSigned(digest, hello.signature, key) ? null : 'bad-signature'
}

function keyOf(
  roster: Roster,
  hello: Exclude<Hello, { type: 'create' }>,
  now: number,
): Uint8Array | null {
  if (hello.type === 'invite') {
    const invite = inviteOf(roster, hello.key)
    // One that was used stays valid for reading: whoever joined looks for their own record.
    const isOpen = invite && invite.state !== 'revoked' && now <= invite.expires
    return isOpen ? hello.key : null
  }
  if (hello.type === 'sheet') return roster.recovery?.signingKey ?? null
  return presentDevice(roster, hello.device)?.signingKey ?? null
}

const wasRemoved = (roster: Roster, hello: Hello): boolean =>
  hello.type === 'device' && roster.devices.has(hello.device)
