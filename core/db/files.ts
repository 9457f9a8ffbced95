/** The files of a database, and those that SQLite keeps beside it. */
import { rmSync } from 'node:fs'

const BESIDE = ['-wal', '-shm', '-journal']

export function removeDatabase(file: string): void {
  for (const end of ['', ...BESIDE]) rmSync(file + end, { force: true })
}

/** Removes a log that must not be played into the file that comes in the place of this one. */
export function removeLog(file: string): void {
  for (const end of BESIDE) rmSync(file + end, { force: true })
}
