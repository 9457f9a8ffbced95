/**
 * A chapter's file under another key. It is copied under the new one; the copy takes the file's
 * place only after the keyring counts on it (docs/decisions/0012). All of this is heavy: it runs in
 * a helper, while the lock of the chapter is held.
 */
import { existsSync, readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import { proveDatabase } from '../backup/prove-database.ts'
import { openDatabase } from '../db/database.ts'
import { removeDatabase, removeLog } from '../db/files.ts'
import { formatState } from '../db/migrate.ts'
import { notedErasures, noteErasures } from './noted-erasures.ts'
import { isDamage, openFailureOf } from './open-failure.ts'
import { syncFile, syncFolder } from './write-file.ts'

/** Both keys of a file, 64 hexadecimal digits each. */
export interface TwoKeys {
  earlier: string
  fileKey: string
}

export type Copied = 'copied' | OpenFailure
export type Settled = 'settled' | OpenFailure

/** Where the copy lies until it takes the file's place. */
export const underNewKey = (file: string) => `${file}.new-key`

/** Copies a file under its new key and proves the copy, which is then on the disk for good. */
export function copyUnderNewKey(file: string, keys: TwoKeys): Copied {
  if (!existsSync(file)) return 'vault/missing'
  const copy = underNewKey(file)
  removeDatabase(copy)
  try {
    if (!exported(file, copy, keys)) return 'vault/newer-app'
    if (!proveDatabase(copy, keys.fileKey)) throw new Error('the copy cannot be read')
    syncFile(copy)
    syncFolder(path.dirname(copy))
    return 'copied'
  } catch (error) {
    removeDatabase(copy)
    if (isDamage(error) && !proveDatabase(file, keys.earlier)) return 'vault/damaged'
    const failure = openFailureOf(error)
    // The file is sound, so it was the copy that could not be written.
    return failure === null || failure === 'vault/damaged' ? 'vault/full' : failure
  }
}

/**
 * Completes a change of keys that the keyring already counts on, wherever it was interrupted. What
 * cannot be completed stays as it is, under the earlier key.
 */
export function settleFileKey(file: string, keys: TwoKeys): Settled {
  const copy = underNewKey(file)
  try {
    // A file that opens with neither is damaged; its copy may still be sound.
    if (opens(file, keys.earlier) || !opens(file, keys.fileKey)) {
      if (!existsSync(copy) || !proveDatabase(copy, keys.fileKey)) {
        const copied = copyUnderNewKey(file, keys)
        if (copied !== 'copied') return copied
      }
      putInPlace(copy, file)
    }
    noteErasures(file, keys.fileKey, notedErasures(file, keys.earlier))
    removeDatabase(copy)
    return 'settled'
  } catch (error) {
    const failure = openFailureOf(error)
    if (failure === null) throw error
    return failure
  }
}

/** Lets the copy take the file's place, and removes what is left under the earlier key. */
export function putInPlace(copy: string, file: string): void {
  removeLog(file)
  renameSync(copy, file)
  const folder = path.dirname(file)
  syncFolder(folder)
  const others = readdirSync(folder).filter((name) => name.startsWith(`${path.basename(file)}.`))
  for (const name of others) removeDatabase(path.join(folder, name))
}

/** Whether a file is there and opens with a key. */
export function opens(file: string, fileKey: string): boolean {
  if (!existsSync(file)) return false
  try {
    openDatabase(file, fileKey).close()
    return true
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}

/** @returns false for a file of a newer app, of whose format nothing is known here */
function exported(file: string, copy: string, { earlier, fileKey }: TwoKeys): boolean {
  const db = openDatabase(file, earlier)
  try {
    if (formatState(db) === 'newer') return false
    db.run('ATTACH ? AS fresh KEY ?', [copy, `x'${fileKey}'`])
    // A copy that is not finished is thrown away: it needs no journal, which would hold its pages.
    db.exec('PRAGMA fresh.journal_mode = OFF')
    db.exec('PRAGMA fresh.secure_delete = ON')
    db.get(`SELECT sqlcipher_export('fresh')`)
    const version = db.get<{ user_version: number }>('PRAGMA main.user_version')
    db.exec(`PRAGMA fresh.user_version = ${String(version?.user_version ?? 0)}`)
    return true
  } finally {
    db.close()
  }
}
