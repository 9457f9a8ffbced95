/**
 * Versions of texts: whole stored states, since history keeps fields and not letters. The editors
 * store one when the writer moves on, every ten minutes and at closing.
 */
import * as Y from 'yjs'
import { stampTime } from '../../shared/records/stamp.ts'
import type { Database } from '../db/database.ts'
import { loadDocument } from './document-store.ts'

export interface Version {
  /** Milliseconds since 1970. */
  at: number
  state: Uint8Array
}

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/**
 * Keeps the state of a document as a version, unless it is what the newest version holds already.
 * Old versions thin out: all of the last day, the last of each hour for a week, of each day for a
 * year, of each 30 days after that.
 * @param at milliseconds since 1970
 * @param state an encoded Yjs state
 */
export function storeVersion(db: Database, document: string, at: number, state: Uint8Array): void {
  const last = db.get<{ state: Uint8Array }>(
    'SELECT state FROM versions WHERE document = ? ORDER BY at DESC LIMIT 1',
    [document],
  )
  if (last && Buffer.compare(last.state, state) === 0) return
  db.transaction(() => {
    db.run('INSERT OR REPLACE INTO versions (document, at, state) VALUES (?, ?, ?)', [
      document,
      new Date(at).toISOString(),
      state,
    ])
    thinOut(db, document, at)
  })
}

/** Keeps a document as it is in the log now. */
export function keepText(db: Database, document: string, at: number): void {
  storeVersion(db, document, at, Y.encodeStateAsUpdate(loadDocument(db, document)))
}

/** When versions of a document were kept, the newest first; milliseconds since 1970. */
export function versionsOf(db: Database, document: string): number[] {
  return db
    .all<{ at: string }>('SELECT at FROM versions WHERE document = ? ORDER BY at DESC', [document])
    .map(({ at }) => Date.parse(at))
}

/** The newest version that is not later than `at`. */
export function versionAt(db: Database, document: string, at: number): Version | null {
  const row = db.get<{ at: string; state: Uint8Array }>(
    'SELECT at, state FROM versions WHERE document = ? AND at <= ? ORDER BY at DESC LIMIT 1',
    [document, new Date(at).toISOString()],
  )
  return row ? { at: Date.parse(row.at), state: row.state } : null
}

/** Whether somebody typed in the document's texts after `at`. */
export function typedSince(db: Database, document: string, at: number): boolean {
  return db
    .all<{ id: string }>(
      `SELECT change_sets.id FROM changes JOIN change_sets ON change_sets.id = change_set
       WHERE document = ? AND command = 'text.edit'`,
      [document],
    )
    .some(({ id }) => stampTime(id) > at)
}

function thinOut(db: Database, document: string, now: number): void {
  const seen = new Set<string>()
  for (const at of versionsOf(db, document)) {
    const age = now - at
    const width = age <= DAY ? 1 : age <= 7 * DAY ? HOUR : age <= 365 * DAY ? DAY : 30 * DAY
    const slot = `${String(width)}/${String(Math.floor(at / width))}`
    if (seen.has(slot)) {
      db.run('DELETE FROM versions WHERE document = ? AND at = ?', [
        document,
        new Date(at).toISOString(),
      ])
    }
    seen.add(slot)
  }
}
