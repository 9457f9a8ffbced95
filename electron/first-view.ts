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
    return isObject(keyring) && isObject(keyring['passphrase']) && !opensItself(keyring)
      ? 'locked'
      : ''
  } catch {
    // There is none yet, or it cannot be read: the core says what to do.
    return ''
  }
}

/** The keychain opens it, unless it was locked by hand. */
const opensItself = ({ keychain }: Record<string, unknown>) =>
  isObject(keychain) && keychain['needsPassphrase'] !== true

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
