/** A relay that was gone when the chapter moved may come back, with devices that wait there. */
import type { Database } from '../../db/database.ts'
import { giveRoster } from '../catch-up.ts'
import { challengeFor } from '../own-hello.ts'
import { LinkClosed, openLink, RequestFailed } from '../relay-link.ts'
import type { SpaceState } from '../space-state.ts'
import { readNote, removeNote } from '../sync-notes.ts'

/** Gives it the records that say where everybody is, unless it went another way meanwhile. */
export async function tellOldRelay(db: Database, space: SpaceState): Promise<void> {
  const address = readNote(db, 'sync-relay-untold')
  if (address === null || space.movedTo()) return
  try {
    const link = await openLink(address, challengeFor(space), () => undefined)
    try {
      await giveRoster(space, link)
    } finally {
      link.close()
    }
    removeNote(db, 'sync-relay-untold')
  } catch (error) {
    // It is not there yet; the next connection tries again.
    if (!(error instanceof LinkClosed || error instanceof RequestFailed)) throw error
  }
}
