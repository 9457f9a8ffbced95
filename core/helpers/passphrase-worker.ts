import { deriveKey } from '../vault/derive-key.ts'
import type { KeyDerivation } from '../vault/keyring-file.ts'
import { answer } from './answer-task.ts'

export interface PassphraseTask {
  passphrase: string
  derivation: KeyDerivation
}

answer(({ passphrase, derivation }: PassphraseTask) => deriveKey(passphrase, derivation))
