/** A space that is not here yet: paid by an operator's code, then checked from its genesis on. */
import { isSigned } from '../shared/protocol/crypto.ts'
import { challengeDigest } from '../shared/protocol/relay/challenge.ts'
import type { Hello } from '../shared/protocol/relay/client-messages.ts'
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'
import { startChain, type Chain } from '../shared/protocol/roster/chain.ts'
import { isTooFarAhead } from '../shared/protocol/roster/record-time.ts'
import { presentDevice } from '../shared/protocol/roster/roster.ts'
import type { Challenge } from './admit.ts'
import { plainCode } from './code.ts'
import type { RelayParts } from './connection.ts'
import { readChain } from './read-chain.ts'

type Created = { ok: true; id: Uint8Array } | { ok: false; problem: RelayProblem }
type Creation = Extract<Hello, { type: 'create' }>
type Parts = Pick<RelayParts, 'storage' | 'limits' | 'now'>

const refused = (problem: RelayProblem): Created => ({ ok: false, problem })

/** What costs least is looked at first: whoever has no code makes the relay check no signature (A37). */
export async function createSpaceFrom(
  creation: Creation,
  challenge: Challenge,
  parts: Parts,
): Promise<Created> {
  const { storage, limits } = parts
  const code = plainCode(creation.code)
  if (code === '' && limits.openQuota === 0) return refused('code-needed')
  if (code !== '' && !(await storage.isCodeFree(code))) return refused('code-used')
  const [genesis] = creation.roster
  const started = genesis && startChain(genesis)
  if (!started?.ok) return refused('roster-refused')
  if (await storage.usage(started.value.now.space)) return refused('space-exists')
  const chain = await readChain(creation.roster)
  if (!chain || isTooFarAhead(chain.now.time, parts.now())) return refused('roster-refused')
  if (!isByAdmin(creation, chain, challenge)) return refused('bad-signature')
  const made = await storage.createSpace(chain.now.space, {
    roster: creation.roster,
    device: creation.device,
    code: code === '' ? null : code,
    quota: limits.openQuota,
  })
  if (made === 'created') return { ok: true, id: chain.now.space }
  return refused(made === 'exists' ? 'space-exists' : 'code-used')
}

function isByAdmin(
  { device, signature }: Creation,
  { now }: Chain,
  { relay, nonce }: Challenge,
): boolean {
  const creator = presentDevice(now, device)
  if (creator?.role !== 'admin') return false
  return isSigned(challengeDigest(relay, nonce, now.space, device), signature, creator.signingKey)
}
