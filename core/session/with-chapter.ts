import { fail } from '../../shared/rpc/contract.ts'
import type { Chapter } from '../chapter/chapter.ts'

/** Runs work on the open chapter; without one the call fails with `session/locked`. */
export type WithChapter = <Result>(
  work: (chapter: Chapter) => Result,
) => Result | ReturnType<typeof locked>

const locked = () => fail('session/locked')

export function withChapterOf(session: { chapter(): Chapter | null }): WithChapter {
  return (work) => {
    const chapter = session.chapter()
    return chapter ? work(chapter) : locked()
  }
}
