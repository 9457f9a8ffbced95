/** Files that are brought to this app's format just now, in helpers. */
import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import { runHelper } from '../helpers/run-helper.ts'
import { vaultPath } from '../vault/open-vault.ts'

type Updated = Promise<'updated' | OpenFailure>

export interface FormatUpdates {
  /** @param lock of the chapter's file; let go of when it is done */
  run(id: string, fileKey: string, lock: { close(): void }): Updated
  /** Whoever locks in the middle and opens again finds it still at work. */
  isRunning(id: string): boolean
  ended(id: string): Updated
  /** The copy from before stays until the next start. */
  wasRun(id: string): boolean
}

export function createFormatUpdates(dataFolder: string): FormatUpdates {
  const running = new Map<string, Updated>()
  const done = new Set<string>()

  async function work(id: string, fileKey: string, lock: { close(): void }): Updated {
    try {
      return await runHelper('update-worker', { file: vaultPath(dataFolder, id), fileKey })
    } finally {
      lock.close()
      running.delete(id)
    }
  }

  return {
    run(id, fileKey, lock) {
      done.add(id)
      const update = work(id, fileKey, lock)
      running.set(id, update)
      return update
    },
    isRunning: (id) => running.has(id),
    wasRun: (id) => done.has(id),
    ended: (id) => running.get(id) ?? Promise.resolve('updated'),
  }
}
