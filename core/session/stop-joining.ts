/** A device that asks to join no longer wants to: nothing of the chapter is here, and its vault goes. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { fail, succeed } from '../../shared/rpc/contract.ts'
import { isJoining } from '../sync/sync-notes.ts'
import { keyringPath } from '../vault/keyring-path.ts'
import { vaultPath } from '../vault/open-vault.ts'
import { updateKeyring } from '../vault/update-keyring.ts'
import type { SessionParts } from './session-parts.ts'

export async function stopJoining({ host, keys, shown, changed }: SessionParts) {
  const { open } = shown.get()
  const opened = keys.get()
  if (!open || !opened || !isJoining(open.db)) return fail('session/locked')
  const { dataFolder } = host
  shown.close()
  const left = updateKeyring(dataFolder, opened.masterKey, (keyring) => ({
    ...keyring,
    chapters: keyring.chapters.filter(({ id }) => id !== open.id),
  }))
  rmSync(path.dirname(vaultPath(dataFolder, open.id)), { recursive: true, force: true })
  keys.useKeyring(left)
  if (left.chapters.length > 0) await shown.showLast()
  else {
    // It was the first of this folder: all is as before.
    rmSync(keyringPath(dataFolder), { force: true })
    keys.lock()
    host.hold(null)
    changed('locked')
  }
  return succeed(null)
}
