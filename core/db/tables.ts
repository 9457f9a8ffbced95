/** Which tables are the log, and which are only derived from it. */
import type { Database } from './database.ts'

/**
 * What cannot be rebuilt. Every other ordinary table is a projection: it is emptied and filled
 * again when projections are rebuilt, and compared by the check. A table that holds anything of
 * its own must be named here.
 */
const LOG_TABLES: ReadonlySet<string> = new Set([
  'meta',
  'devices',
  'device_names',
  'documents',
  'updates',
  'change_sets',
  'changes',
  'facts',
  'versions',
  'tombstones',
  'jobs',
  'job_work',
  'sync_roster',
  'sync_epochs',
  'sync_logs',
  'sync_hashes',
  'sync_adopted',
  'sync_outbox',
  'sync_own',
  'sync_unread',
  'blobs',
])

/** The full-text indexes over `search_entries`. */
export const FULL_TEXT_TABLES = ['search_words', 'search_parts'] as const

/** The tables that are derived from the log, in the order of their names. */
export function projectionTables(db: Database): string[] {
  return db
    .all<{ schema: string; name: string; type: string }>('PRAGMA table_list')
    .filter(({ schema, type }) => schema === 'main' && type === 'table')
    .map(({ name }) => name)
    .filter((name) => !LOG_TABLES.has(name) && !name.startsWith('sqlite_'))
    .sort()
}
