/**
 * A chapter is made ready for this version of the app: its projections are rebuilt in steps, and it
 * is not open before that. Whatever cuts it off, it is done again at the next opening.
 */
import type { Progress } from '../../shared/rpc/frames.ts'
import type { OpenFailure } from '../../shared/rpc/session-calls.ts'
import { closeChapter, type Chapter } from '../chapter/chapter.ts'
import { rebuildInSteps } from '../records/rebuild.ts'
import { openFailureOf } from '../vault/open-failure.ts'

export interface Preparation {
  chapter: Chapter
  progress: Progress
  signal: { aborted: boolean }
}

/** Windows hear of the progress at most this often. */
const TELL_MILLISECONDS = 100

export const newPreparation = (chapter: Chapter): Preparation => ({
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
  tell: (progress: Progress) => void,
): Promise<'ready' | OpenFailure> {
  let told = 0
  const { chapter, signal } = preparation
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

/** Closes the chapter between two steps. */
export function stopPreparing({ chapter, signal }: Preparation): void {
  signal.aborted = true
  closeChapter(chapter)
}
