import { existsSync, renameSync, rmSync } from 'node:fs'

/** Where a backup is unpacked and proved before it takes the vault's place. */
export const restoredPath = (file: string) => `${file}.restored`
/** The file that a restore has replaced; it stays until the next restore. */
export const beforeRestorePath = (file: string) => `${file}.before-restore`

/** A database with everything that SQLite lays beside it. */
const ENDS = ['-wal', '-shm', ''] as const

export function removeDatabase(file: string): void {
  for (const end of ENDS) rmSync(file + end, { force: true })
}

/** Moves a closed database; its log goes first, so that no log ever stands beside another file. */
export function moveDatabase(from: string, to: string): void {
  for (const end of ENDS) if (existsSync(from + end)) renameSync(from + end, to + end)
}

/**
 * Ends a restore that was cut off: between the two moves neither file has the vault's name. What
 * was proved takes the place; a half-unpacked one beside a vault is thrown away.
 */
export function finishRestore(file: string): void {
  const restored = restoredPath(file)
  if (existsSync(file)) removeDatabase(restored)
  else if (existsSync(beforeRestorePath(file)) && existsSync(restored)) renameSync(restored, file)
}
