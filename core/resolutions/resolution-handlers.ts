import { succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { resolutionCalls } from '../../shared/rpc/resolution-calls.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import { getResolution, listResolutions } from './list-resolutions.ts'

export function resolutionHandlers(
  withChapter: WithChapter,
): Pick<Handlers, keyof typeof resolutionCalls> {
  return {
    'resolutions.list': (args) => withChapter(({ db }) => succeed(listResolutions(db, args))),
    'resolutions.get': ({ item, motion }) =>
      withChapter(({ db }) => succeed(getResolution(db, item, motion))),
  }
}
