/**
 * Completes a change of all keys. The keyring names both keys of a chapter until its file is known to
 * be under the new one, so an interrupted change goes on here when the folder is next opened
 * (docs/decisions/0012).
 */
import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import { runHelper } from '../helpers/run-helper.ts'
import { chapterSecretOf, isMasterKeyOf, withChapter } from '../vault/keyring-chapters.ts'
import { readKeyring, type KeyringFile } from '../vault/keyring-file.ts'
import { holdVault, vaultPath } from '../vault/open-vault.ts'
import type { TwoKeys } from '../vault/file-key.ts'
import { updateKeyring } from '../vault/update-keyring.ts'
import type { OpenKeys } from './keys.ts'

export interface Finished {
  /** With the keyring as it is on the disk by then. */
  keys: OpenKeys
  /** The chapters whose file is under its new key now. */
  settled: readonly string[]
  /** The chapters whose file is still under its earlier key, and why. */
  left: ReadonlyMap<string, OpenFailure>
}

/** Whether a chapter's file may still be under an earlier key. */
export const isUnfinished = ({ keyring, masterKey }: OpenKeys): boolean =>
  keyring.chapters.some(({ id }) => chapterSecretOf(keyring, masterKey, id)?.earlier !== undefined)

/**
 * Brings every file under its new key that can be. Files take a while: of a keyring that was changed
 * meanwhile only the entries of those chapters are replaced.
 * @param tell told of each chapter that was looked at
 */
export async function finishKeys(
  dataFolder: string,
  keys: OpenKeys,
  tell: (id: string) => void = () => undefined,
): Promise<Finished> {
  const { masterKey } = keys
  const settled: string[] = []
  const left = new Map<string, OpenFailure>()
  for (const { id } of keys.keyring.chapters) {
    const secret = chapterSecretOf(keys.keyring, masterKey, id)
    if (!secret?.earlier) continue
    const { fileKey, earlier } = secret
    const onDisk = chapterSecretOf(asOnDisk(dataFolder, keys).keyring, masterKey, id)
    // Another window, or another program on the same data, may have completed it since.
    const isDone = onDisk?.fileKey === fileKey && !onDisk.earlier
    const file = vaultPath(dataFolder, id)
    const result = isDone ? 'settled' : await settle(file, { earlier, fileKey })
    if (result === 'settled') {
      settled.push(id)
      if (!isDone) noteSettled(dataFolder, masterKey, id)
    } else left.set(id, result)
    tell(id)
  }
  const keyring = withoutEarlier(asOnDisk(dataFolder, keys).keyring, masterKey, settled)
  return { keys: { masterKey, keyring }, settled, left }
}

/** The same keys with the keyring that is on the disk, where it is still theirs. */
function asOnDisk(dataFolder: string, keys: OpenKeys): OpenKeys {
  const present = readKeyring(dataFolder)
  const isOwn = present && present !== 'damaged' && isMasterKeyOf(present, keys.masterKey)
  return isOwn ? { ...keys, keyring: present } : keys
}

function noteSettled(dataFolder: string, masterKey: Uint8Array, id: string): void {
  try {
    updateKeyring(dataFolder, masterKey, (keyring) => withoutEarlier(keyring, masterKey, [id]))
  } catch (error) {
    // A full disk: the earlier key stays named, and the next opening finds that all is done.
    if (!(error instanceof Error && 'code' in error)) throw error
  }
}

/** A keyring without the earlier keys of these chapters; all else in it stays as it is. */
export function withoutEarlier(
  keyring: KeyringFile,
  masterKey: Uint8Array,
  ids: readonly string[],
): KeyringFile {
  return ids.reduce((into, id) => {
    const secret = chapterSecretOf(into, masterKey, id)
    if (!secret?.earlier) return into
    const { name, fileKey } = secret
    return withChapter(into, masterKey, id, { name, fileKey })
  }, keyring)
}

async function settle(file: string, keys: TwoKeys): Promise<'settled' | OpenFailure> {
  const held = holdVault(file)
  if (!held.ok) return held.code
  try {
    const result = await runHelper('file-key-worker', { work: 'settle', file, ...keys })
    return result === 'copied' ? 'settled' : result
  } catch {
    // Memory or the disk gave out; nothing was replaced, and the next opening tries again.
    return 'vault/full'
  } finally {
    held.lock.close()
  }
}
