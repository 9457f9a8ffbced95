/** What a person has to know of the sharing and may have to decide; it stays until it is put away. */
import { z } from 'zod'
import { syncNotice, type SyncNotice } from '../../shared/rpc/sync-calls.ts'
import type { Database } from '../db/database.ts'
import { readNote, putNote } from './sync-notes.ts'

/** So many at most: the oldest go. */
const MOST = 50

const notices = z.array(syncNotice)

export function readNotices(db: Database): SyncNotice[] {
  const stored = readNote(db, 'sync-notices')
  const parsed = notices.safeParse(stored === null ? [] : (JSON.parse(stored) as unknown))
  return parsed.success ? parsed.data : []
}

/** @returns whether it is new; the same of the same device is told once until it is put away */
export function addNotice(db: Database, notice: SyncNotice): boolean {
  const all = readNotices(db)
  const isKnown = all.some(({ kind, device }) => kind === notice.kind && device === notice.device)
  if (isKnown) return false
  putNote(db, 'sync-notices', JSON.stringify([...all, notice].slice(-MOST)))
  return true
}

export function removeNotice(db: Database, kind: SyncNotice['kind']): void {
  const others = readNotices(db).filter((notice) => notice.kind !== kind)
  putNote(db, 'sync-notices', JSON.stringify(others))
}

export function dismissNotices(db: Database): void {
  putNote(db, 'sync-notices', '[]')
}

/** Takes away what is over. Belongs into a transaction. */
export function keepNotices(db: Database, isWanted: (notice: SyncNotice) => boolean): void {
  const all = readNotices(db)
  const kept = all.filter(isWanted)
  if (kept.length < all.length) putNote(db, 'sync-notices', JSON.stringify(kept))
}
