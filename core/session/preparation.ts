/**
 * A chapter is made ready for this version of the app: its file is brought to its format, its
 * projections are rebuilt in steps, and it is not open before that. Whatever cuts it off, it is done
 * again at the next opening.
 */
import type { Progress } from '../../shared/rpc/frames.ts'
import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import { closeChapter, type Chapter } from '../chapter/chapter.ts'
import { rebuildInSteps } from '../records/rebuild.ts'
import { openFailureOf } from '../vault/open-failure.ts'

export interface Preparation {
  id: string
  /** `null` while the file is brought to the format. */
  chapter: Chapter | null
  progress: Progress
  signal: { aborted: boolean }
}

/** Windows hear of the progress at most this often. */
const TELL_MILLISECONDS = 100

export const newPreparation = (id: string, chapter: Chapter | null): Preparation => ({
  id,
  chapter,
  progress: { done: 0, total: 0 },
  signal: { aborted: false },
})

/**
 * @param tell told how far it is
 * @returns `ready` as well when it was stopped: whoever stopped it shows something else
 */
export async function runPreparation(
  preparation: Preparation,
  chapter: Chapter,
  tell: (progress: Progress) => void,
): Promise<'ready' | OpenFailure> {
  let told = 0
  const { signal } = preparation
  try {
    await rebuildInSteps(
      chapter.db,
      (progress) => {
        preparation.progress = progress
        if (Date.now() - told < TELL_MILLISECONDS) return
        told = Date.now()
        tell(progress)
      },
      signal,
    )
    return 'ready'
  } catch (error) {
    const code = openFailureOf(error)
    if (code === null) throw error
    return code
  }
}

/** Closes the chapter between two steps. A change of its format goes on to its end. */
export function stopPreparing({ chapter, signal }: Preparation): void {
  signal.aborted = true
  if (chapter) closeChapter(chapter)
}
