import { existsSync, renameSync } from 'node:fs'
import { removeDatabase } from '../db/files.ts'
import { underNewKey } from '../vault/file-key.ts'

/** Where a backup is unpacked, proved and made ready: nothing there counts. */
export const restoringPath = (file: string) => `${file}.restoring`
/** What is ready, before it takes the vault's place. */
export const restoredPath = (file: string) => `${file}.restored`
/** The file that a restore has replaced; it stays until the next restore. */
export const beforeRestorePath = (file: string) => `${file}.before-restore`

/**
 * Ends a restore that was cut off: between the two moves neither file has the vault's name. What
 * was ready takes the place; what was not, or lies beside a vault, is thrown away.
 */
export function finishRestore(file: string): void {
  const restored = restoredPath(file)
  const restoring = restoringPath(file)
  for (const unready of [restoring, underNewKey(restoring)]) removeDatabase(unready)
  if (existsSync(file)) removeDatabase(restored)
  else if (existsSync(beforeRestorePath(file)) && existsSync(restored)) renameSync(restored, file)
}
