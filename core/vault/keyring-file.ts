/**
 * The keyring: one file per person and laptop. Its random master key opens every chapter's file
 * key; the master key itself is wrapped by the passphrase. Names of chapters are sealed as well:
 * the file tells a stranger how many chapters there are, and nothing else.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { writeFileDurably } from './write-file.ts'
import { seal, unseal } from './seal.ts'

const keyDerivation = z.object({
  algorithm: z.literal('argon2id13'),
  salt: z.string(),
  operations: z.int().min(1).max(20),
  /** Bytes. */
  memory: z
    .int()
    .min(8 * 2 ** 20)
    .max(2 ** 30),
})
export type KeyDerivation = z.infer<typeof keyDerivation>

const keyringFile = z.object({
  version: z.literal(1),
  passphrase: z.object({ derivation: keyDerivation, sealedMasterKey: z.string() }),
  chapters: z.array(z.object({ id: z.string().regex(/^[0-9a-f]{32}$/), sealed: z.string() })),
})
export type KeyringFile = z.infer<typeof keyringFile>

const chapterSecret = z.object({ fileKey: z.string().regex(/^[0-9a-f]{64}$/), name: z.string() })
export type ChapterSecret = z.infer<typeof chapterSecret>

const PASSPHRASE_PURPOSE = 'vorstandsmappe/master-key/passphrase/1'
const CHAPTER_PURPOSE = 'vorstandsmappe/chapter/1/'

/** 64 MiB and three passes (OWASP's advice for Argon2id is less than half of it). */
export const newDerivation = (): KeyDerivation => ({
  algorithm: 'argon2id13',
  salt: randomBytes(16).toString('base64'),
  operations: 3,
  memory: 64 * 2 ** 20,
})

const keyringPath = (dataFolder: string) => path.join(dataFolder, 'keyring.json')

/** Reads the keyring; `null` where there is none. Throws when it is not a keyring. */
export function readKeyring(dataFolder: string): KeyringFile | null {
  const file = keyringPath(dataFolder)
  if (!existsSync(file)) return null
  return keyringFile.parse(JSON.parse(readFileSync(file, 'utf8')))
}

export function writeKeyring(dataFolder: string, keyring: KeyringFile): void {
  writeFileDurably(keyringPath(dataFolder), JSON.stringify(keyring, null, 2))
}

/** A new keyring without chapters, its master key wrapped by a key made from the passphrase. */
export function createKeyring(
  derivation: KeyDerivation,
  passphraseKey: Uint8Array,
): { keyring: KeyringFile; masterKey: Uint8Array } {
  const masterKey = randomBytes(32)
  const sealedMasterKey = seal(passphraseKey, PASSPHRASE_PURPOSE, masterKey.toString('hex'))
  const keyring = { version: 1, passphrase: { derivation, sealedMasterKey }, chapters: [] } as const
  return { keyring: { ...keyring, chapters: [] }, masterKey }
}

/** The master key; `null` when the key was made from another passphrase. */
export function openKeyring(keyring: KeyringFile, passphraseKey: Uint8Array): Uint8Array | null {
  const hex = unseal(passphraseKey, PASSPHRASE_PURPOSE, keyring.passphrase.sealedMasterKey)
  return hex === null ? null : Buffer.from(hex, 'hex')
}

export function withChapter(
  keyring: KeyringFile,
  masterKey: Uint8Array,
  id: string,
  secret: ChapterSecret,
): KeyringFile {
  const sealed = seal(masterKey, CHAPTER_PURPOSE + id, JSON.stringify(secret))
  const others = keyring.chapters.filter((chapter) => chapter.id !== id)
  return { ...keyring, chapters: [...others, { id, sealed }] }
}

/** File key and name of a chapter; `null` when the keyring has none or it was altered. */
export function chapterSecretOf(
  keyring: KeyringFile,
  masterKey: Uint8Array,
  id: string,
): ChapterSecret | null {
  const entry = keyring.chapters.find((chapter) => chapter.id === id)
  const plain = entry && unseal(masterKey, CHAPTER_PURPOSE + id, entry.sealed)
  return plain ? chapterSecret.parse(JSON.parse(plain)) : null
}
