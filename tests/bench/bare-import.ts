/**
 * What an import is measured against: a bare loop that builds the same Yjs documents and inserts
 * the same rows and index entries into an encrypted database of the same format.
 */
import path from 'node:path'
import * as Y from 'yjs'
import { openDatabase, type Database, type SqlValue } from '../../core/db/database.ts'
import { migrate } from '../../core/db/migrate.ts'
import { newDataFolder } from '../support/open-core.ts'

const TABLES = ['documents', 'changes', 'records', 'members', 'member_tags', 'search_entries']
/** Records per transaction. */
const BATCH = 500

interface Rows {
  sql: string
  byDocument: Map<string, SqlValue[][]>
}

/** Builds and inserts what the other database holds; answers how long that took, in milliseconds. */
export function bareImport(from: Database): number {
  const rows = TABLES.map((table) => rowsOf(from, table))
  const contents = from
    .all<{ document: string; data: Uint8Array }>('SELECT document, data FROM updates')
    .map(({ document, data }) => ({ document, fields: fieldsOf(data) }))
  const db = openDatabase(path.join(newDataFolder(), 'bare.db'), '0'.repeat(64))
  migrate(db)
  const start = performance.now()
  for (let at = 0; at < contents.length; at += BATCH) {
    db.transaction(() => {
      for (const { document, fields } of contents.slice(at, at + BATCH)) {
        const data = build(fields)
        db.run('INSERT INTO updates (document, change_set, data) VALUES (?, ?, ?)', [
          document,
          '',
          data,
        ])
        for (const { sql, byDocument } of rows) {
          for (const values of byDocument.get(document) ?? []) db.run(sql, values)
        }
        indexEntry(db)
      }
    })
  }
  const time = performance.now() - start
  db.close()
  return time
}

function rowsOf(from: Database, table: string): Rows {
  const all = from.all<Record<string, SqlValue>>(`SELECT * FROM ${table}`)
  const columns = Object.keys(all[0] ?? {})
  const key = ['document', 'member', 'id'].find((name) => columns.includes(name)) ?? ''
  const byDocument = new Map<string, SqlValue[][]>()
  for (const row of all) {
    const id = String(row[key])
    byDocument.set(id, [...(byDocument.get(id) ?? []), columns.map((name) => row[name] ?? null)])
  }
  const places = columns.map(() => '?').join(', ')
  return { sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, byDocument }
}

/** The last entry goes into both indexes, as the app writes it. */
function indexEntry(db: Database): void {
  db.run(`INSERT INTO search_words (rowid, title, body, variants)
    SELECT n, title, body, variants FROM search_entries ORDER BY n DESC LIMIT 1`)
  db.run(`INSERT INTO search_parts (rowid, keys)
    SELECT n, keys FROM search_entries ORDER BY n DESC LIMIT 1`)
}

type Field = [string, unknown]

/** Every root map of a document with its entries; lists and maps inside as plain values. */
function fieldsOf(update: Uint8Array): [string, Field[]][] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return [...doc.share.keys()].map((name) => {
    const map = doc.getMap(name)
    return [name, [...map.entries()].map(([key, value]): Field => [key, plain(value)])]
  })
}

const plain = (value: unknown) => (value instanceof Y.AbstractType ? value.toJSON() : value)

function build(roots: [string, Field[]][]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const [name, fields] of roots) {
      const map = doc.getMap(name)
      for (const [key, value] of fields) map.set(key, typed(value))
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

/** Objects and lists become the Yjs types that they are in the app's documents. */
function typed(value: unknown): unknown {
  if (Array.isArray(value)) return Y.Array.from(value.map(typed) as string[])
  if (typeof value !== 'object' || value === null) return value
  return new Y.Map(Object.entries(value).map(([key, inner]) => [key, typed(inner)]))
}
