/** Opens and creates the encrypted file of one chapter. */
import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createClock } from '../../shared/records/stamp.ts'
import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { finishRestore } from '../backup/finish-restore.ts'
import { clientIdSource } from '../chapter/client-id.ts'
import { DatabaseError, holdFile, openDatabase, type Database } from '../db/database.ts'
import { removeDatabase } from '../db/files.ts'
import { formatState, migrate } from '../db/migrate.ts'
import { lastStamp } from '../records/last-stamp.ts'
import { projectionsAreStale, refreshProjections } from '../records/rebuild.ts'
import { createDevice, ownDevice } from './device.ts'
import { underNewKey } from './file-key.ts'
import { beforeUpdate } from './old-copies.ts'
import { openFailureOf } from './open-failure.ts'

export type Opened =
  /** `isStale`: nothing that is shown of it counts before its projections are rebuilt. */
  | { ok: true; chapter: Chapter; isStale: boolean }
  /** Of an earlier app: the file is held, and closed, until `update-format.ts` has done its work. */
  | { ok: false; code: 'older'; lock: { close(): void } }
  | { ok: false; code: OpenFailure }

export const vaultPath = (dataFolder: string, id: string) =>
  path.join(dataFolder, 'chapters', id, 'vault.db')

/** Creates the file of a new chapter with its first device. */
export function createVault(
  dataFolder: string,
  id: string,
  fileKey: string,
  person: string,
  deviceName: string,
): Chapter {
  const file = vaultPath(dataFolder, id)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const lock = holdFile(lockPath(file))
  if (!lock) throw new Error('a new chapter is already open')
  let db: Database | null = null
  try {
    db = openDatabase(file, fileKey)
    migrate(db)
    refreshProjections(db)
    createDevice(db, person, deviceName, new Date())
    return chapterOf(id, db, lock)
  } catch (error) {
    db?.close()
    lock.close()
    // A full disk: what no keyring will ever name must not stay.
    rmSync(path.dirname(file), { recursive: true, force: true })
    throw error
  }
}

/** Whoever holds this file has the vault beside it for itself. */
export const lockPath = (file: string) => path.join(path.dirname(file), 'open.lock')

export type Held = { ok: true; lock: { close(): void } } | { ok: false; code: OpenFailure }

/** Keeps everybody else from a chapter's file for as long as the lock is not closed. */
export function holdVault(file: string): Held {
  if (!existsSync(path.dirname(file))) return { ok: false, code: 'vault/missing' }
  if (!isWritable(path.dirname(file))) return { ok: false, code: 'vault/read-only' }
  const lock = holdFile(lockPath(file))
  if (!lock) return { ok: false, code: 'vault/in-use' }
  finishRestore(file)
  if (!existsSync(file)) return refuse(lock, 'vault/missing')
  if (!isWritable(file)) return refuse(lock, 'vault/read-only')
  return { ok: true, lock }
}

function refuse(lock: { close(): void }, code: OpenFailure): { ok: false; code: OpenFailure } {
  lock.close()
  return { ok: false, code }
}

/**
 * Opens a chapter. Every expected failure leaves the file as it is.
 * @param fileKey 64 hexadecimal digits
 * @param isUpdated whether its format was changed since the app was started
 */
export function openVault(
  dataFolder: string,
  id: string,
  fileKey: string,
  isUpdated = false,
): Opened {
  const file = vaultPath(dataFolder, id)
  const held = holdVault(file)
  if (!held.ok) return held
  const { lock } = held
  let db: Database | null = null
  try {
    db = openDatabase(file, fileKey)
    const format = formatState(db)
    if (format === 'newer') {
      db.close()
      return refuse(lock, 'vault/newer-app')
    }
    // Of a change of keys that never counted: the file opened with the key that counts.
    removeDatabase(underNewKey(file))
    if (format === 'older') {
      db.close()
      return { ok: false, code: 'older', lock }
    }
    const isStale = projectionsAreStale(db)
    // The update before this start went well to its end.
    if (!isStale && !isUpdated) rmSync(beforeUpdate(file), { force: true })
    return { ok: true, chapter: chapterOf(id, db, lock), isStale }
  } catch (error) {
    db?.close()
    lock.close()
    const code = error instanceof DatabaseError ? openFailureOf(error) : null
    if (code === null) throw error
    return { ok: false, code }
  }
}

function chapterOf(id: string, db: Database, lock: { close(): void }): Chapter {
  const device = ownDevice(db)
  const openedAfter = lastStamp(db)
  return {
    id,
    db: {
      ...db,
      close: () => {
        db.close()
        lock.close()
      },
    },
    clock: createClock(Date.now, device, openedAfter),
    device,
    openedAfter,
    newClientId: clientIdSource(device),
    listeners: new Set(),
  }
}

function isWritable(fileOrFolder: string): boolean {
  try {
    accessSync(fileOrFolder, constants.W_OK)
    return true
  } catch {
    // Whatever the reason, the sentence is the same: this folder cannot be written to.
    return false
  }
}
