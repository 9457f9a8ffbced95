/**
 * What the page shows before the core is there, which takes longer to start than a window: the form
 * for the passphrase, where a keyring waits for one. Only a guess; the core's word replaces it.
 */
import { readFileSync } from 'node:fs'
import { keyringPath } from '../core/vault/keyring-path.ts'

export type FirstView = 'locked' | ''

export function firstView(dataFolder: string): FirstView {
  try {
    // By hand: the schema library would take longer to load than the window to open.
    const keyring: unknown = JSON.parse(readFileSync(keyringPath(dataFolder), 'utf8'))
    const isLocked =
      typeof keyring === 'object' &&
      keyring !== null &&
      'passphrase' in keyring &&
      'keychain' in keyring &&
      keyring.keychain === null
    return isLocked ? 'locked' : ''
  } catch {
    // There is none yet, or it cannot be read: the core says what to do.
    return ''
  }
}
