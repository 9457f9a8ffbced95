/** The files of a database, and those that SQLite keeps beside it. */
import { existsSync, renameSync, rmSync } from 'node:fs'

const BESIDE = ['-wal', '-shm', '-journal']

export function removeDatabase(file: string): void {
  for (const end of ['', ...BESIDE]) rmSync(file + end, { force: true })
}

/** Moves a closed database; its log goes first, so that no log ever stands beside another file. */
export function moveDatabase(from: string, to: string): void {
  for (const end of [...BESIDE, '']) if (existsSync(from + end)) renameSync(from + end, to + end)
}

/** Removes a log that must not be played into the file that comes in the place of this one. */
export function removeLog(file: string): void {
  for (const end of BESIDE) rmSync(file + end, { force: true })
}
