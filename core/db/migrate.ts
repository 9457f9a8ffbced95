/** Forward-only, numbered migrations; `PRAGMA user_version` counts them. */
import type { Database } from './database.ts'
import { initial } from './migrations/0001-initial.ts'
import { severalSearchEntries } from './migrations/0002-several-search-entries.ts'
import { importJobs } from './migrations/0003-import-jobs.ts'
import { foundMembers } from './migrations/0004-found-members.ts'
import { comingDays } from './migrations/0005-coming-days.ts'
import { memberOffices } from './migrations/0006-member-offices.ts'
import { deviceNames } from './migrations/0007-device-names.ts'
import { sync } from './migrations/0008-sync.ts'
import { unread } from './migrations/0009-unread.ts'
import { blobs } from './migrations/0010-blobs.ts'

const migrations: readonly string[] = [
  initial,
  severalSearchEntries,
  importJobs,
  foundMembers,
  comingDays,
  memberOffices,
  deviceNames,
  sync,
  unread,
  blobs,
]

/** The newest version of the file format that this app knows. */
export const FORMAT_VERSION = migrations.length

export type MigrationState = 'current' | 'older' | 'newer'

/** Reads how the file's format relates to this app's, without writing anything. */
export function formatState(db: Database): MigrationState {
  const version = formatVersion(db)
  if (version === FORMAT_VERSION) return 'current'
  return version < FORMAT_VERSION ? 'older' : 'newer'
}

/**
 * Brings the file to this app's format, each step in its own transaction. The caller makes the
 * copy before (`core/vault/open-vault.ts`). Never call it for a newer file.
 */
export function migrate(db: Database): void {
  for (let version = formatVersion(db); version < FORMAT_VERSION; version++) {
    db.transaction(() => {
      db.exec(migrations[version] ?? '')
      db.exec(`PRAGMA user_version = ${String(version + 1)}`)
    })
  }
}

function formatVersion(db: Database): number {
  return db.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
}
