/** A space that is not here yet: checked from its genesis on, paid by an operator's code. */
import { isSigned } from '../shared/protocol/crypto.ts'
import { challengeDigest } from '../shared/protocol/relay/challenge.ts'
import type { Hello } from '../shared/protocol/relay/client-messages.ts'
import type { RelayProblem } from '../shared/protocol/relay/relay-messages.ts'
import { presentDevice } from '../shared/protocol/roster/roster.ts'
import type { Challenge } from './admit.ts'
import { plainCode } from './code.ts'
import type { RelayParts } from './connection.ts'
import { readChain } from './read-chain.ts'

type Created = { ok: true; id: Uint8Array } | { ok: false; problem: RelayProblem }

const refused = (problem: RelayProblem): Created => ({ ok: false, problem })

export async function createSpaceFrom(
  { code, roster, device, signature }: Extract<Hello, { type: 'create' }>,
  { relay, nonce }: Challenge,
  { storage, limits }: Pick<RelayParts, 'storage' | 'limits'>,
): Promise<Created> {
  const chain = readChain(roster)
  if (!chain) return refused('roster-refused')
  const { now } = chain
  const creator = presentDevice(now, device)
  const digest = challengeDigest(relay, nonce, now.space, device)
  if (!creator || creator.role !== 'admin' || !isSigned(digest, signature, creator.signingKey)) {
    return refused('bad-signature')
  }
  const isOpen = limits.openQuota > 0
  const plain = plainCode(code)
  if (plain === '' && !isOpen) return refused('code-needed')
  const made = await storage.createSpace(now.space, {
    roster,
    code: plain === '' ? null : plain,
    quota: limits.openQuota,
  })
  if (made === 'created') return { ok: true, id: now.space }
  return refused(made === 'exists' ? 'space-exists' : 'code-used')
}
