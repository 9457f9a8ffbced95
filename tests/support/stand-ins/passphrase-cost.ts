/**
 * Takes the place of core/vault/passphrase-cost.ts in unit tests: as little as a keyring admits.
 * The app itself has nothing that could be asked for less; end-to-end stories look at what it uses.
 */
import type { PASSPHRASE_COST as REAL } from '../../../core/vault/passphrase-cost.ts'

export const PASSPHRASE_COST: typeof REAL = { operations: 1, memory: 8 * 2 ** 20 }
