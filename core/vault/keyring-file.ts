/**
 * The keyring: one file per person and laptop. Its random master key opens every chapter's file
 * key; the master key itself is wrapped by the passphrase, by this laptop's recovery code and, where
 * that is wanted, by the OS keychain. Names of chapters are sealed as well: the file tells a
 * stranger how many chapters there are, and nothing else.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import { z } from 'zod'
import { keyringPath } from './keyring-path.ts'
import { parseJson } from './parse-json.ts'
import { PASSPHRASE_COST } from './passphrase-cost.ts'
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
  /** How often all keys were made anew. */
  generation: z.int().min(0).default(0),
  passphrase: z.object({ derivation: keyDerivation, sealedMasterKey: z.string() }),
  recovery: z.object({ sealedMasterKey: z.string(), made: z.string() }).nullable().default(null),
  /** `needsPassphrase`: locked by hand, so that the keychain alone must not open. */
  keychain: z.object({ sealed: z.string(), needsPassphrase: z.boolean() }).nullable().default(null),
  chapters: z.array(z.object({ id: z.string().regex(/^[0-9a-f]{32}$/), sealed: z.string() })),
})
export type KeyringFile = z.infer<typeof keyringFile>

const PASSPHRASE_PURPOSE = 'vorstandsmappe/master-key/passphrase/1'
const RECOVERY_PURPOSE = 'vorstandsmappe/master-key/recovery/1'

export const newDerivation = (): KeyDerivation => ({
  algorithm: 'argon2id13',
  salt: randomBytes(16).toString('base64'),
  ...PASSPHRASE_COST,
})

/** Reads the keyring; `null` where there is none, `damaged` for a file that is not one. */
export function readKeyring(dataFolder: string): KeyringFile | 'damaged' | null {
  const file = keyringPath(dataFolder)
  return existsSync(file) ? parseKeyring(readFileSync(file, 'utf8')) : null
}

/** The keyring that a text is, for example the header of a backup. */
export function parseKeyring(text: string): KeyringFile | 'damaged' {
  const parsed = keyringFile.safeParse(parseJson(text))
  return parsed.success ? parsed.data : 'damaged'
}

/** All keys were made anew meanwhile, by another program on the same data. */
export class KeyringReplaced extends Error {
  override readonly name = 'KeyringReplaced'
}

/**
 * Writes the keyring durably.
 * @throws KeyringReplaced rather than bring old keys back over new ones, which the files need
 */
export function writeKeyring(dataFolder: string, keyring: KeyringFile): void {
  const present = readKeyring(dataFolder)
  if (present && present !== 'damaged' && present.generation > keyring.generation) {
    throw new KeyringReplaced()
  }
  writeFileDurably(keyringPath(dataFolder), JSON.stringify(keyring, null, 2))
}

/** Puts a damaged file aside, so that another can take its place and nothing is thrown away. */
export function putKeyringAside(dataFolder: string, now: Date): void {
  const file = keyringPath(dataFolder)
  const stamp = now.toISOString().replace(/[:.]/g, '-')
  if (existsSync(file)) renameSync(file, `${file}.damaged-${stamp}`)
}

/** A new keyring without chapters, its master key wrapped by a key made from the passphrase. */
export function createKeyring(
  derivation: KeyDerivation,
  passphraseKey: Uint8Array,
): { keyring: KeyringFile; masterKey: Uint8Array } {
  const masterKey = randomBytes(32)
  const passphrase = sealedByPassphrase(masterKey, derivation, passphraseKey)
  const nothing = { generation: 0, recovery: null, keychain: null, chapters: [] }
  return { keyring: { version: 1, passphrase, ...nothing }, masterKey }
}

/** The same keyring under another passphrase. */
export function withPassphrase(
  keyring: KeyringFile,
  masterKey: Uint8Array,
  derivation: KeyDerivation,
  passphraseKey: Uint8Array,
): KeyringFile {
  return { ...keyring, passphrase: sealedByPassphrase(masterKey, derivation, passphraseKey) }
}

function sealedByPassphrase(masterKey: Uint8Array, derivation: KeyDerivation, key: Uint8Array) {
  return { derivation, sealedMasterKey: seal(key, PASSPHRASE_PURPOSE, hexOf(masterKey)) }
}

/** The same keyring, opened by a recovery code from now on; an earlier code no longer opens it. */
export function withRecovery(
  keyring: KeyringFile,
  masterKey: Uint8Array,
  recoveryKey: Uint8Array,
  made: Date,
): KeyringFile {
  const sealedMasterKey = seal(recoveryKey, RECOVERY_PURPOSE, hexOf(masterKey))
  return { ...keyring, recovery: { sealedMasterKey, made: made.toISOString() } }
}

/** The master key; `null` when the code is not this keyring's. */
export function openByRecovery(keyring: KeyringFile, recoveryKey: Uint8Array): Uint8Array | null {
  const sealed = keyring.recovery?.sealedMasterKey
  const hex = sealed ? unseal(recoveryKey, RECOVERY_PURPOSE, sealed) : null
  return hex === null ? null : Buffer.from(hex, 'hex')
}

const hexOf = (key: Uint8Array) => Buffer.from(key).toString('hex')

/** The master key; `null` when the key was made from another passphrase. */
export function openKeyring(keyring: KeyringFile, passphraseKey: Uint8Array): Uint8Array | null {
  const hex = unseal(passphraseKey, PASSPHRASE_PURPOSE, keyring.passphrase.sealedMasterKey)
  return hex === null ? null : Buffer.from(hex, 'hex')
}
