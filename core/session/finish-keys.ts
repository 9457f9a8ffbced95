/**
 * Completes a change of all keys. The keyring names both keys of a chapter until its file is known to
 * be under the new one, so an interrupted change goes on here when the folder is next opened
 * (docs/decisions/0012).
 */
import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import { runHelper } from '../helpers/run-helper.ts'
import { chapterSecretOf, withChapter } from '../vault/keyring-chapters.ts'
import { writeKeyring } from '../vault/keyring-file.ts'
import { holdVault, vaultPath } from '../vault/open-vault.ts'
import type { TwoKeys } from '../vault/file-key.ts'
import type { OpenKeys } from './keys.ts'

export interface Finished {
  keys: OpenKeys
  /** The chapters whose file is still under its earlier key, and why. */
  left: ReadonlyMap<string, OpenFailure>
}

/** Whether a chapter's file may still be under an earlier key. */
export const isUnfinished = ({ keyring, masterKey }: OpenKeys): boolean =>
  keyring.chapters.some(({ id }) => chapterSecretOf(keyring, masterKey, id)?.earlier !== undefined)

/**
 * Brings every file under its new key that can be.
 * @param settled told of each chapter that was looked at
 */
export async function finishKeys(
  dataFolder: string,
  keys: OpenKeys,
  settled: (id: string) => void = () => undefined,
): Promise<Finished> {
  const left = new Map<string, OpenFailure>()
  let { keyring } = keys
  for (const { id } of keys.keyring.chapters) {
    const secret = chapterSecretOf(keyring, keys.masterKey, id)
    if (!secret?.earlier) continue
    const { name, fileKey, earlier } = secret
    const result = await settle(vaultPath(dataFolder, id), { earlier, fileKey })
    if (result === 'settled') keyring = withChapter(keyring, keys.masterKey, id, { name, fileKey })
    else left.set(id, result)
    settled(id)
  }
  try {
    if (keyring !== keys.keyring) writeKeyring(dataFolder, keyring)
  } catch (error) {
    // A full disk: the earlier keys stay named, and the next opening finds that all is done.
    if (!(error instanceof Error && 'code' in error)) throw error
  }
  return { keys: { ...keys, keyring }, left }
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
