/** Whoever does not belong to a chapter any more does not keep its members' data either. */
import { rmSync } from 'node:fs'
import { fail, succeed } from '../../shared/rpc/contract.ts'
import { backupFolder } from '../backup/backup-folder.ts'
import { dropVault } from './drop-vault.ts'
import type { SessionParts } from './session-parts.ts'

/** Its automatic backups go as well; copies on other disks are their owner's to remove. */
export async function forgetChapter(parts: SessionParts) {
  // The protocol is loaded by whoever needs it.
  const { isOut } = await import('../sync/is-out.ts')
  const { open } = parts.shown.get()
  if (!open) return fail('session/locked')
  const isFree = await isOut(open.db)
  const opened = parts.keys.get()
  // Somebody may have locked meanwhile.
  if (!opened || parts.shown.get().open !== open) return fail('session/locked')
  if (!isFree) return fail('sync/not-left')
  await dropVault(parts, open.id, opened)
  rmSync(backupFolder(parts.host.dataFolder, open.id), { recursive: true, force: true })
  return succeed(null)
}
