import type { Client } from '../rpc/client.ts'

/**
 * Locks the folder.
 * @param isOpen whether the folder is still open, asked anew; rejects when nobody answers
 * @returns what went wrong: all of it, or that the keychain was not told and may open it again
 */
export async function lockFolder(
  client: Pick<Client, 'call'>,
  isOpen: () => Promise<boolean>,
): Promise<'' | 'notLocked' | 'keychainOpen'> {
  const result = await client.call('session.lock', {})
  if (result.ok) return ''
  // Nobody is told that it is locked who does not know it.
  if (await isOpen().catch(() => true)) return 'notLocked'
  return result.error.code === 'rpc/interrupted' ? '' : 'keychainOpen'
}
