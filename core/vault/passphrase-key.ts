import { runHelper } from '../helpers/run-helper.ts'
import type { KeyDerivation } from './keyring-file.ts'

/** The 32-byte key of a passphrase: Argon2id (RFC 9106), about a quarter of a second. */
export function passphraseKey(passphrase: string, derivation: KeyDerivation): Promise<Uint8Array> {
  return runHelper('passphrase-worker', { passphrase, derivation })
}
