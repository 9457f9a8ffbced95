import sodium from 'libsodium-wrappers-sumo'
import type { KeyDerivation } from './keyring-file.ts'

/** The 32-byte key of a passphrase: Argon2id (RFC 9106). It holds up the thread it runs on. */
export async function deriveKey(
  passphrase: string,
  derivation: KeyDerivation,
): Promise<Uint8Array> {
  await sodium.ready
  return sodium.crypto_pwhash(
    32,
    // The same characters can come composed or decomposed from another keyboard.
    passphrase.normalize('NFC'),
    Buffer.from(derivation.salt, 'base64'),
    derivation.operations,
    derivation.memory,
    sodium.crypto_pwhash_ALG_ARGON2ID13,
  )
}
