/** A device goes where the roster says that the chapter went; it takes nobody's word for it but an admin's. */
import { forgetRelay } from '../../blobs/blob-table.ts'
import type { Chain } from '../../../shared/protocol/roster/chain.ts'
import type { Database } from '../../db/database.ts'
import { addNotice, removeNotice } from '../notices.ts'
import type { SpaceState } from '../space-state.ts'
import { putNote, readNote } from '../sync-notes.ts'
import { forgetMove, readMove } from './move-note.ts'
import { lastMove } from './moves.ts'

type Followed = Pick<SpaceState, 'chain' | 'movedTo' | 'setAcknowledged'>

/** @returns the relay to dial, which is another one from now on if the chapter has moved */
export function followMove(db: Database, space: Followed): string {
  const move = space.movedTo()
  if (move) {
    db.transaction(() => {
      putNote(db, 'sync-relay-left', readNote(db, 'sync-relay') ?? '')
      takeRelay(db, space, move.address)
      // Of an earlier move nobody has to read any more.
      removeNotice(db, 'relay-moved')
      addNotice(db, { kind: 'relay-moved', device: move.device, at: move.time })
    })
  }
  return readNote(db, 'sync-relay') ?? ''
}

/**
 * From now on this device dials another relay, which gets all that it has sealed since the last snapshot
 * that counts, and its files. Belongs into a transaction.
 */
export function takeRelay(db: Database, space: Followed, address: string): void {
  const own = readMove(db)
  const from = readNote(db, 'sync-relay') ?? ''
  putNote(db, 'sync-relay', address)
  putNote(db, 'sync-relay-since', space.chain().now.index)
  putNote(db, 'sync-arriving', 1)
  space.setAcknowledged(0)
  forgetRelay(db)
  if (own?.address === address) {
    // What came at the old relay behind the snapshot that is there.
    if (own.step !== 'moved') putNote(db, 'sync-snapshot-due', 1)
    if (own.isOldGone) putNote(db, 'sync-relay-untold', from)
  } else putNote(db, 'sync-pending-snapshots', '[]')
  forgetMove(db)
}

/** A vault comes in at this relay. Belongs into the transaction that stores the roster. */
export function arriveAt(db: Database, chain: Chain, relay: string): void {
  putNote(db, 'sync-relay', relay)
  putNote(db, 'sync-relay-since', chain.now.index)
  if (lastMove(chain)) putNote(db, 'sync-arriving', 1)
}
