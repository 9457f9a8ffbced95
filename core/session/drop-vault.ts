/** The vault of the open chapter goes from this device. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { keyringPath } from '../vault/keyring-path.ts'
import { vaultPath } from '../vault/open-vault.ts'
import { updateKeyring } from '../vault/update-keyring.ts'
import type { OpenKeys } from './keys.ts'
import type { SessionParts } from './session-parts.ts'

/**
 * Shows another chapter; without one, all is as it was before the first.
 * @param next which one, where that is known
 */
export async function dropVault(
  { host, keys, shown, changed }: SessionParts,
  id: string,
  opened: OpenKeys,
  next?: string,
): Promise<void> {
  const { dataFolder } = host
  shown.close()
  const left = updateKeyring(dataFolder, opened.masterKey, (keyring) => ({
    ...keyring,
    chapters: keyring.chapters.filter((chapter) => chapter.id !== id),
  }))
  rmSync(path.dirname(vaultPath(dataFolder, id)), { recursive: true, force: true })
  keys.useKeyring(left)
  if (left.chapters.length > 0) await shown.showLast(next)
  else {
    rmSync(keyringPath(dataFolder), { force: true })
    keys.lock()
    host.hold(null)
    changed('locked')
  }
}
