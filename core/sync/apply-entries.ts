/**
 * Entries of other devices: checked, opened, and stored together with where their log stands then, in
 * one transaction. What cannot be believed stops its log and is told.
 */
import type { Attestation } from '../../shared/protocol/entry/body.ts'
import {
  checkSegment,
  type CheckedEntry,
  type SegmentProblem,
} from '../../shared/protocol/entry/check-segment.ts'
import type { WireEntry } from '../../shared/protocol/entry/entry.ts'
import { openEntry, type BodyProblem } from '../../shared/protocol/entry/open-entry.ts'
import type { ChangeSet } from '../../shared/records/change-set.ts'
import { notify, notifyErased, type Chapter, type ErasedRecord } from '../chapter/chapter.ts'
import { clearTraces } from '../records/clear-traces.ts'
import { othersTurn } from '../records/others-turn.ts'
import { receiveChangeSet } from '../records/receive.ts'
import { BOARD_SPACE } from '../records/write.ts'
import { isAdoptedIn, lastThatCounts, putAdoption } from './adoption.ts'
import { noteUnread } from './away/unread.ts'
import { changeSetOf } from './change-items.ts'
import { erases, noteEntry, noteErased } from './compaction/growth.ts'
import { receiveFactItem } from './receive-fact.ts'
import type { SpaceState } from './space-state.ts'

export interface Refused {
  device: number
  seq: number
  problem: SegmentProblem | BodyProblem
}

export interface AppliedEntries {
  /** Logs of which something is missing before what came. */
  gaps: number[]
  /** They name a roster that is not here yet. */
  needsRoster: boolean
  refused: Refused[]
  /** What others say that they have. */
  attested: { device: number; attestation: Attestation }[]
  /** Entries of removed devices count now that did not before. */
  hasAdopted: boolean
}

/** Milliseconds in one transaction, so that calls are answered in between. */
const SLICE = 8

/**
 * @param entries in the order of their logs; known ones may be among them
 * @param isAway whether they were written while this device was not connected
 */
export async function applyEntries(
  chapter: Chapter,
  space: SpaceState,
  entries: readonly WireEntry[],
  isAway = false,
): Promise<AppliedEntries> {
  const result: AppliedEntries = {
    gaps: [],
    needsRoster: false,
    refused: [],
    attested: [],
    hasAdopted: false,
  }
  const open: CheckedEntry[] = []
  for (const [device, ofDevice] of byDevice(entries)) {
    if (device === space.own.device) continue
    const last = lastOf(chapter, space, device)
    const fresh = ofDevice.filter(({ seq }) => seq > space.log(device).seq && seq <= last)
    const [first] = fresh
    if (!first) continue
    if (first.seq !== space.log(device).seq + 1) {
      result.gaps.push(device)
      continue
    }
    const checked = checkSegment(space.chain(), space.log(device), fresh, isAdoptedIn(chapter.db))
    if (checked.ok) open.push(...checked.value)
    else if (checked.problem === 'entry-roster') result.needsRoster = true
    else result.refused.push({ device, seq: first.seq, problem: checked.problem })
  }
  await applyChecked(chapter, space, open, { result, isAway })
  return result
}

/** What a removed device wrote past its cut waits, as long as nobody adopts it. */
function lastOf({ db }: Chapter, space: SpaceState, device: number): number {
  const cut = space.chain().now.devices.get(device)?.removed?.cut
  return cut ? lastThatCounts(db, device, cut.seq) : Infinity
}

function byDevice(entries: readonly WireEntry[]): Map<number, WireEntry[]> {
  const groups = new Map<number, WireEntry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.device) ?? []
    group.push(entry)
    groups.set(entry.device, group)
  }
  return groups
}

/** What whoever listens is told after the commit. */
interface Effects {
  stored: ChangeSet[]
  erased: ErasedRecord[]
}

async function applyChecked(
  chapter: Chapter,
  space: SpaceState,
  entries: readonly CheckedEntry[],
  { result, isAway }: { result: AppliedEntries; isAway: boolean },
) {
  const stopped = new Set<number>()
  for (let at = 0; at < entries.length;) {
    const effects: Effects = { stored: [], erased: [] }
    try {
      at = chapter.db.transaction(() => {
        const until = Date.now() + SLICE
        let next = at
        for (; next < entries.length && (next === at || Date.now() < until); next += 1) {
          const checked = entries[next]
          if (!checked || stopped.has(checked.entry.device)) continue
          const { device, seq } = checked.entry
          const problem = applyOne(chapter, space, checked, { effects, result, isAway })
          if (!problem) continue
          stopped.add(device)
          result.refused.push({ device, seq, problem })
        }
        return next
      })
    } catch (error) {
      space.reload()
      throw error
    }
    await tell(chapter, effects)
  }
}

function applyOne(
  chapter: Chapter,
  space: SpaceState,
  checked: CheckedEntry,
  { effects, result, isAway }: { effects: Effects; result: AppliedEntries; isAway: boolean },
): BodyProblem | null {
  const { entry, hash, roster } = checked
  const secret = space.secret(roster.epoch)
  const opened = secret && openEntry(checked, secret)
  if (!opened) return 'entry-sealed'
  if (!opened.ok) return opened.problem
  for (const item of opened.value) {
    if (item.type === 'changes') {
      const changeSet = changeSetOf(item, BOARD_SPACE)
      const received = changeSet && receiveChangeSet(chapter, changeSet)
      // What is no change set is left out; the log goes on, as it must be the same everywhere.
      if (received) effects.stored.push(received)
      if (received && isAway) noteUnread(chapter.db, received.id)
      // A late edit of what was erased.
      if (received && received.changes.length < item.changes.length) noteErased(chapter.db, entry)
    } else if (item.type === 'fact') {
      effects.erased.push(...receiveFactItem(chapter.db, item, roster))
    } else if (item.type === 'adoption') {
      if (roster.devices.get(entry.device)?.role === 'auditor') continue
      putAdoption(chapter.db, item)
      result.hasAdopted = true
    } else result.attested.push({ device: entry.device, attestation: item })
  }
  noteEntry(chapter.db, entry.ciphertext.length)
  if (erases(opened.value)) noteErased(chapter.db, entry)
  space.moveLog(entry.device, { seq: entry.seq, hash, rosterIndex: entry.rosterIndex })
  return null
}

async function tell(chapter: Chapter, { stored, erased }: Effects) {
  for (const changeSet of stored) {
    chapter.clock.see(changeSet.id)
    if (changeSet.changes.length > 0) notify(chapter, changeSet, null)
  }
  if (erased.length > 0) {
    notifyErased(chapter, erased)
    await clearTraces(chapter.db)
  }
  await othersTurn()
}
