/** Copies a backup to another disk, and opens the copy once as proof. */
import { rmSync } from 'node:fs'
import { chunksFrom, filesOf } from '../backup/backed-up-files.ts'
import { copyBackup, extractDatabase, readBackup } from '../backup/backup-file.ts'
import { proveDatabase } from '../backup/prove-database.ts'
import { removeDatabase } from '../db/files.ts'
import { answer } from './answer.ts'

export interface CopyBackupTask {
  archive: string
  target: string
  fileKey: string
  /** The file of the chapter, beside which the chunks of its files lie. */
  vault: string
}

answer(async ({ archive, target, fileKey, vault }: CopyBackupTask) => {
  // The proof is read on this machine's disk: the other one may be slow, or not our own.
  const proof = `${archive}.copy`
  try {
    const original = readBackup(archive)
    if (!original) throw new Error('the backup cannot be read')
    await copyBackup(archive, target, chunksFrom(vault, filesOf(archive, original)))
    const header = readBackup(target)
    if (header) await extractDatabase(target, header, proof)
    if (!header || !proveDatabase(proof, fileKey)) {
      rmSync(target, { force: true })
      throw new Error('the copy cannot be read')
    }
    return null
  } finally {
    removeDatabase(proof)
  }
})
