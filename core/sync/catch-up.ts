/** What a device does first on a connection: both sides get what they are missing. */
import { MAX_DEVICES } from '../../shared/protocol/roster/record.ts'
import {
  compareWelcome,
  type WelcomeFindings,
} from '../../shared/protocol/watch/compare-welcome.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { applyEntries, type AppliedEntries } from './apply-entries.ts'
import type { Place } from '../../shared/protocol/roster/record.ts'
import { fetchSnapshot } from './fetch-snapshot.ts'
import { expectType, LinkClosed, RequestFailed, type RelayLink, type Told } from './relay-link.ts'
import type { SpaceState } from './space-state.ts'
import { isMerged, markMerged, readNote } from './sync-notes.ts'

export interface Meeting {
  chapter: Chapter
  space: SpaceState
  link: RelayLink
  isStopped: () => boolean
  /** How far a first sync is. */
  tell: (progress: { done: number; total: number }) => void
  /** A snapshot was merged, which tells of no single record. */
  merged: () => void
  /** What came of entries that were applied. */
  applied: (result: AppliedEntries) => void
}

/**
 * @returns what does not fit to what is known here; with `own` other than `fits` nothing was done
 * @throws {LinkClosed} when the chapter has moved to another relay: nothing is sent to this one
 */
export async function catchUp(meeting: Meeting): Promise<WelcomeFindings> {
  const { space, link } = meeting
  const { welcome } = link
  if (welcome.rosterIndex > space.chain().now.index) await fetchRoster(space, link)
  if (space.movedTo()) throw new LinkClosed('moved')
  const findings = compareWelcome(space.chain(), space.known, welcome, space.own.device)
  if (findings.own !== 'fits' || findings.isFork) return findings
  await giveRoster(space, link)
  const isAway = isMerged(meeting.chapter.db)
  // What others wrote may have come to a new relay in a snapshot alone.
  const isArriving = readNote(meeting.chapter.db, 'sync-arriving') === 1
  const covered = !isAway || isBehind(space) || isArriving ? await mergeSnapshot(meeting) : []
  await fetchEntries(meeting, isAway)
  if (covered.length > 0) space.passCovered(covered)
  space.setAcknowledged(seqOf(welcome, space.own.device))
  return findings
}

const seqOf = ({ logs }: Told<'welcome'>, device: number): number =>
  logs.find((log) => log.device === device)?.seq ?? 0

/** @throws {LinkClosed} for a roster that does not follow from the one here */
export async function fetchRoster(space: SpaceState, link: RelayLink): Promise<void> {
  for (let isMore = true; isMore;) {
    const index = space.chain().links.length
    const page = expectType(await link.ask({ type: 'rosterSince', index }), 'roster')
    if (space.addRecords(page.from, page.records)) throw new LinkClosed('roster-refused')
    // A relay that promises more and sends nothing would be asked for ever.
    isMore = page.isMore === 'yes' && space.chain().links.length > index
  }
}

/** A relay that was put back to an earlier day, or is a new one, gets the records that it lacks. */
export async function giveRoster(space: SpaceState, { welcome, ask }: RelayLink): Promise<void> {
  for (const { data, content } of space.chain().links.slice(welcome.rosterIndex + 1)) {
    try {
      await ask({ type: 'rosterAppend', record: data })
    } catch (error) {
      // Somebody else was quicker to give it. Another one in its place shows with the next welcome.
      if (!(error instanceof RequestFailed && error.problem === 'roster-conflict')) throw error
    }
    welcome.rosterIndex = content.index
  }
}

/** Whether the relay has deleted entries that are missing here: a snapshot stands for them. */
export const isBehind = (space: SpaceState): boolean =>
  space.chain().now.compacted?.covered.some(({ device, seq }) => seq > space.log(device).seq) ===
  true

/**
 * Whoever joins, or was away for long, begins with what everybody else has made so far.
 * @returns what it stands for where the relay does not have the entries
 */
export async function mergeSnapshot(meeting: Meeting): Promise<readonly Place[]> {
  const covered = await fetchSnapshot(meeting)
  if (!covered) return []
  markMerged(meeting.chapter.db)
  meeting.merged()
  return covered
}

/** The relay has deleted what is missing here while it was being fetched: a snapshot stands for it. */
export async function mergeIfBehind(meeting: Meeting): Promise<void> {
  if (!isBehind(meeting.space)) return
  await mergeSnapshot(meeting)
  await fetchEntries(meeting)
}

/**
 * Everything that is missing here, page by page.
 * @param isAway whether it was written while this device was not connected
 */
export async function fetchEntries(meeting: Meeting, isAway = false): Promise<void> {
  const { chapter, space, link, isStopped } = meeting
  const total = link.welcome.logs.reduce((sum, { seq }) => sum + seq, 0)
  for (let isMore = true; isMore && !isStopped();) {
    const have = [...space.chain().now.devices.keys()]
      .sort((a, b) => a - b)
      .slice(0, MAX_DEVICES)
      .map((device) => ({ device, seq: space.log(device).seq }))
    const page = expectType(await link.ask({ type: 'since', have }), 'entries')
    const before = progressOf(space)
    const result = await applyEntries(chapter, space, page.entries, isAway)
    meeting.applied(result)
    if (result.needsRoster) await fetchRoster(space, link)
    const done = progressOf(space)
    meeting.tell({ done: Math.min(done, total), total })
    // A page of which nothing can be taken would come again and again.
    isMore = (page.isMore === 'yes' || result.hasAdopted) && done > before
  }
}

const progressOf = (space: SpaceState): number =>
  [...space.logs().values()].reduce((sum, { seq }) => sum + seq, 0)

/** Sends what was sealed, and seals what waits, until nothing is left. */
export async function sendOwn({ space, link }: Pick<Meeting, 'space' | 'link'>): Promise<void> {
  for (;;) {
    const entries = space.ownAfter(space.acknowledged())
    if (entries.length === 0) {
      if (!space.sealWaiting()) return
      continue
    }
    const answer = await link.ask({ type: 'append', entries })
    space.setAcknowledged(expectType(answer, 'acknowledged').seq)
  }
}
