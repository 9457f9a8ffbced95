/** What the keyring holds for the OS keychain. */
import type { Keychain } from '../host.ts'
import { readKeyring, writeKeyring, type KeyringFile } from '../vault/keyring-file.ts'
import { updateKeyring } from '../vault/update-keyring.ts'
import type { OpenKeys } from './keys.ts'

type KeychainEntry = NonNullable<KeyringFile['keychain']>

/** The master key, sealed so that only the keychain of this user opens it. */
export async function sealedByKeychain(
  keychain: Keychain,
  masterKey: Uint8Array,
): Promise<KeychainEntry> {
  const sealed = await keychain.encrypt(Buffer.from(masterKey).toString('hex'))
  return { sealed: Buffer.from(sealed).toString('base64'), needsPassphrase: false }
}

/** The entry for another master key, where there was one; `null` when the keychain refuses. */
export async function sealedAgain(
  keychain: Keychain | null,
  entry: KeychainEntry | null,
  masterKey: Uint8Array,
): Promise<KeychainEntry | null> {
  if (!keychain || !entry) return null
  try {
    return await sealedByKeychain(keychain, masterKey)
  } catch {
    // The passphrase opens; that the keychain no longer does is said to the person.
    return null
  }
}

/** Locked by hand: from now on the keychain alone does not open. */
export function shutKeychain(dataFolder: string): void {
  // As it is on the disk: what is in memory may be older, and is about to be forgotten.
  const keyring = readKeyring(dataFolder)
  if (!keyring || keyring === 'damaged' || !keyring.keychain) return
  writeKeyring(dataFolder, { ...keyring, keychain: { ...keyring.keychain, needsPassphrase: true } })
}

/** Once the passphrase was given, the keychain opens again. */
export function withKeychainReady(dataFolder: string, keys: OpenKeys): OpenKeys {
  const { keychain } = keys.keyring
  if (!keychain?.needsPassphrase) return keys
  const keyring = updateKeyring(dataFolder, keys.masterKey, (present) => ({
    ...present,
    keychain: present.keychain && { ...present.keychain, needsPassphrase: false },
  }))
  return { ...keys, keyring }
}
