/** Whether the chapter goes on at a relay whose address somebody typed: nothing is believed but the roster. */
import { equalBytes } from '../../../shared/protocol/crypto.ts'
import { extendChain, rosterAt, type Chain } from '../../../shared/protocol/roster/chain.ts'
import type { SyncProblem } from '../../../shared/rpc/sync-calls.ts'
import { isUnknown } from '../come-back.ts'
import { formerKeys } from '../device-keys.ts'
import type { Database } from '../../db/database.ts'
import { challengeFor } from '../own-hello.ts'
import { expectType, LinkClosed, openLink, RequestFailed, type RelayLink } from '../relay-link.ts'
import type { SpaceState } from '../space-state.ts'

/** Why not; `null` when the roster there is the one here, or goes on from it. Changes nothing. */
export async function checkRelay(
  db: Database,
  space: SpaceState,
  address: string,
): Promise<SyncProblem | null> {
  const keys = isUnknown(space) ? (formerKeys(db) ?? space.own) : space.own
  try {
    const link = await openLink(address, challengeFor(space, keys), () => undefined)
    try {
      return await compare(space.chain(), link)
    } finally {
      link.close()
    }
  } catch (error) {
    if (!(error instanceof LinkClosed || error instanceof RequestFailed)) throw error
    if (error.problem === 'unknown-space') return 'relay-without'
    // A roster without this device, or with other keys.
    const isOther = error.problem === 'unknown-device' || error.problem === 'bad-signature'
    return isOther ? 'relay-fork' : error.problem
  }
}

async function compare(own: Chain, link: RelayLink): Promise<SyncProblem | null> {
  const { rosterIndex, rosterHead } = link.welcome
  if (rosterIndex < own.now.index) {
    const here = rosterAt(own, rosterIndex)
    return here && equalBytes(here.head, rosterHead) ? 'relay-behind' : 'relay-fork'
  }
  let chain = own
  while (chain.now.index < rosterIndex) {
    const index = chain.links.length
    const page = expectType(await link.ask({ type: 'rosterSince', index }), 'roster')
    for (const record of page.records) {
      const next = extendChain(chain, record)
      if (!next.ok) return next.problem === 'newer' ? 'newer-version' : 'relay-fork'
      chain = next.value
    }
    // It has promised more than it hands out.
    if (chain.links.length === index) return 'no-relay'
  }
  const there = rosterAt(chain, rosterIndex)
  return there && equalBytes(there.head, rosterHead) ? null : 'relay-fork'
}
