/** Whether everything that is shown is what the log says: rebuilt in memory, and compared. */
import type { Progress } from '../../shared/rpc/frames.ts'
import { openMemoryDatabase, type Database, type SqlValue } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { FULL_TEXT_TABLES, projectionTables } from '../db/tables.ts'
import { loadDocument, type DocumentRow } from './document-store.ts'
import { projectDocument } from './project.ts'

export interface Comparison {
  documents: number
  /** Rows per table, as they stand in the file. */
  rows: Record<string, number>
  differences: Difference[]
}

/** A row that the file has and the log does not give, or the other way round. No names. */
export interface Difference {
  table: string
  found: 'only in the file' | 'only in the log'
  /** What the row begins with: the id of its record, or how the index counts it. */
  key: string
}

type Row = Record<string, SqlValue>

/** Documents after which it is told how far it is. */
const STEP = 100

/** Rebuilds all projections from the log into memory and compares them row by row. */
export function compareProjections(
  db: Database,
  progress: (progress: Progress) => void = () => undefined,
): Comparison {
  const rebuilt = openMemoryDatabase()
  migrate(rebuilt)
  const documents = db.all<DocumentRow>('SELECT id, kind, space, created FROM documents')
  rebuilt.transaction(() => {
    for (const [done, row] of documents.entries()) {
      if (done % STEP === 0) progress({ done, total: documents.length })
      projectDocument(rebuilt, row, loadDocument(db, row.id), true)
    }
  })
  const comparison: Comparison = { documents: documents.length, rows: {}, differences: [] }
  const tables = new Set([...projectionTables(db), ...projectionTables(rebuilt)])
  for (const table of tables) {
    const stored = rowsOf(db, table)
    comparison.rows[table] = stored.length
    comparison.differences.push(...compareRows(table, stored, rowsOf(rebuilt, table)))
  }
  for (const table of FULL_TEXT_TABLES) {
    comparison.differences.push(
      ...compareRows(table, indexContent(db, table), indexContent(rebuilt, table)),
    )
  }
  rebuilt.close()
  return comparison
}

function compareRows(table: string, stored: readonly Row[], rebuilt: readonly Row[]): Difference[] {
  const counts = new Map<string, { row: Row; count: number }>()
  const count = (rows: readonly Row[], by: 1 | -1) => {
    for (const row of rows) {
      const key = JSON.stringify(row)
      const entry = counts.get(key) ?? { row, count: 0 }
      counts.set(key, { ...entry, count: entry.count + by })
    }
  }
  count(stored, 1)
  count(rebuilt, -1)
  return [...counts.values()]
    .filter((entry) => entry.count !== 0)
    .map((entry) => ({
      table,
      found: entry.count > 0 ? 'only in the file' : 'only in the log',
      key: String(Object.values(entry.row)[0]),
    }))
}

/** Rows without `n`, which only says in what order the entries of the index were made. */
function rowsOf(db: Database, table: string): Row[] {
  const columns = db.all<{ name: string }>(`PRAGMA table_info(${table})`).map(({ name }) => name)
  if (columns.length === 0) return []
  const compared = columns.filter((name) => name !== 'n')
  return db.all<Row>(`SELECT ${compared.join(', ')} FROM ${table}`)
}

/**
 * What a full-text index holds, per record: how many words there are, where, and which. FTS5's own
 * check compares with the stored spelling, but the index holds the folded one.
 */
function indexContent(db: Database, table: string): Row[] {
  db.exec(`CREATE VIRTUAL TABLE temp.${table}_content USING fts5vocab (main, ${table}, instance)`)
  const rows = db.all<Row>(
    `SELECT document, entry, col, count(*) AS words, sum(offset) AS places,
            sum(unicode(term) * (offset + 1) + length(term)) AS letters,
            count(DISTINCT term) AS terms, min(term) AS first, max(term) AS last
     FROM temp.${table}_content LEFT JOIN search_entries ON n = doc GROUP BY doc, col`,
  )
  db.exec(`DROP TABLE temp.${table}_content`)
  return rows
}
