/** Brings a chapter's roster to a relay that does not have the space yet. */
import { sign } from '../../shared/protocol/crypto.ts'
import { openLink, type RelayLink } from './relay-link.ts'
import type { SpaceState } from './space-state.ts'

/**
 * @param code the operator's; '' for a relay that is open for all
 * @throws {LinkClosed} with why the relay does not take it
 */
export function createSpaceAt(
  { own, chain }: SpaceState,
  address: string,
  code: string,
): Promise<RelayLink> {
  return openLink(
    address,
    (digest) => ({
      type: 'create',
      version: 1,
      code,
      roster: chain().links.map(({ data }) => data),
      device: own.device,
      signature: sign(digest(chain().now.space, own.device), own.signing.privateKey),
    }),
    () => undefined,
  )
}
