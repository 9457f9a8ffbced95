import type { Chapter } from '../chapter/chapter.ts'
import { keepNoting } from '../chapter/keep-noting.ts'
import { noteErasures } from '../vault/noted-erasures.ts'
import { erasedIds } from './erase.ts'

/**
 * Keeps the note of what was erased up to date while the chapter is open. Until one is noted, the
 * file itself knows.
 */
export function keepNotingErasures(
  chapter: Chapter,
  fileKey: string,
  failed: (error: unknown) => void,
): void {
  const { db } = chapter
  const note = () => {
    noteErasures(db.path, fileKey, erasedIds(db))
  }
  const noteNow = keepNoting(chapter, 'erased', note, failed)
  noteNow()
}
