/**
 * The recovery code of this laptop: 128 random bits and a checksum of 32, as eight groups of four
 * characters that are hard to mistake (Crockford's base 32). See docs/decisions/0006.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SECRET_BYTES = 16
const CHECK_BYTES = 4
const GROUP = 4
export const RECOVERY_GROUPS = 8

/** A new code, for example `7K2M-…` (eight groups). */
export function newRecoveryCode(): string {
  const secret = randomBytes(SECRET_BYTES)
  const text = toText(Buffer.concat([secret, checkOf(secret)]))
  return groupsOf(text).join('-')
}

/** The code's groups as they are compared, whatever was typed between and for them. */
export function groupsOf(typed: string): string[] {
  const text = typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
  return text.match(/.{1,4}/g) ?? []
}

/** The 32-byte key of a code; `null` for one with a typing mistake. */
export function recoveryKey(typed: string): Uint8Array | null {
  const text = groupsOf(typed).join('')
  if (text.length !== RECOVERY_GROUPS * GROUP) return null
  const bytes = toBytes(text)
  if (!bytes) return null
  const secret = bytes.subarray(0, SECRET_BYTES)
  if (!checkOf(secret).equals(bytes.subarray(SECRET_BYTES))) return null
  // The code has its full entropy, so it needs no slow derivation.
  return new Uint8Array(hkdfSync('sha256', secret, '', 'vorstandsmappe/recovery-code/1', 32))
}

const checkOf = (secret: Uint8Array) =>
  createHash('sha256').update(secret).digest().subarray(0, CHECK_BYTES)

function toText(bytes: Uint8Array): string {
  let bits = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  let text = ''
  for (let index = 0; index < (bytes.length * 8) / 5; index++) {
    text = (ALPHABET[Number(bits & 31n)] ?? '') + text
    bits >>= 5n
  }
  return text
}

function toBytes(text: string): Buffer | null {
  let bits = 0n
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return null
    bits = (bits << 5n) | BigInt(value)
  }
  const hex = bits.toString(16).padStart((SECRET_BYTES + CHECK_BYTES) * 2, '0')
  return Buffer.from(hex, 'hex')
}
