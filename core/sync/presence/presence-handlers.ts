import { succeed, type Handlers } from '../../../shared/rpc/contract.ts'
import type { presenceCalls, PresentDevice } from '../../../shared/rpc/presence-calls.ts'
import type { Database } from '../../db/database.ts'
import type { WithChapter } from '../../session/with-chapter.ts'
import type { Places } from './places.ts'

export interface PresenceSource {
  places: Places
  isShared(db: Database): boolean
  /** `null` while there is no connection. */
  others(db: Database): PresentDevice[] | null
}

/** Answers without loading anything: most chapters are one person's alone. */
export const presenceHandlers = (
  withChapter: WithChapter,
  { places, isShared, others }: PresenceSource,
): Pick<Handlers, keyof typeof presenceCalls> => ({
  'presence.here': ({ place }, { window }) =>
    withChapter(() => {
      places.put(window, place)
      return succeed(null)
    }),
  'presence.others': () =>
    withChapter(({ db }) => {
      const now = others(db)
      return succeed({ isShared: isShared(db), isOnline: now !== null, others: now ?? [] })
    }),
})
