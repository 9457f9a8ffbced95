/**
 * A file of an earlier app is brought to this one's format, after a copy was laid beside it. Both
 * take a while with a large file, so they run in a helper; nobody may have the file open meanwhile.
 */
import { existsSync, renameSync, rmSync } from 'node:fs'
import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { beforeUpdate, newBeforeUpdate } from './old-copies.ts'
import { openFailureOf } from './open-failure.ts'

/** Whatever cuts it off, each step of the format is there or not, and the next opening goes on. */
export function updateFormat(file: string, fileKey: string): 'updated' | OpenFailure {
  try {
    const db = openDatabase(file, fileKey)
    try {
      copyBeforeUpdate(db, file)
      migrate(db)
    } finally {
      db.close()
    }
    return 'updated'
  } catch (error) {
    const failure = openFailureOf(error)
    if (failure === null) throw error
    return failure
  }
}

/** A copy that is there already is of an update that did not end: it is the older, better one. */
function copyBeforeUpdate(db: Database, file: string): void {
  if (existsSync(beforeUpdate(file))) return
  const copy = newBeforeUpdate(file)
  rmSync(copy, { force: true })
  db.run('VACUUM INTO ?', [copy])
  renameSync(copy, beforeUpdate(file))
}
