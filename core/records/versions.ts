/**
 * Versions of texts: whole stored states, since history keeps fields and not letters. The editors
 * store one when the writer moves on, every ten minutes and at closing.
 */
import * as Y from 'yjs'
import { stampDevice, stampTime, type Stamp } from '../../shared/records/stamp.ts'
import type { Database } from '../db/database.ts'
import { loadDocument } from './document-store.ts'

export interface Version {
  /** Milliseconds since 1970. */
  at: number
  state: Uint8Array
}

/** Typing belongs together as one change set for at most so long, in milliseconds. */
export const BURST = 10 * 60 * 1000

/** The command of typing. */
const TYPING = 'text.edit'

/** The command that can replace a text as a whole. */
export const SET_BACK = 'records.set-back'

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
export const typedSince = (db: Database, document: string, at: number): boolean =>
  writings(db, document).some(({ id, command }) => command === TYPING && stampTime(id) > at)

/** Whether a text is not what it was at `at`: somebody typed, set it back, or took that back. */
export const textMovedSince = (db: Database, document: string, at: number): boolean =>
  writings(db, document).some(({ id }) => stampTime(id) > at)

/**
 * When a burst of typing ended, in milliseconds since 1970: its version was kept then. What was
 * typed in it counts as long as nothing else was written here.
 */
export function typedUntil(db: Database, document: string, burst: Stamp): number {
  const began = stampTime(burst)
  const next = writings(db, document)
    .filter(({ id }) => id > burst && stampDevice(id) === stampDevice(burst))
    .reduce((first, { id }) => Math.min(first, stampTime(id) - 1), Date.now())
  const kept = versionsOf(db, document).findLast((at) => at >= began)
  return kept !== undefined && kept <= next ? kept : Math.max(began, Math.min(began + BURST, next))
}

/** The change sets that wrote in the document's texts. */
function writings(db: Database, document: string): { id: Stamp; command: string }[] {
  return db.all(
    `SELECT DISTINCT change_sets.id, command FROM changes
     JOIN change_sets ON change_sets.id = change_set
     WHERE document = ? AND (command IN (?, ?) OR fields LIKE '%"path":"text:%')`,
    [document, TYPING, SET_BACK],
  )
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
