import { existsSync, renameSync } from 'node:fs'
import { removeDatabase } from '../db/files.ts'

/** Where a backup is unpacked and proved before it takes the vault's place. */
export const restoredPath = (file: string) => `${file}.restored`
/** The file that a restore has replaced; it stays until the next restore. */
export const beforeRestorePath = (file: string) => `${file}.before-restore`

/**
 * Ends a restore that was cut off: between the two moves neither file has the vault's name. What
 * was proved takes the place; a half-unpacked one beside a vault is thrown away.
 */
export function finishRestore(file: string): void {
  const restored = restoredPath(file)
  if (existsSync(file)) removeDatabase(restored)
  else if (existsSync(beforeRestorePath(file)) && existsSync(restored)) renameSync(restored, file)
}
