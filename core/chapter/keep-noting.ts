import type { Chapter, ChangeListener } from './chapter.ts'

/** Many events are noted once. A crash within this time leaves what was noted before. */
const LATER_MILLISECONDS = 1000

/**
 * Notes something outside of a chapter's file, soon after each event and when the chapter closes.
 * @param failed told of what `note` threw; the next event tries again
 * @returns notes it at once
 */
export function keepNoting(
  { listeners }: Pick<Chapter, 'listeners'>,
  event: 'changed' | 'erased',
  note: () => void,
  failed: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout | null = null
  function now() {
    timer = null
    try {
      note()
    } catch (error) {
      failed(error)
    }
  }
  const listener: ChangeListener = {
    changed: () => undefined,
    closing: () => {
      if (timer) clearTimeout(timer)
      now()
    },
  }
  listener[event] = () => {
    timer ??= setTimeout(now, LATER_MILLISECONDS).unref()
  }
  listeners.add(listener)
  return now
}
