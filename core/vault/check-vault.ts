/** What the check of a vault finds; `build/check-vault.ts` tells it to a person. */
import type { Progress } from '../../shared/rpc/frames.ts'
import { DatabaseError, type Database } from '../db/database.ts'
import { formatState, migrate } from '../db/migrate.ts'
import { compareProjections, type Comparison } from '../records/compare-projections.ts'
import { allFacts, isGenuine } from '../records/facts.ts'
import { projectionsAreStale } from '../records/rebuild.ts'
import { onCopyOf } from './check-copy.ts'

export type VaultCheck =
  | { state: 'damaged' }
  | { state: 'newer-app' }
  /** The app wrote all the while. */
  | { state: 'busy' }
  | {
      state: 'read'
      /** Pages whose content or seal is broken, and what SQLite says of its structure. */
      damages: string[]
      changeSets: number
      facts: number
      /** Facts whose content does not fit their id or signature. */
      altered: string[]
      /** `null`: made by another version of the app, rebuilt when it next opens the file. */
      comparison: Comparison | null
    }

/** Reads a whole vault and compares what it shows with its log. The file is not touched. */
export function checkVault(
  file: string,
  fileKey: string,
  progress?: (progress: Progress) => void,
): VaultCheck {
  try {
    return onCopyOf(file, fileKey, (db) => check(db, progress)) ?? { state: 'busy' }
  } catch (error) {
    if (error instanceof DatabaseError) return { state: 'damaged' }
    throw error
  }
}

function check(db: Database, progress?: (progress: Progress) => void): VaultCheck {
  if (formatState(db) === 'newer') return { state: 'newer-app' }
  // In the copy: an older file is read as the app would read it.
  migrate(db)
  return {
    state: 'read',
    damages: damagesOf(db),
    changeSets: countOf(db, 'change_sets'),
    facts: countOf(db, 'facts'),
    altered: allFacts(db)
      .filter((fact) => !isGenuine(db, fact))
      .map((fact) => fact.id),
    comparison: projectionsAreStale(db) ? null : compareProjections(db, progress),
  }
}

function damagesOf(db: Database): string[] {
  const seals = db.all<Record<string, string>>('PRAGMA cipher_integrity_check')
  const structure = db.all<Record<string, string>>('PRAGMA integrity_check')
  return [...seals, ...structure].flatMap(Object.values).filter((line) => line !== 'ok')
}

function countOf(db: Database, table: 'change_sets' | 'facts'): number {
  return db.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)?.count ?? 0
}
