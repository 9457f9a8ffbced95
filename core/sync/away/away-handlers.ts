import type { awayCalls } from '../../../shared/rpc/away-calls.ts'
import { succeed, type Handlers } from '../../../shared/rpc/contract.ts'
import type { WithChapter } from '../../session/with-chapter.ts'
import { forgetUnread, readAway } from './unread.ts'

/** @param seen other windows hear that somebody has looked */
export function awayHandlers(
  withChapter: WithChapter,
  seen: () => void,
): Pick<Handlers, keyof typeof awayCalls> {
  return {
    'away.list': () => withChapter(({ db }) => succeed(readAway(db))),
    'away.seen': () =>
      withChapter(({ db }) => {
        forgetUnread(db)
        seen()
        return succeed(null)
      }),
  }
}
