import type { RelayDatabase } from './database.ts'
import type { EntryMarks } from './entry-marks.ts'
import type { Commit } from './group-commit.ts'
import type { Remembered } from './remembered.ts'

/** What the parts of the SQLite storage share. */
export interface SqliteParts {
  db: RelayDatabase
  commit: Commit
  /** The short number of a space that is here. */
  known(space: Uint8Array): number
  /** Counts what a device brought into a space; negative for what was deleted. */
  charge(space: number, device: number, bytes: number): void
  remembered: Remembered
  marks: EntryMarks
}
