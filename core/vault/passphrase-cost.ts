import type { KeyDerivation } from './keyring-file.ts'

/** 64 MiB and three passes (OWASP's advice for Argon2id is less than half of it). */
export const PASSPHRASE_COST: Pick<KeyDerivation, 'operations' | 'memory'> = {
  operations: 3,
  memory: 64 * 2 ** 20,
}
