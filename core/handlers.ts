/** How the core answers every call of the contract, feature by feature. */
import type { Handlers } from '../shared/rpc/contract.ts'
import { memberHandlers } from './members/member-handlers.ts'
import { recordHandlers } from './records/record-handlers.ts'
import type { Session } from './session/session.ts'
import { sessionHandlers } from './session/session-handlers.ts'
import { withChapterOf } from './session/with-chapter.ts'

export function createHandlers(session: Session): Handlers {
  const withChapter = withChapterOf(session)
  return {
    ...sessionHandlers(session),
    ...memberHandlers(withChapter),
    ...recordHandlers(withChapter),
  }
}
