/** The full-text index: what is written when a record changes. */
import { expandedWords, foldBoth, foldLetters } from '../../shared/search/fold.ts'
import type { Database } from '../db/database.ts'

export interface SearchEntry {
  document: string
  /** Tells the entries of one record apart; '' for the record itself. */
  entry: string
  kind: string
  title: string
  /** Text for words, phrases and snippets, in its original spelling. */
  body: string
  /** Short texts (names, numbers, titles) that are also found by parts of words. */
  parts: string
}

interface StoredEntry {
  n: number
  entry: string
  kind: string
  title: string
  body: string
  variants: string
  keys: string
}

/**
 * Makes these the entries of a record and takes others of it out of the index. Entries that did
 * not change are not written; nothing of those that go stays in the index's pages.
 * @param isNew the record has no entries yet: saves the look for them in bulk work
 * @returns the number of the record's own entry; `null` without one
 */
export function putSearchEntries(
  db: Database,
  document: string,
  entries: readonly SearchEntry[],
  isNew: boolean,
): number | null {
  let own: number | null = null
  const stored = new Map(isNew ? [] : storedEntries(db, document).map((old) => [old.entry, old]))
  for (const entry of entries) {
    const n = putEntry(db, entry, stored.get(entry.entry))
    if (entry.entry === '') own = n
    stored.delete(entry.entry)
  }
  for (const old of stored.values()) removeFromIndexes(db, old)
  return own
}

function putEntry(db: Database, entry: SearchEntry, old: StoredEntry | undefined): number {
  const { document, kind, title, body } = entry
  const variants = expandedWords(`${title} ${body}`)
  const keys = foldBoth(entry.parts)
  if (old?.kind === kind && old.title === title && old.body === body && old.keys === keys) {
    return old.n
  }
  if (old) removeFromIndexes(db, old)
  db.run(
    `INSERT INTO search_entries (n, document, entry, kind, title, body, variants, keys)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [old?.n ?? null, document, entry.entry, kind, title, body, variants, keys],
  )
  const n = old?.n ?? db.get<{ n: number }>('SELECT last_insert_rowid() AS n')?.n ?? 0
  db.run('INSERT INTO search_words (rowid, title, body, variants) VALUES (?, ?, ?, ?)', [
    n,
    foldLetters(title),
    foldLetters(body),
    variants,
  ])
  db.run('INSERT INTO search_parts (rowid, keys) VALUES (?, ?)', [n, keys])
  return n
}

function storedEntries(db: Database, document: string): StoredEntry[] {
  return db.all<StoredEntry>(
    'SELECT n, entry, kind, title, body, variants, keys FROM search_entries WHERE document = ?',
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
