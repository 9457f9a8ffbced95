/** A device that asks to join no longer wants to: nothing of the chapter is here, and its vault goes. */
import { fail, succeed } from '../../shared/rpc/contract.ts'
import { isJoining, readNote } from '../sync/sync-notes.ts'
import { dropVault } from './drop-vault.ts'
import type { SessionParts } from './session-parts.ts'

export async function stopJoining(parts: SessionParts) {
  const { open } = parts.shown.get()
  const opened = parts.keys.get()
  if (!open || !opened || !isJoining(open.db)) return fail('session/locked')
  await dropVault(parts, open.id, opened, readNote(open.db, 'sync-from') ?? undefined)
  return succeed(null)
}
