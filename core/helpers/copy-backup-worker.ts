/** Copies a backup to another disk, and opens the copy once as proof. */
import { rmSync } from 'node:fs'
import { copyBackup, extractDatabase, readBackup } from '../backup/backup-file.ts'
import { proveDatabase } from '../backup/prove-database.ts'
import { removeDatabase } from '../db/files.ts'
import { answer } from './answer.ts'

export interface CopyBackupTask {
  archive: string
  target: string
  fileKey: string
}

answer(async ({ archive, target, fileKey }: CopyBackupTask) => {
  // The proof is read on this machine's disk: the other one may be slow, or not our own.
  const proof = `${archive}.copy`
  try {
    await copyBackup(archive, target)
    const header = readBackup(target)
    if (header) await extractDatabase(target, header.offset, proof)
    if (!header || !proveDatabase(proof, fileKey)) {
      rmSync(target, { force: true })
      throw new Error('the copy cannot be read')
    }
    return null
  } finally {
    removeDatabase(proof)
  }
})
