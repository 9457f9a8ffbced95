/** Takes the database out of a backup and proves it, before anything is replaced. */
import { extractDatabase, readBackup, type ReadBackup } from '../backup/backup-file.ts'
import { proveDatabase } from '../backup/prove-database.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { formatState } from '../db/migrate.ts'
import { diskFailure } from '../vault/open-failure.ts'
import { answer } from './answer-task.ts'

export interface RestoreTask {
  archive: string
  fileKey: string
  target: string
  /** The file that it is to become: chunks of files that the archive holds are put beside it. */
  vault?: string
}
/** `newer-app`: of its format nothing is known here. `full`: there is no room for it. */
export type RestoreResult = 'sound' | 'damaged' | 'newer-app' | 'full'

answer(async (task: RestoreTask): Promise<RestoreResult> => {
  try {
    return await restore(task)
  } catch (error) {
    if (diskFailure(error) !== 'vault/full') throw error
    return 'full'
  }
})

async function restore({ archive, fileKey, target, vault }: RestoreTask): Promise<RestoreResult> {
  const header = readBackup(archive)
  if (!header) return 'damaged'
  await extractDatabase(archive, header, target)
  if (!proveDatabase(target, fileKey)) return 'damaged'
  const db = openDatabase(target, fileKey)
  try {
    if (formatState(db) === 'newer') return 'newer-app'
    if (vault !== undefined && header.chunksAt > header.end)
      await putFiles(archive, header, db, vault)
    return 'sound'
  } finally {
    db.close()
  }
}

/** The cryptography of files is loaded where there are some. */
async function putFiles(archive: string, header: ReadBackup, db: Database, vault: string) {
  const { restoreFiles } = await import('../backup/restore-files.ts')
  await restoreFiles(archive, header, db, vault)
}
