import { hash } from '../crypto.ts'

export const entryHash = (header: Uint8Array, ciphertext: Uint8Array): Uint8Array =>
  hash('entry', header, ciphertext)
