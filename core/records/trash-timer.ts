import type { Chapter } from '../chapter/chapter.ts'
import { emptyTrash } from './erase.ts'

const HOUR = 60 * 60 * 1000

/**
 * Erases what has been in the trash for 90 days: now, and while the chapter is open. It looks every
 * hour, since a laptop that sleeps would miss a timer of a day.
 * @param report what went wrong; the next round tries again
 */
export function keepTrashShort(chapter: Chapter, report: (error: unknown) => void): void {
  const look = () => {
    emptyTrash(chapter, Date.now()).catch(report)
  }
  const timer = setInterval(look, HOUR)
  timer.unref()
  chapter.listeners.add({
    changed: () => undefined,
    closing: () => {
      clearInterval(timer)
    },
  })
  look()
}
