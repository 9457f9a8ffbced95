/** A chapter that opens quickly, for stories that look at something else. */
import { deriveKey } from '../../../core/vault/derive-key.ts'
import { PASSPHRASE_COST } from '../../support/stand-ins/passphrase-cost.ts'
import {
  newDerivation,
  openKeyring,
  readKeyring,
  withPassphrase,
  writeKeyring,
} from '../../../core/vault/keyring-file.ts'

/** Wraps the master key anew, at the least cost of a passphrase that the app takes. */
export async function makeCheapToOpen(dataFolder: string, passphrase: string): Promise<void> {
  const keyring = readKeyring(dataFolder)
  if (!keyring || keyring === 'damaged') throw new Error('no keyring')
  const masterKey = openKeyring(keyring, await deriveKey(passphrase, keyring.passphrase.derivation))
  if (!masterKey) throw new Error('another passphrase')
  const derivation = { ...newDerivation(), ...PASSPHRASE_COST }
  const key = await deriveKey(passphrase, derivation)
  writeKeyring(dataFolder, withPassphrase(keyring, masterKey, derivation, key))
}
