import { fail } from '../../shared/rpc/contract.ts'
import type { Chapter } from '../chapter/chapter.ts'

/** Runs work on the open chapter; without one the call fails with `session/locked`. */
export type WithChapter = <Result>(
  work: (chapter: Chapter) => Result,
) => Result | ReturnType<typeof locked>

const locked = () => fail('session/locked')

/** Long work whose chapter is locked under its hands fails with `session/locked`, too. */
export function withChapterOf(session: { chapter(): Chapter | null }): WithChapter {
  return <Result>(work: (chapter: Chapter) => Result) => {
    const chapter = session.chapter()
    if (!chapter) return locked()
    const result = work(chapter)
    if (!(result instanceof Promise)) return result
    const settled = result.catch((error: unknown) => {
      if (session.chapter() !== chapter) return locked()
      throw error
    })
    return settled as Result
  }
}
