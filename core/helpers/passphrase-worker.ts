import sodium from 'libsodium-wrappers-sumo'
import type { KeyDerivation } from '../vault/keyring-file.ts'
import { answer } from './answer.ts'

export interface PassphraseTask {
  passphrase: string
  derivation: KeyDerivation
}

answer(async ({ passphrase, derivation }: PassphraseTask) => {
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
})
