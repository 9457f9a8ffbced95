/** What a vault had sealed under its former identity is sealed again under its new one. */
import { decode } from '../../shared/protocol/codec/codec.ts'
import type { EntryItem } from '../../shared/protocol/entry/body.ts'
import { checkSegment } from '../../shared/protocol/entry/check-segment.ts'
import { EMPTY_LOG, wireEntry, type LogHead } from '../../shared/protocol/entry/entry.ts'
import type { Chain } from '../../shared/protocol/roster/chain.ts'
import { openEntry } from '../../shared/protocol/entry/open-entry.ts'
import type { Database } from '../db/database.ts'
import { isAdoptedIn } from './adoption.ts'
import { forgetErasedOf } from './compaction/growth.ts'
import { readFormer } from './former.ts'
import { queueFirst } from './outbox.ts'
import { readNote, removeNote } from './sync-notes.ts'
import { hashAt, ownEntriesAfter, putLog, readChain, readSecrets } from './sync-store.ts'

/**
 * Sealed entries that the relay may not have go back to what waits; from the last that it has on, the
 * former log is one of the others'. Whether they came there after all does not matter: the same change
 * twice is one.
 */
export function handOverLog(db: Database): void {
  const former = readFormer(db)
  const acknowledged = readNote(db, 'sync-acknowledged')
  const chain = readChain(db)
  if (!former || !chain || acknowledged === null) return
  const from = lastAtRelay(db, chain, former.device, acknowledged)
  const items = unsentItems(db, chain, from)
  db.transaction(() => {
    queueFirst(db, items)
    db.run('DELETE FROM sync_own')
    db.run('DELETE FROM sync_logs WHERE device = ?', [former.device])
    if (from.seq > 0) putLog(db, former.device, from)
    forgetErasedOf(db, former.device)
    removeNote(db, 'sync-acknowledged')
  })
}

/** Where the relay has the log at least: what is covered was there, whatever was acknowledged since. */
function lastAtRelay(db: Database, { now }: Chain, device: number, acknowledged: number): LogHead {
  const covered = now.compacted?.covered.find((place) => place.device === device)
  if (covered && covered.seq >= acknowledged) return { ...covered, rosterIndex: 0 }
  const hash = hashAt(db, device, acknowledged)
  return hash ? { seq: acknowledged, hash, rosterIndex: 0 } : EMPTY_LOG
}

function unsentItems(db: Database, chain: Chain, from: LogHead): EntryItem[] {
  const entries = ownEntriesAfter(db, from.seq, -1).map((data) => {
    const read = decode(wireEntry, data)
    if (!read.ok) throw new Error('an own entry cannot be read')
    return read.value
  })
  if (entries.length === 0) return []
  const checked = checkSegment(chain, from, entries, isAdoptedIn(db))
  if (!checked.ok) throw new Error(`own entries that do not hold: ${checked.problem}`)
  const secrets = readSecrets(db)
  return checked.value.flatMap((entry) => {
    const secret = secrets.get(entry.roster.epoch)
    const opened = secret && openEntry(entry, secret)
    return opened?.ok ? opened.value.filter(({ type }) => type !== 'attestation') : []
  })
}
