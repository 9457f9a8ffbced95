/**
 * "Others know my passphrase": a new master key, a new key for every chapter's file, and nothing
 * that the earlier passphrase, recovery code or keychain entry opens. Until the keyring is replaced
 * the earlier passphrase opens everything as it was; from then on the new one does
 * (docs/decisions/0012).
 */
import { randomBytes } from 'node:crypto'
import { fail, succeed, type Outcome } from '../../shared/rpc/contract.ts'
import type { Progress } from '../../shared/rpc/frames.ts'
import { removeDatabase } from '../db/files.ts'
import { runHelper } from '../helpers/run-helper.ts'
import type { CoreHost } from '../host.ts'
import { underNewKey } from '../vault/file-key.ts'
import { chapterSecretOf, withChapter, type ChapterSecret } from '../vault/keyring-chapters.ts'
import {
  createKeyring,
  newDerivation,
  readKeyring,
  writeKeyring,
  type KeyringFile,
} from '../vault/keyring-file.ts'
import { holdVault, vaultPath } from '../vault/open-vault.ts'
import { passphraseKey } from '../vault/passphrase-key.ts'
import { syncFolder } from '../vault/write-file.ts'
import { finishKeys, type Finished } from './finish-keys.ts'
import { sealedAgain } from './keychain.ts'
import type { OpenKeys } from './keys.ts'
import { renewalProgress } from './renewal-progress.ts'

type Refused = 'session/not-renewed' | 'session/used-elsewhere'

interface Renewal {
  id: string
  file: string
  secret: ChapterSecret & { earlier: string }
  /** Held until the keyring is replaced; `null` for a file that is missing or cannot be written. */
  lock: { close(): void } | null
}

/**
 * Makes everything new; no chapter may be open here.
 * @param earlier the keys as the disk has them now
 */
export async function renewKeys(
  { dataFolder, keychain }: Pick<CoreHost, 'dataFolder' | 'keychain'>,
  earlier: OpenKeys,
  passphrase: string,
  tell: (progress: Progress) => void,
): Promise<Outcome<Finished, Refused>> {
  const { keys: base } = await finishKeys(dataFolder, earlier)
  const renewals = renewalsOf(dataFolder, base)
  if (!renewals) return fail('session/used-elsewhere')
  const progress = renewalProgress(
    renewals.map(({ file }) => file),
    tell,
  )
  try {
    for (const renewal of renewals) {
      if (!(await copied(renewal))) return fail('session/not-renewed')
      progress.copied()
    }
    const { keyring, masterKey } = await newKeyring(base.keyring, renewals, passphrase)
    const entry = await sealedAgain(keychain, base.keyring.keychain, masterKey)
    if (!isOnDisk(dataFolder, base.keyring)) return fail('session/used-elsewhere')
    const renewed = { ...keyring, keychain: entry }
    if (!isReplaced(dataFolder, renewed)) return fail('session/not-renewed')
    // From here on the new passphrase opens, whatever happens.
    release(renewals)
    const keys = { keyring: renewed, masterKey }
    return succeed(await finishKeys(dataFolder, keys, progress.settled))
  } finally {
    progress.stop()
    if (isOnDisk(dataFolder, base.keyring)) removeCopies(renewals)
    release(renewals)
  }
}

/** Takes hold of every chapter's file; `null` when another program has one of them open. */
function renewalsOf(dataFolder: string, { keyring, masterKey }: OpenKeys): Renewal[] | null {
  const renewals: Renewal[] = []
  for (const { id } of keyring.chapters) {
    const secret = chapterSecretOf(keyring, masterKey, id)
    // An altered entry opens nothing; it stays in the keyring as it is.
    if (!secret) continue
    const file = vaultPath(dataFolder, id)
    const held = holdVault(file)
    if (!held.ok && held.code === 'vault/in-use') {
      release(renewals)
      return null
    }
    const { name, fileKey, earlier = fileKey } = secret
    const keys = { fileKey: randomBytes(32).toString('hex'), earlier }
    renewals.push({ id, file, secret: { name, ...keys }, lock: held.ok ? held.lock : null })
  }
  return renewals
}

/** @returns false when the disk or memory gave out; a file that cannot be read is left for later */
async function copied({ file, secret, lock }: Renewal): Promise<boolean> {
  if (!lock) return true
  const { earlier, fileKey } = secret
  try {
    const result = await runHelper('file-key-worker', { work: 'copy', file, earlier, fileKey })
    return result !== 'vault/full'
  } catch {
    // A thread that ended says no more than that; the file itself is as it was.
    return false
  }
}

/** A keyring of its own, which nothing that opened the earlier one opens. */
async function newKeyring(
  base: KeyringFile,
  renewals: readonly Renewal[],
  passphrase: string,
): Promise<OpenKeys> {
  const derivation = newDerivation()
  const made = createKeyring(derivation, await passphraseKey(passphrase, derivation))
  const empty = { ...made.keyring, generation: base.generation + 1, chapters: base.chapters }
  const keyring = renewals.reduce(
    (into, { id, secret }) => withChapter(into, made.masterKey, id, secret),
    empty,
  )
  return { keyring, masterKey: made.masterKey }
}

function isReplaced(dataFolder: string, keyring: KeyringFile): boolean {
  try {
    writeKeyring(dataFolder, keyring)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    if (!isOnDisk(dataFolder, keyring)) return false
    // It is there and was only not flushed. No file may follow it before it is.
    syncFolder(dataFolder)
    return true
  }
}

/** Whether the keyring on the disk is this one, which no other program has changed. */
const isOnDisk = (dataFolder: string, keyring: KeyringFile): boolean =>
  JSON.stringify(readKeyring(dataFolder)) === JSON.stringify(keyring)

function removeCopies(renewals: readonly Renewal[]): void {
  for (const { file, lock } of renewals) if (lock) removeDatabase(underNewKey(file))
}

function release(renewals: readonly Renewal[]): void {
  for (const renewal of renewals) {
    renewal.lock?.close()
    renewal.lock = null
  }
}
