import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Keychain } from '../../core/host.ts'

/** A keychain that works, as the one of an operating system does. */
export function workingKeychain(): Keychain {
  const key = randomBytes(32)
  return {
    encrypt: (plain) => {
      const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16))
      return Promise.resolve(cipher.update(plain, 'utf8'))
    },
    decrypt: (sealed) => {
      const cipher = createDecipheriv('aes-256-ctr', key, Buffer.alloc(16))
      return Promise.resolve(cipher.update(Buffer.from(sealed)).toString('utf8'))
    },
  }
}
