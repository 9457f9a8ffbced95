/** Files that nothing names any more go for good: here, and at the relay. */
import { notifyBlob, type Chapter } from '../chapter/chapter.ts'
import { clearTraces, noteTraces } from '../records/clear-traces.ts'
import { isShared } from '../sync/outbox.ts'
import { removeBlobFiles } from './blob-folder.ts'
import { markGone } from './blob-table.ts'

/**
 * Whatever cuts it off, their keys are gone with the first step, and the next opening removes what is
 * left of them. The relay hears of it with the next connection.
 */
export async function removeBlobs(chapter: Chapter, ids: readonly string[]): Promise<void> {
  const { db } = chapter
  if (ids.length === 0) return
  db.transaction(() => {
    for (const id of ids) markGone(db, id, isShared(db))
    noteTraces(db)
  })
  for (const id of ids) {
    removeBlobFiles(db.path, id)
    notifyBlob(chapter, { id, here: null })
  }
  await clearTraces(db)
}
