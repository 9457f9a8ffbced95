import type { RelayDatabase } from './database.ts'
import type { Commit } from './group-commit.ts'

/** What the parts of the SQLite storage share. */
export interface SqliteParts {
  db: RelayDatabase
  commit: Commit
  /** The short number of a space that is here. */
  known(space: Uint8Array): number
  /** Counts what a space takes; negative for what was deleted. */
  addBytes(space: number, bytes: number): void
}
