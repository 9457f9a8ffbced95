/**
 * Copies a backup to another disk, and opens the copy once as proof. It names those files only that it
 * holds whole: a damaged one must not take the place of a good one in an earlier copy.
 */
import { rmSync } from 'node:fs'
import {
  chunksFrom,
  filesOf,
  filesOfCopy,
  type BackedUpFile,
  type FilesOfCopy,
} from '../backup/backed-up-files.ts'
import { copyBackup, extractDatabase, readBackup, type ReadBackup } from '../backup/backup-file.ts'
import { proveDatabase } from '../backup/prove-database.ts'
import { openDatabase } from '../db/database.ts'
import { removeDatabase } from '../db/files.ts'
import { answer } from './answer-task.ts'

export interface CopyBackupTask {
  archive: string
  target: string
  fileKey: string
  /** The file of the chapter, beside which the chunks of its files lie. */
  vault: string
}

answer(async ({ archive, target, fileKey, vault }: CopyBackupTask): Promise<FilesOfCopy> => {
  // The proof is read on this machine's disk: the other one may be slow, or not our own.
  const proof = `${archive}.copy`
  try {
    const original = readBackup(archive)
    if (!original) throw new Error('the backup cannot be read')
    const files = await wholeBeside(vault, filesOf(archive, original))
    await copyBackup(archive, original, target, files, chunksFrom(vault, files))
    const header = readBackup(target)
    if (header) await extractDatabase(target, header, proof)
    const isSound =
      header && proveDatabase(proof, fileKey) && (await holdsAll(target, header, files))
    if (!isSound) {
      rmSync(target, { force: true })
      throw new Error('the copy cannot be read')
    }
    return readFiles(proof, fileKey, files)
  } finally {
    removeDatabase(proof)
  }
})

/** The cryptography of files is loaded where there are some. */
async function wholeBeside(vault: string, files: BackedUpFile[]): Promise<BackedUpFile[]> {
  if (files.length === 0) return []
  const whole = await import('../backup/whole-files.ts')
  return whole.wholeBeside(vault, files)
}

async function holdsAll(copy: string, header: ReadBackup, files: BackedUpFile[]) {
  if (files.length === 0) return true
  const { wholeWithin } = await import('../backup/whole-files.ts')
  return (await wholeWithin(copy, header, files)).length === files.length
}

function readFiles(proof: string, fileKey: string, files: BackedUpFile[]): FilesOfCopy {
  const db = openDatabase(proof, fileKey)
  try {
    return filesOfCopy(db, files)
  } finally {
    db.close()
  }
}
