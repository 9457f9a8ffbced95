/** The opened keys of the folder, and what a change of all of them has left to do. */
import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import type { KeyringFile } from '../vault/keyring-file.ts'
import { finishKeys, isUnfinished, withoutEarlier, type Finished } from './finish-keys.ts'
import type { OpenKeys } from './keys.ts'
import { oneAfterAnother } from './one-after-another.ts'

export interface FolderKeys {
  /** `null` while locked. */
  get(): OpenKeys | null
  use(keys: OpenKeys): void
  lock(): void
  /** How often it was locked: whoever works for a while sees that it was. */
  lockings(): number
  /** Takes a keyring that was changed and written, unless all was locked meanwhile. */
  useKeyring(keyring: KeyringFile): void
  /** Takes what a change of all keys came to. */
  useFinished(result: Finished): void
  /** Why a chapter's file is still under its earlier key. */
  leftBecause(id: string): OpenFailure | undefined
  /** Completes a change of all keys that was interrupted, or that a file was missing for. */
  finished(opened: OpenKeys): Promise<OpenKeys>
  /** The same for the open keyring, which may be locked meanwhile. */
  finishOpen(): Promise<void>
}

export function createFolderKeys(dataFolder: string): FolderKeys {
  let keys: OpenKeys | null = null
  let lockings = 0
  /** Files that are still under their earlier key, and why. */
  let left: Finished['left'] = new Map()

  /** Two windows may open the folder at once: the second finds that all is done. */
  const turns = oneAfterAnother()

  function finish(opened: OpenKeys): Promise<Finished> {
    return turns.run(async () => {
      const result = await finishKeys(dataFolder, opened)
      left = result.left
      return result
    })
  }

  return {
    get: () => keys,
    use(next) {
      keys = next
    },
    lock() {
      keys = null
      lockings += 1
    },
    lockings: () => lockings,
    useKeyring(keyring) {
      if (keys) keys = { ...keys, keyring }
    },
    useFinished(result) {
      keys = result.keys
      left = result.left
    },
    leftBecause: (id) => left.get(id),
    finished: async (opened) => (await finish(opened)).keys,
    async finishOpen() {
      const opened = keys
      if (!opened || !isUnfinished(opened)) return
      const { settled } = await finish(opened)
      // Locked meanwhile, or with a chapter that was added: only what was settled is taken over.
      if (keys?.masterKey !== opened.masterKey) return
      keys = { ...keys, keyring: withoutEarlier(keys.keyring, keys.masterKey, settled) }
    },
  }
}
