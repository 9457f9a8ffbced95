/**
 * Where this device was in the app, for the next opening. It lies in the encrypted file, since it
 * names a record, and is no content: no other device hears of it.
 */
import { placePath } from '../../shared/rpc/chapter-calls.ts'
import { LIST_VIEWS, type ListView } from '../../shared/settings/device-settings.ts'
import type { Database } from '../db/database.ts'

const KEY = 'last-place'

/** @returns a path of the window's router; `/` before the first */
export function lastPlace(db: Database): string {
  const row = db.get<{ value: unknown }>('SELECT value FROM meta WHERE key = ?', [KEY])
  return placePath.catch('/').parse(row?.value)
}

/** Not worth to wait for the disk: a power cut takes at most the last steps back. */
export function keepPlace(db: Database, path: string): void {
  db.repeatable(() => {
    db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [KEY, path])
  })
}

/** The section that a place is in; '' for the beginning. */
export function sectionOf(path: string): ListView | '' {
  return LIST_VIEWS.find((view) => view === path.split('/')[1]) ?? ''
}
