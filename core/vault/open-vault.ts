/** Opens and creates the encrypted file of one chapter. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { createClock } from '../../shared/records/stamp.ts'
import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { clientIdSource } from '../chapter/client-id.ts'
import { DatabaseError, openDatabase, type Database } from '../db/database.ts'
import { formatState, migrate } from '../db/migrate.ts'
import { refreshProjections } from '../records/rebuild.ts'
import { createDevice, ownDevice } from './device.ts'

export type Opened = { ok: true; chapter: Chapter } | { ok: false; code: OpenFailure }

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
  const db = openDatabase(file, fileKey)
  migrate(db)
  refreshProjections(db)
  createDevice(db, person, deviceName, new Date())
  return chapterOf(id, db)
}

/**
 * Opens a chapter. Every expected failure leaves the file as it is.
 * @param fileKey 64 hexadecimal digits
 */
export function openVault(dataFolder: string, id: string, fileKey: string): Opened {
  const file = vaultPath(dataFolder, id)
  if (!existsSync(file)) return { ok: false, code: 'vault/missing' }
  if (!isWritable(file)) return { ok: false, code: 'vault/read-only' }
  let db: Database | null = null
  try {
    db = openDatabase(file, fileKey)
    if (formatState(db) === 'newer') {
      db.close()
      return { ok: false, code: 'vault/newer-app' }
    }
    migrate(db)
    refreshProjections(db)
    return { ok: true, chapter: chapterOf(id, db) }
  } catch (error) {
    db?.close()
    if (error instanceof DatabaseError) return { ok: false, code: failureOf(error) }
    throw error
  }
}

function chapterOf(id: string, db: Database): Chapter {
  const device = ownDevice(db)
  const last = db.get<{ last: string | null }>('SELECT max(id) AS last FROM change_sets')?.last
  return {
    id,
    db,
    clock: createClock(Date.now, device, last ?? ''),
    device,
    newClientId: clientIdSource(device),
    listeners: new Set(),
  }
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    accessSync(path.dirname(file), constants.W_OK)
    return true
  } catch {
    // Whatever the reason, the sentence is the same: this folder cannot be written to.
    return false
  }
}

function failureOf(error: DatabaseError): OpenFailure {
  if (error.code.startsWith('SQLITE_BUSY')) return 'vault/in-use'
  if (error.code.startsWith('SQLITE_READONLY')) return 'vault/read-only'
  return 'vault/damaged'
}
