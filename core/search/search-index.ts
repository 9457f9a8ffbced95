/** The full-text index: what is written when a record changes. */
import { expandedWords, foldBoth, foldLetters } from '../../shared/search/fold.ts'
import type { Database } from '../db/database.ts'

export interface SearchEntry {
  document: string
  kind: string
  title: string
  /** Text for words, phrases and snippets, in its original spelling. */
  body: string
  /** Short texts (names, numbers, titles) that are also found by parts of words. */
  parts: string
}

interface StoredEntry {
  n: number
  title: string
  body: string
  variants: string
  keys: string
}

/**
 * Adds or replaces the entry of a record. An entry that did not change is not written.
 * @param isNew the record has no entry yet: saves the look for one in bulk work
 */
export function putSearchEntry(db: Database, entry: SearchEntry, isNew: boolean): void {
  const { document, kind, title, body } = entry
  const variants = expandedWords(`${title} ${body}`)
  const keys = foldBoth(entry.parts)
  const old = isNew ? undefined : storedEntry(db, document)
  if (old?.title === title && old.body === body && old.keys === keys) return
  if (old) removeFromIndexes(db, old)
  db.run(
    `INSERT INTO search_entries (n, document, kind, title, body, variants, keys)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [old?.n ?? null, document, kind, title, body, variants, keys],
  )
  const n = old?.n ?? db.get<{ n: number }>('SELECT last_insert_rowid() AS n')?.n ?? 0
  db.run('INSERT INTO search_words (rowid, title, body, variants) VALUES (?, ?, ?, ?)', [
    n,
    foldLetters(title),
    foldLetters(body),
    variants,
  ])
  db.run('INSERT INTO search_parts (rowid, keys) VALUES (?, ?)', [n, keys])
}

/** Takes a record out of the index; nothing of it stays in the index's pages. */
export function removeSearchEntry(db: Database, document: string): void {
  const old = storedEntry(db, document)
  if (old) removeFromIndexes(db, old)
}

function storedEntry(db: Database, document: string): StoredEntry | undefined {
  return db.get<StoredEntry>(
    'SELECT n, title, body, variants, keys FROM search_entries WHERE document = ?',
    [document],
  )
}

/** FTS5 with external content must be told exactly what was inserted. */
function removeFromIndexes(db: Database, { n, title, body, variants, keys }: StoredEntry): void {
  db.run(
    `INSERT INTO search_words (search_words, rowid, title, body, variants)
     VALUES ('delete', ?, ?, ?, ?)`,
    [n, foldLetters(title), foldLetters(body), variants],
  )
  db.run(`INSERT INTO search_parts (search_parts, rowid, keys) VALUES ('delete', ?, ?)`, [n, keys])
  db.run('DELETE FROM search_entries WHERE n = ?', [n])
}
