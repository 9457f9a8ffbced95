import { ready } from '../../shared/protocol/crypto.ts'
import { readInvite, type Invite } from '../../shared/protocol/join/invite-link.ts'

/** What an invite's code says; `null` for one that is not whole, or mistyped. */
export async function readLink(code: string): Promise<Invite | null> {
  await ready
  return readInvite(code)
}
