/** A relay that has less than it had: it was put back to an earlier day. */
import { presentDevice } from '../../shared/protocol/roster/roster.ts'
import type { WelcomeFindings } from '../../shared/protocol/watch/compare-welcome.ts'
import type { Database } from '../db/database.ts'
import { tellRelayAgain } from '../blobs/blob-table.ts'
import { isUnsettled } from './move/moves.ts'
import { addNotice } from './notices.ts'
import type { SpaceState } from './space-state.ts'
import { putNote } from './sync-notes.ts'

/** @param acknowledged the newest own entry that the relay once had */
export function isForgetful(
  space: SpaceState,
  { forgotten }: WelcomeFindings,
  acknowledged: number,
): boolean {
  // A new relay gets from each what that one has written.
  const isNew = isUnsettled(space.chain())
  const others = !isNew && forgotten.logs.some((device) => device !== space.own.device)
  return forgotten.roster || others || space.acknowledged() < acknowledged
}

/** What only the relay had of others is made good for. */
export function noteForgetful(db: Database, space: SpaceState): void {
  addNotice(db, { kind: 'relay-restored', device: 0, at: Date.now() })
  tellRelayAgain(db)
  const isAdmin = presentDevice(space.chain().now, space.own.device)?.role === 'admin'
  if (isAdmin) putNote(db, 'sync-snapshot-due', 1)
}
