/** Who is on the other side: the hello of a connection against the roster of its space. */
import { isSigned } from '../shared/protocol/crypto.ts'
import { challengeDigest } from '../shared/protocol/relay/challenge.ts'
import type { Hello } from '../shared/protocol/relay/client-messages.ts'
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'
import { presentDevice, type Roster, inviteOf } from '../shared/protocol/roster/roster.ts'
import { RECOVERY } from '../shared/protocol/roster/record.ts'
import { spaceOfSheet } from '../shared/protocol/sheet/chapter-sheet.ts'

export interface Challenge {
  /** This relay's public address, which the device has dialled. */
  relay: string
  nonce: Uint8Array
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
