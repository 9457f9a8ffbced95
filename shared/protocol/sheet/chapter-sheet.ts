/**
 * The chapter sheet: what brings a chapter back when no device is left. Sixteen groups of five digits,
 * so that nobody takes it for a laptop's recovery code, which has letters: 160 random bits, 80 bits of
 * the space's hash, so that no relay can hand out another space, and a checksum.
 */
import {
  concat,
  deriveKey,
  hash,
  randomBytes,
  receivingKeyPair,
  signingKeyPair,
  type KeyPair,
} from '../crypto.ts'
import type { RecoveryKeys } from '../roster/record.ts'
import { HASH_BYTES } from '../sizes.ts'

const SECRET_BYTES = 20
export const SPACE_PREFIX_BYTES = 10
const CHECK_BYTES = 2
const BYTES = SECRET_BYTES + SPACE_PREFIX_BYTES + CHECK_BYTES
const GROUP_DIGITS = 5
export const SHEET_GROUPS = BYTES / 2

export interface ChapterSheet {
  secret: Uint8Array
  /** The first bytes of the space's hash. */
  space: Uint8Array
}

export const newSheetSecret = (): Uint8Array => randomBytes(SECRET_BYTES)

/** What a person types and reads out, for example `04711 60213 …` (sixteen groups). */
export function writeSheet({ secret, space }: ChapterSheet): string {
  const content = concat([secret, space.slice(0, SPACE_PREFIX_BYTES)])
  const all = concat([content, checkOf(content)])
  const groups = Array.from({ length: SHEET_GROUPS }, (_, index) => {
    const value = (all[2 * index] ?? 0) * 256 + (all[2 * index + 1] ?? 0)
    return String(value).padStart(GROUP_DIGITS, '0')
  })
  return groups.join(' ')
}

/** @returns `null` for one with a typing mistake. Spaces and lines between digits do not matter. */
export function readSheet(typed: string): ChapterSheet | null {
  const digits = typed.replace(/[\s.–-]/g, '')
  if (!/^\d+$/.test(digits) || digits.length !== SHEET_GROUPS * GROUP_DIGITS) return null
  const values = (digits.match(/\d{5}/g) ?? []).map(Number)
  if (values.some((value) => value > 0xffff)) return null
  const all = Uint8Array.from(values.flatMap((value) => [value >> 8, value & 0xff]))
  const content = all.slice(0, -CHECK_BYTES)
  if (checkOf(content).some((byte, index) => byte !== all[content.length + index])) return null
  return { secret: content.slice(0, SECRET_BYTES), space: content.slice(SECRET_BYTES) }
}

export interface SheetKeys {
  signing: KeyPair
  receiving: KeyPair
}

/** The identity that may add one device and rotate, nothing else. */
export function sheetKeys(secret: Uint8Array): SheetKeys {
  return {
    signing: signingKeyPair(deriveKey(secret, 'sheet-signing')),
    receiving: receivingKeyPair(deriveKey(secret, 'sheet-receiving')),
  }
}

/** What the roster holds of it. */
export const publicSheetKeys = ({ signing, receiving }: SheetKeys): RecoveryKeys => ({
  signingKey: signing.publicKey,
  receivingKey: receiving.publicKey,
})

/** What stands for the space in what the sheet signs: its beginning, and zeros for what is not known. */
export function spaceOfSheet(beginning: Uint8Array): Uint8Array {
  const whole = new Uint8Array(HASH_BYTES)
  whole.set(beginning.slice(0, SPACE_PREFIX_BYTES))
  return whole
}

const checkOf = (content: Uint8Array): Uint8Array =>
  hash('sheet-check', content).slice(0, CHECK_BYTES)
