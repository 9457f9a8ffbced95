import type { Stamp } from '../../shared/records/stamp.ts'
import type { Database } from '../db/database.ts'

const KEY = 'last-stamp'

/** The newest stamp that was ever given or received here; '' before the first. */
export function lastStamp(db: Database): Stamp | '' {
  const row = db.get<{ last: string | null }>('SELECT max(id) AS last FROM change_sets')
  const kept = db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', [KEY])?.value ?? ''
  const last = row?.last ?? ''
  return last > kept ? last : kept
}

/**
 * An erasure takes change sets away, and the newest may be among them: its stamp must not be given
 * again, and the vault must not look older than it is.
 */
export function keepLastStamp(db: Database): void {
  db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [KEY, lastStamp(db)])
}
