/** Takes the database out of a backup and proves it, before anything is replaced. */
import { extractDatabase, readBackup } from '../backup/backup-file.ts'
import { proveDatabase } from '../backup/prove-database.ts'
import { answer } from './answer.ts'

export interface RestoreTask {
  archive: string
  fileKey: string
  target: string
}
export type RestoreResult = 'restored' | 'damaged'

answer(async ({ archive, fileKey, target }: RestoreTask): Promise<RestoreResult> => {
  const header = readBackup(archive)
  if (!header) return 'damaged'
  await extractDatabase(archive, header.offset, target)
  return proveDatabase(target, fileKey) ? 'restored' : 'damaged'
})
