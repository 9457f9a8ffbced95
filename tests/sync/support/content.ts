/** All that a vault says, for comparing it with another one that should say the same. */
import { openDatabase, type Database, type SqlValue } from '../../../core/db/database.ts'
import { projectionTables } from '../../../core/db/tables.ts'
import { compareProjections } from '../../../core/records/compare-projections.ts'
import { firstVault } from '../../support/first-vault.ts'
import type { Caller } from '../../support/open-core.ts'

/** What belongs to the device, and how its rows are counted. */
const OWN = new Set(['n', 'rowid', 'found'])
const LOG = ['change_sets', 'changes', 'facts']

export type Content = Record<string, string[]>

/** Reads beside the running core. @throws when what is shown is not what the log says */
export function contentOf(core: Caller): Promise<Content> {
  return read(core, (db) => {
    const { differences } = compareProjections(db)
    if (differences.length > 0) throw new Error(JSON.stringify(differences))
    return rowsIn(db)
  })
}

/** The same without looking whether it is what the log says, for whoever asks again and again. */
export const shownBy = (core: Caller): Promise<Content> => read(core, rowsIn)

async function read({ dataFolder }: Caller, look: (db: Database) => Content): Promise<Content> {
  const { file, fileKey } = await firstVault(dataFolder)
  const db = openDatabase(file, fileKey)
  try {
    return look(db)
  } finally {
    db.close()
  }
}

function rowsIn(db: Database): Content {
  const tables = [...projectionTables(db), ...LOG]
  return Object.fromEntries([
    ...tables.map((table): [string, string[]] => [table, rowsOf(db, `SELECT * FROM ${table}`)]),
    ['erased', rowsOf(db, 'SELECT document FROM tombstones')],
    ['people', rowsOf(db, 'SELECT number, person FROM devices')],
  ])
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
