/** The chapter goes to another relay, and this device to one whose address somebody has. */
import { relayAddress } from '../../../shared/protocol/relay/address.ts'
import { presentDevice } from '../../../shared/protocol/roster/roster.ts'
import { succeed, type Handlers } from '../../../shared/rpc/contract.ts'
import type { moveCalls } from '../../../shared/rpc/move-calls.ts'
import type { WithChapter } from '../../session/with-chapter.ts'
import { testRelay } from '../relay-link.ts'
import { readNote } from '../sync-notes.ts'
import type { SyncService } from '../sync-service.ts'
import { problem, problemOf } from '../when-online.ts'
import { checkRelay } from './check-relay.ts'
import { takeRelay } from './follow.ts'
import { changeMove, forgetMove, putMove, readMove } from './move-note.ts'

export function moveHandlers(
  withChapter: WithChapter,
  service: SyncService,
): Pick<Handlers, keyof typeof moveCalls> {
  return {
    'sync.move': ({ address: typed, code, isOldGone }) =>
      withChapter(async ({ db }) => {
        const address = relayAddress(typed)
        if (!address) return problem('address')
        const shared = service.shared()
        if (!shared) return problem('unreachable')
        const { space, client } = shared
        if (presentDevice(space.chain().now, space.own.device)?.role !== 'admin') {
          return problem('not-yours')
        }
        if (address === shared.relay()) return problem('relay-same')
        const isOnline = client.state().phase === 'online'
        if (!isOldGone && !isOnline) return problem('relay-old-gone')
        try {
          await testRelay(address)
          const before = readMove(db)
          // What an earlier try of this device has brought there already.
          const earlier = before?.address === address ? before : null
          putMove(db, {
            address,
            code: code || (earlier?.code ?? ''),
            isOldGone: !isOnline,
            step: earlier?.step ?? 'begin',
            isPaused: false,
            problem: null,
          })
          service.changed()
          await client.move()
          return succeed(null)
        } catch (error) {
          // Nothing of it is there: it is as if nobody had asked.
          if (readMove(db)?.step === 'begin') forgetMove(db)
          service.changed()
          return problemOf(error)
        }
      }),
    'sync.stopMoving': () =>
      withChapter(({ db }) => {
        changeMove(db, { isPaused: true, problem: null })
        service.changed()
        return succeed(null)
      }),
    'sync.setRelay': ({ address: typed }) =>
      withChapter(async ({ db }) => {
        const address = relayAddress(typed)
        if (!address) return problem('address')
        const space = service.shared()?.space
        if (!space) return problem('unreachable')
        if (address === service.shared()?.relay()) return problem('relay-same')
        // Whoever stays behind there is not heard by the others.
        if (address === readNote(db, 'sync-relay-left')) return problem('relay-behind')
        const why = await checkRelay(db, space, address)
        if (why) return problem(why)
        db.transaction(() => {
          takeRelay(db, space, address)
        })
        service.restart()
        return succeed(null)
      }),
  }
}
