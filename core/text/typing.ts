/** What is typed in one document: bursts are change sets, and versions stand between them. */
import * as Y from 'yjs'
import { stampTime, type Stamp } from '../../shared/records/stamp.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { DocumentRow } from '../records/document-store.ts'
import { storeChangeSet } from '../records/store-change-set.ts'
import { BURST, storeVersion } from '../records/versions.ts'

export interface Typing {
  /** Called before an update is applied, so that a version of what stood there is kept. */
  before(): void
  /** Stores an update of this device that the document holds already. */
  store(update: Uint8Array): void
  /** Nobody writes any more. */
  end(): void
  /** The document is ahead of the disk: no version is made of it. */
  forget(): void
}

/** A pause of so long ends a burst, in milliseconds. */
const PAUSE = 2 * 60 * 1000

interface Burst {
  changeSet: Stamp
  began: number
  /** When somebody here typed last. */
  last: number
}

/** @param report told of a version that could not be kept; the text itself is safe without it */
export function createTyping(
  chapter: Chapter,
  row: DocumentRow,
  doc: Y.Doc,
  report: (error: unknown) => void,
): Typing {
  let burst: Burst | null = null
  /** When the document changed last, from wherever. */
  let changed = 0
  let earlier: Uint8Array | null = null

  function keep(at: number, state: Uint8Array) {
    try {
      storeVersion(chapter.db, row.id, at, state)
    } catch (error) {
      report(error)
    }
  }

  function end() {
    if (!burst) return
    // The clock of change sets can be ahead of this device's.
    keep(Math.max(changed, stampTime(burst.changeSet)), Y.encodeStateAsUpdate(doc))
    burst = null
  }

  function begin(now: number): Burst {
    const changeSet = chapter.clock.next()
    // What came from elsewhere, or before a crash, ended with no burst of this room.
    if (earlier) keep(stampTime(changeSet) - 1, earlier)
    earlier = null
    return { changeSet, began: now, last: now }
  }

  return {
    before() {
      const now = Date.now()
      if (burst && (now - burst.began > BURST || now - burst.last > PAUSE)) end()
      // Only an update that brings something begins a burst, and that shows when it is applied.
      earlier = burst ? null : Y.encodeStateAsUpdate(doc)
      changed = now
    },
    store(update) {
      const now = Date.now()
      burst ??= begin(now)
      burst.last = now
      storeChangeSet(
        chapter,
        {
          id: burst.changeSet,
          device: chapter.device,
          command: 'text.edit',
          undoes: null,
          changes: [{ document: row.id, kind: row.kind, space: row.space, update, fields: [] }],
        },
        { documents: new Map([[row.id, doc]]), source: doc },
      )
    },
    end,
    forget() {
      burst = null
    },
  }
}
