/**
 * Takes the place of core/vault/passphrase-key.ts in unit tests: at so little cost a thread would
 * take longer to start than to derive the key.
 */
export { deriveKey as passphraseKey } from '../../../core/vault/derive-key.ts'
