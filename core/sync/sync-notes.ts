/** What the sharing keeps in `meta`; apart from the protocol, which most openings do not need. */
import type { Database } from '../db/database.ts'

/** What is kept in `meta` of the sharing. */
export interface SyncNotes {
  /** The relay's address, as devices dial it. */
  'sync-relay': string
  /** The newest record of the roster that was known when it was noted: a move after it is followed. */
  'sync-relay-since': number
  /** The relay that the chapter has left by a signed record. */
  'sync-relay-left': string
  /** The relay that was gone when this device moved the chapter: it is told if it comes back. */
  'sync-relay-untold': string
  /** 1 until what is at a relay that the chapter has come to was merged here. */
  'sync-arriving': number
  /** A move to another relay that is under way, as JSON (`move/move-note.ts`). */
  'sync-move': string
  /** The link of the invite by which this vault asks to join. */
  'sync-invite': string
  /** The chapter sheet by which this vault comes back, as JSON (`sheet/return-client.ts`). */
  'sync-sheet': string
  /** The chapter that was shown when this vault began to ask: whoever gives up is back there. */
  'sync-from': string
  /** A sitting at the end of a term, as JSON (`handover/handover.ts`). */
  'sync-handover': string
  /** The newest own entry that the relay has stored. */
  'sync-acknowledged': number
  /** 1 when the first snapshot was merged, or was made here. */
  'sync-merged': number
  /** What a person has to know, as JSON (`notices.ts`). */
  'sync-notices': string
  /** When devices were last connected, as JSON (`heard.ts`). */
  'sync-heard': string
  /** The vector that was attested last, hexadecimal hash. */
  'sync-attested': string
  /** 1 until the chapter's first snapshot is at the relay. */
  'sync-snapshot-due': number
  /** 1 when the relay had more of this device than the vault: it is asked about at the next opening. */
  'sync-copy': number
  /** The identity that this vault had before, as JSON (`former.ts`). */
  'sync-former': string
  /** Bytes of entries since the last compaction. */
  'sync-bytes': number
  /** Since when announcements are known here, as JSON (`majority/notice-end.ts`). */
  'sync-seen': string
  /** What of the board's decisions was told here, as JSON (`majority/tell.ts`). */
  'sync-told': string
  /** Up to where the relay holds what was erased, as JSON (`compaction/growth.ts`). */
  'sync-erased': string
  /** Contents of snapshots that are no snapshots yet, as JSON (`pending-snapshots.ts`). */
  'sync-pending-snapshots': string
}

export function readNote<Key extends keyof SyncNotes>(
  db: Database,
  key: Key,
): SyncNotes[Key] | null {
  const sql = 'SELECT value FROM meta WHERE key = ?'
  return db.get<{ value: SyncNotes[Key] }>(sql, [key])?.value ?? null
}

export function putNote<Key extends keyof SyncNotes>(
  db: Database,
  key: Key,
  value: SyncNotes[Key],
): void {
  db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [key, value])
}

export function removeNote(db: Database, key: keyof SyncNotes): void {
  db.run('DELETE FROM meta WHERE key = ?', [key])
}

/** Whether what was written before this device came is here. */
export const isMerged = (db: Database): boolean => readNote(db, 'sync-merged') === 1

/** Whether this vault asks to be let in, or lets itself in by the chapter sheet. */
const isEntering = (db: Database): boolean =>
  readNote(db, 'sync-invite') !== null || readNote(db, 'sync-sheet') !== null

/** Whether the chapter is one of several devices, or is about to be. */
export const isTogether = (db: Database): boolean =>
  readNote(db, 'sync-relay') !== null || isEntering(db)

/** Whether this vault asks to join, or has not got yet what the others have. */
export const isJoining = (db: Database): boolean =>
  !isMerged(db) && (isEntering(db) || readNote(db, 'sync-relay') !== null)

export function markMerged(db: Database): void {
  putNote(db, 'sync-merged', 1)
  removeNote(db, 'sync-from')
}
