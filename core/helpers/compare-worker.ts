/** Compares somebody else's snapshot with a vault, of one moment, while the core goes on writing. */
import { ready } from '../../shared/protocol/crypto.ts'
import { openDatabase, openMemoryDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import {
  compareSnapshot,
  type Compared,
  type SnapshotToCompare,
} from '../sync/compaction/compare-snapshot.ts'
import { answer } from './answer-task.ts'

export interface CompareTask extends SnapshotToCompare {
  file: string
  fileKey: string
}

/** Tells once when the moment is fixed: what the vault gets from then on does not matter. */
answer(async ({ file, fileKey, ...snapshot }: CompareTask, progress): Promise<Compared> => {
  await ready
  const rebuilt = openMemoryDatabase()
  migrate(rebuilt)
  const vault = openDatabase(file, fileKey)
  try {
    vault.exec('BEGIN')
    // The first that is read decides which moment it is.
    vault.get('SELECT 1 FROM meta LIMIT 1')
    progress({ done: 0, total: 1 })
    return { result: compareSnapshot(vault, rebuilt, snapshot) }
  } finally {
    vault.close()
    rebuilt.close()
  }
})
