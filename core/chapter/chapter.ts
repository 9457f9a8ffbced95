import type * as Y from 'yjs'
import type { ChangeSet, DocumentChange } from '../../shared/records/change-set.ts'
import type { Clock, Stamp } from '../../shared/records/stamp.ts'
import type { Database } from '../db/database.ts'
import { reportBug } from '../report-bug.ts'

/** An opened chapter: what every part of the core that reads or writes records is given. */
export interface Chapter {
  id: string
  db: Database
  clock: Clock
  /** This device's number in the roster. */
  device: number
  /** The newest stamp that was there when it was opened; '' for none. */
  openedAfter: Stamp | ''
  /** Yjs client ids, each used once (see {@link clientIdSource}). */
  newClientId(): number
  /** What wants to know of changes that are safely on disk. */
  listeners: Set<ChangeListener>
}

export interface ChangeListener {
  /** Called after the commit; `source` is what was passed to the write. */
  changed(changes: readonly DocumentChange[], source: Y.Doc | null, changeSet: ChangeSet): void
  /** Called after records were erased for good: whoever holds one lets go of it. */
  erased?(records: readonly ErasedRecord[]): void
  /** A file was added, is wanted, has come or goes (`core/blobs/`). */
  blobs?(moved: BlobMoved): void
  /** Called before the file is closed; the last chance to write. */
  closing?(): void
}

/** What became of one file, or of a chunk of it. */
export interface BlobMoved {
  id: string
  /** Chunks that are here; `null` when it is not chunks that moved. */
  here: number | null
}

export interface ErasedRecord {
  id: string
  kind: string
}

/** @param changeSet with only those changes that were stored */
export function notify(chapter: Chapter, changeSet: ChangeSet, source: Y.Doc | null) {
  for (const listener of chapter.listeners) listener.changed(changeSet.changes, source, changeSet)
}

export function notifyErased(chapter: Chapter, records: readonly ErasedRecord[]) {
  for (const listener of chapter.listeners) listener.erased?.(records)
}

export function notifyBlob(chapter: Chapter, moved: BlobMoved) {
  for (const listener of chapter.listeners) listener.blobs?.(moved)
}

/**
 * Lets every listener finish, then closes the file. It never throws: whoever locks goes on to forget
 * the keys, whatever a listener could not do.
 */
export function closeChapter(chapter: Chapter): void {
  for (const listener of chapter.listeners) guarded(() => listener.closing?.())
  chapter.listeners.clear()
  guarded(() => {
    chapter.db.close()
  })
}

function guarded(work: () => void): void {
  try {
    work()
  } catch (error) {
    reportBug('closing', error)
  }
}
