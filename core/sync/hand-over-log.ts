/** What a vault had sealed under its former identity is sealed again under its new one. */
import { decode } from '../../shared/protocol/codec/codec.ts'
import type { EntryItem } from '../../shared/protocol/entry/body.ts'
import { checkSegment } from '../../shared/protocol/entry/check-segment.ts'
import { EMPTY_LOG, wireEntry } from '../../shared/protocol/entry/entry.ts'
import { openEntry } from '../../shared/protocol/entry/open-entry.ts'
import type { Database } from '../db/database.ts'
import { isAdoptedIn } from './adoption.ts'
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
  if (!former || acknowledged === null) return
  const items = unsentItems(db, former.device, acknowledged)
  db.transaction(() => {
    queueFirst(db, items)
    db.run('DELETE FROM sync_own')
    db.run('DELETE FROM sync_logs WHERE device = ?', [former.device])
    const hash = hashAt(db, former.device, acknowledged)
    if (hash) putLog(db, former.device, { seq: acknowledged, hash, rosterIndex: 0 })
    removeNote(db, 'sync-acknowledged')
  })
}

function unsentItems(db: Database, device: number, acknowledged: number): EntryItem[] {
  const chain = readChain(db)
  const entries = ownEntriesAfter(db, acknowledged, -1).map((data) => {
    const read = decode(wireEntry, data)
    if (!read.ok) throw new Error('an own entry cannot be read')
    return read.value
  })
  if (!chain || entries.length === 0) return []
  const hash = hashAt(db, device, acknowledged)
  const from = hash ? { seq: acknowledged, hash, rosterIndex: 0 } : EMPTY_LOG
  const checked = checkSegment(chain, from, entries, isAdoptedIn(db))
  if (!checked.ok) return []
  const secrets = readSecrets(db)
  return checked.value.flatMap((entry) => {
    const secret = secrets.get(entry.roster.epoch)
    const opened = secret && openEntry(entry, secret)
    return opened?.ok ? opened.value.filter(({ type }) => type !== 'attestation') : []
  })
}
