import { presentDevice } from '../../../shared/protocol/roster/roster.ts'
import { fail, succeed, type Handlers } from '../../../shared/rpc/contract.ts'
import type { handoverCalls } from '../../../shared/rpc/handover-calls.ts'
import type { WithChapter } from '../../session/with-chapter.ts'
import type { SyncService } from '../sync-service.ts'
import { beginHandover, endHandover, handoverOf } from './handover.ts'

export const handoverHandlers = (
  withChapter: WithChapter,
  service: SyncService,
): Pick<Handlers, keyof typeof handoverCalls> => ({
  'handover.state': () =>
    withChapter(({ db }) => {
      const chain = service.shared()?.space.chain()
      return succeed(chain ? handoverOf(db, chain) : null)
    }),
  'handover.begin': () =>
    withChapter(({ db }) => {
      const space = service.shared()?.space
      if (!space) return fail('sync/not-yours')
      const role = presentDevice(space.chain().now, space.own.device)?.role
      if (role !== 'admin') return fail('sync/not-yours')
      beginHandover(db, space.chain(), Date.now())
      return succeed(null)
    }),
  'handover.end': () =>
    withChapter(({ db }) => {
      endHandover(db)
      return succeed(null)
    }),
})
