/** Copies of a vault that lie beside it for a while, in case something went wrong. */
import { rmSync } from 'node:fs'

/** The copy from before an update of the format; it goes when the next opening went well. */
export const beforeUpdate = (file: string) => `${file}.before-update`

/** The file that a restored backup took the place of; it stays until the next restore. */
export const beforeRestore = (file: string) => `${file}.before-restore`

/** Removes a database with its log. */
export function removeDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
}

/** Removes every such copy: whoever is erased from the vault still stands in it. */
export function removeOldCopies(file: string): void {
  for (const copy of [beforeUpdate(file), beforeRestore(file)]) removeDatabase(copy)
}
