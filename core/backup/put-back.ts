/** A backup takes the place of its chapter's file, after it was proved. */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import { holdFile, openDatabase } from '../db/database.ts'
import { moveDatabase, removeDatabase } from '../db/files.ts'
import { migrate } from '../db/migrate.ts'
import type { RestoreResult } from '../helpers/restore-worker.ts'
import { runHelper } from '../helpers/run-helper.ts'
import { underNewKey, type TwoKeys } from '../vault/file-key.ts'
import { lockPath, vaultPath } from '../vault/open-vault.ts'
import { syncFile, syncFolder } from '../vault/write-file.ts'
import { beforeRestorePath, restoredPath, restoringPath } from './finish-restore.ts'
import { applyWhatStays, whatStays, type WhatStays } from './what-stays.ts'

/** Whether a backup can be put back: asked while everything is still open. */
export async function proveBackup(archive: string, fileKey: string): Promise<RestoreResult> {
  const proof = `${archive}.copy`
  try {
    return await runHelper('restore-worker', { archive, fileKey, target: proof })
  } finally {
    removeDatabase(proof)
  }
}

type PutBack = 'restored' | 'damaged' | 'newer-app' | 'full' | 'in-use'

/** What a backup is opened with, and what opens the chapter's file afterwards and until now. */
export interface RestoreKeys {
  archiveKey: string
  fileKey: string
  /** Where the file may still be under an earlier key. */
  earlier?: string | undefined
}

/**
 * Puts a backup in the place of a chapter's file, which must be closed; nobody else can open it
 * meanwhile. What was erased since stays erased, and what was given out stays known. The file that
 * was there is kept beside it until the next restore. A backup from before all keys were made anew
 * does not bring the old file key back.
 */
export async function putBack(
  dataFolder: string,
  id: string,
  archive: string,
  keys: RestoreKeys,
): Promise<PutBack> {
  const file = vaultPath(dataFolder, id)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const lock = holdFile(lockPath(file))
  if (!lock) return 'in-use'
  try {
    return await replaceVault(file, archive, keys)
  } finally {
    lock.close()
  }
}

async function replaceVault(
  file: string,
  archive: string,
  { archiveKey, fileKey, earlier }: RestoreKeys,
): Promise<PutBack> {
  const fresh = restoringPath(file)
  const result = await runHelper('restore-worker', {
    archive,
    fileKey: archiveKey,
    target: fresh,
    vault: file,
  })
  if (result !== 'sound') {
    removeDatabase(fresh)
    return result
  }
  makeReady(fresh, archiveKey, whatStays(file, [fileKey, archiveKey, earlier ?? fileKey]))
  if (archiveKey !== fileKey) await underKey(fresh, { earlier: archiveKey, fileKey })
  takePlace(fresh, file)
  return 'restored'
}

/** From the first of these steps on, a restore that is cut off is finished by the next opening. */
function takePlace(fresh: string, file: string): void {
  syncFile(fresh)
  removeDatabase(restoredPath(file))
  renameSync(fresh, restoredPath(file))
  syncFolder(path.dirname(file))
  if (existsSync(file)) {
    removeDatabase(beforeRestorePath(file))
    moveDatabase(file, beforeRestorePath(file))
  }
  renameSync(restoredPath(file), file)
  syncFolder(path.dirname(file))
}

async function underKey(file: string, keys: TwoKeys): Promise<void> {
  const copied = await runHelper('file-key-worker', { work: 'copy', file, ...keys })
  if (copied !== 'copied') throw new Error('the backup cannot be brought under its new key')
  removeDatabase(file)
  renameSync(underNewKey(file), file)
}

function makeReady(file: string, fileKey: string, stays: WhatStays): void {
  const db = openDatabase(file, fileKey)
  try {
    migrate(db)
    applyWhatStays(db, stays)
  } finally {
    db.close()
  }
}
