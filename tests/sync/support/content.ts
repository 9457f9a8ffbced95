/** All that a vault says, for comparing it with another one that should say the same. */
import { openDatabase, type Database, type SqlValue } from '../../../core/db/database.ts'
import { projectionTables } from '../../../core/db/tables.ts'
import { compareProjections } from '../../../core/records/compare-projections.ts'
import { firstVault } from '../../support/first-vault.ts'
import type { OpenCore } from '../../support/open-core.ts'

/** What belongs to the device, and how its rows are counted. */
const OWN = new Set(['n', 'rowid', 'found'])
const LOG = ['change_sets', 'changes', 'facts']

/** Reads beside the running core. @throws when what is shown is not what the log says */
export async function contentOf({ dataFolder }: OpenCore): Promise<Record<string, string[]>> {
  const { file, fileKey } = await firstVault(dataFolder)
  const db = openDatabase(file, fileKey)
  try {
    const { differences } = compareProjections(db)
    if (differences.length > 0) throw new Error(JSON.stringify(differences))
    const tables = [...projectionTables(db), ...LOG]
    return Object.fromEntries([
      ...tables.map((table) => [table, rowsOf(db, `SELECT * FROM ${table}`)]),
      ['erased', rowsOf(db, 'SELECT document FROM tombstones')],
      ['people', rowsOf(db, 'SELECT number, person FROM devices')],
    ]) as Record<string, string[]>
  } finally {
    db.close()
  }
}

const rowsOf = (db: Database, sql: string): string[] =>
  db
    .all<Record<string, SqlValue>>(sql)
    .map((row) =>
      JSON.stringify(
        Object.entries(row).filter(([name]) => !OWN.has(name)),
        (_key, value) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('hex') : (value as unknown),
      ),
    )
    .sort()
