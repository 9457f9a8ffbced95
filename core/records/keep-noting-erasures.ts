import type { Chapter } from '../chapter/chapter.ts'
import { noteErasures } from '../vault/noted-erasures.ts'
import { erasedIds } from './erase.ts'

/** An erasure within this time of a crash stands in the chapter's file alone. */
const NOTE_MILLISECONDS = 1000

/** Keeps the note of what was erased up to date while the chapter is open. */
export function keepNotingErasures(
  { db, listeners }: Chapter,
  fileKey: string,
  failed: (error: unknown) => void,
): void {
  let timer: NodeJS.Timeout | null = null
  const now = () => {
    timer = null
    try {
      noteErasures(db.path, fileKey, erasedIds(db))
    } catch (error) {
      // The file itself knows; the next erasure or opening tries again.
      failed(error)
    }
  }
  listeners.add({
    changed: () => undefined,
    erased: () => {
      timer ??= setTimeout(now, NOTE_MILLISECONDS).unref()
    },
    closing: () => {
      if (!timer) return
      clearTimeout(timer)
      now()
    },
  })
  now()
}
