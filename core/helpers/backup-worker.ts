/** Copies an open vault into a backup, and opens the copy once as proof. */
import { filesIn, type BackedUpFile } from '../backup/backed-up-files.ts'
import { readBackup, writeBackup, type BackupHeader } from '../backup/backup-file.ts'
import { proveDatabase } from '../backup/prove-database.ts'
import { openDatabase } from '../db/database.ts'
import { removeDatabase } from '../db/files.ts'
import { answer } from './answer-task.ts'

export interface BackupTask {
  file: string
  fileKey: string
  target: string
  header: BackupHeader
}

answer(async ({ file, fileKey, target, header }: BackupTask) => {
  const copy = `${target}.copy`
  try {
    removeDatabase(copy)
    const db = openDatabase(file, fileKey)
    try {
      db.run('VACUUM INTO ?', [copy])
    } finally {
      db.close()
    }
    if (!proveDatabase(copy, fileKey)) throw new Error('the copy cannot be read')
    await writeBackup(copy, target, header, filesOfCopy(copy, fileKey))
    if (!readBackup(target)) throw new Error('the backup cannot be read')
    return null
  } finally {
    removeDatabase(copy)
  }
})

function filesOfCopy(copy: string, fileKey: string): BackedUpFile[] {
  const db = openDatabase(copy, fileKey)
  try {
    return filesIn(db)
  } finally {
    db.close()
  }
}
