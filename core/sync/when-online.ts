/** Calls that need the relay: what may be missing for them is an answer, and no bug. */
import { fail, succeed } from '../../shared/rpc/contract.ts'
import type { SyncProblem } from '../../shared/rpc/sync-calls.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import { LinkClosed, RequestFailed, type RelayLink } from './relay-link.ts'
import type { Shared, SyncService } from './sync-service.ts'

export const problem = (code: SyncProblem) => fail(`sync/${code}`)
export type Problem = ReturnType<typeof problem>

export function problemOf(error: unknown): Problem {
  if (error instanceof LinkClosed || error instanceof RequestFailed) return problem(error.problem)
  throw error
}

/** Does something on the connection, if there is one. */
export function whenOnline(withChapter: WithChapter, service: SyncService) {
  return <Value>(work: (link: RelayLink, shared: Shared) => Promise<Value>) =>
    withChapter(async () => {
      const shared = service.shared()
      if (!shared) return problem('unreachable')
      try {
        return succeed(await shared.client.whenOnline((link) => work(link, shared)))
      } catch (error) {
        return problemOf(error)
      }
    })
}
