/** Takes the database out of a backup and proves it, before anything is replaced. */
import { extractDatabase, readBackup } from '../backup/backup-file.ts'
import { proveDatabase } from '../backup/prove-database.ts'
import { openDatabase } from '../db/database.ts'
import { formatState } from '../db/migrate.ts'
import { answer } from './answer.ts'

export interface RestoreTask {
  archive: string
  fileKey: string
  target: string
}
/** `newer-app`: of its format nothing is known here. */
export type RestoreResult = 'sound' | 'damaged' | 'newer-app'

answer(async ({ archive, fileKey, target }: RestoreTask): Promise<RestoreResult> => {
  const header = readBackup(archive)
  if (!header) return 'damaged'
  await extractDatabase(archive, header.offset, target)
  if (!proveDatabase(target, fileKey)) return 'damaged'
  const db = openDatabase(target, fileKey)
  try {
    return formatState(db) === 'newer' ? 'newer-app' : 'sound'
  } finally {
    db.close()
  }
})
