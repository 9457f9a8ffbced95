/** Brings a chapter's roster to a relay that does not have the space yet. */
import { sign } from '../../shared/protocol/crypto.ts'
import {
  MAX_CREATION_BYTES,
  MAX_CREATION_RECORDS,
} from '../../shared/protocol/relay/client-messages.ts'
import type { Chain } from '../../shared/protocol/roster/chain.ts'
import { presentDevice } from '../../shared/protocol/roster/roster.ts'
import { LinkClosed, openLink, type RelayLink } from './relay-link.ts'
import type { SpaceState } from './space-state.ts'

/** What else stands in the frame, in bytes, and before each record. */
const FRAME = 1000
const LENGTH = 8

/**
 * As much of the roster as fits; the rest is given afterwards (`giveRoster`).
 * @throws {LinkClosed} where this device managed the chapter nowhere in it
 */
function beginningOf({ links }: Chain, device: number): Uint8Array[] {
  let bytes = FRAME
  let fits = 0
  for (const { data } of links.slice(0, MAX_CREATION_RECORDS)) {
    bytes += data.length + LENGTH
    if (bytes > MAX_CREATION_BYTES) break
    fits += 1
  }
  const last = links
    .slice(0, fits)
    .findLastIndex(({ roster }) => presentDevice(roster, device)?.role === 'admin')
  if (last < 0) throw new LinkClosed('too-large')
  return links.slice(0, last + 1).map(({ data }) => data)
}

/**
 * @param code the operator's; '' for a relay that is open for all
 * @throws {LinkClosed} with why the relay does not take it
 */
export async function createSpaceAt(
  { own, chain }: SpaceState,
  address: string,
  code: string,
): Promise<RelayLink> {
  const roster = beginningOf(chain(), own.device)
  return openLink(
    address,
    (digest) => ({
      type: 'create',
      version: 1,
      code,
      roster,
      device: own.device,
      signature: sign(digest(chain().now.space, own.device), own.signing.privateKey),
    }),
    () => undefined,
  )
}
