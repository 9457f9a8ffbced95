import { ready } from '../../shared/protocol/crypto.ts'
import { readInvite } from '../../shared/protocol/join/invite-link.ts'

/** Whether a code is an invite's, whole and not mistyped. */
export async function isInvite(code: string): Promise<boolean> {
  await ready
  return readInvite(code) !== null
}
