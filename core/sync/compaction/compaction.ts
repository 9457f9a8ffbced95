/**
 * Keeps what the relay holds small, and rids it of what was erased: when enough has gathered, one of
 * the board's connected devices makes a snapshot, another compares it and says in the roster that it
 * counts; then the relay deletes what it covers. Where there is one device, that one is enough.
 */
import { present } from '../../../shared/protocol/roster/roster.ts'
import { readSnapshot, type ReadSnapshot } from '../../../shared/protocol/snapshot/manifest.ts'
import { equalBytes } from '../../../shared/protocol/crypto.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import { toHex } from '../change-items.ts'
import { isBehind } from '../catch-up.ts'
import { findManifest } from '../fetch-snapshot.ts'
import { addNotice } from '../notices.ts'
import { putSnapshot, type VaultFile } from '../put-snapshot.ts'
import { LinkClosed, RequestFailed, type RelayLink } from '../relay-link.ts'
import { appendRecord } from '../roster-acts.ts'
import type { SpaceState } from '../space-state.ts'
import { compareWith, type Confirming } from './confirm-snapshot.ts'
import { isDue, isEnough, type Limits } from './growth.ts'

/** How patient it is, and how much may gather. */
export interface Pace extends Limits {
  /** Milliseconds from the reason on, so that several erasures are one snapshot. */
  quiet: number
  /** Milliseconds that a device leaves to each that comes before it. */
  turn: number
}

export const USUAL_PACE: Pace = { entries: 5000, bytes: 5 * 2 ** 20, quiet: 3000, turn: 30_000 }

/** After so many turns it is tried again when the relay refused something: ten minutes. */
const TURNS_OF_REST = 20

/** So often one snapshot is looked at. */
const TRIES = 3

export interface Compaction {
  /** Something is different: whoever's turn it is begins in a while. */
  look(): void
  /** On a new connection: asks what waits there for a second device. */
  connected(link: RelayLink): Promise<void>
  /** Somebody has put a snapshot there. */
  offered(manifest: Uint8Array): void
  close(): void
}

export interface CompactionParts {
  chapter: Chapter
  space: SpaceState
  vault: VaultFile
  pace: Pace
  link: () => RelayLink | null
  /** Devices that are connected now, without this one. */
  here: ReadonlySet<number>
  alone: Confirming['alone']
  told: () => void
  report: (error: unknown) => void
}

export function createCompaction(parts: CompactionParts): Compaction {
  const { chapter, space, vault, pace, here } = parts
  const { db } = chapter
  const own = space.own.device
  /** The newest snapshot there, which may not count yet. */
  let offer: Uint8Array | null = null
  /** The hash of one that counted and is not there any more: the relay was put back to an earlier day. */
  let lost: Uint8Array | null = null
  /** Snapshots that could not be compared, by hash, and how often that was tried. */
  const tries = new Map<string, number>()
  /** Somebody's snapshot is not what is here: that is for people to look at. */
  let isInDoubt = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let rest: ReturnType<typeof setTimeout> | undefined
  let isWorking = false
  /** The relay refused something, for want of room perhaps: there is no use in asking again at once. */
  let hasFailed = false
  let isClosed = false

  /** What waits for being confirmed. */
  function pending(): { manifest: Uint8Array; snapshot: ReadSnapshot } | null {
    const { now } = space.chain()
    const read = offer && readSnapshot(now, offer)
    if (!offer || !read?.ok) return null
    const { covered, hash } = read.value
    const before = now.compacted
    if (before && equalBytes(before.snapshot, hash)) return null
    const seqs = new Map(covered.map(({ device, seq }) => [device, seq]))
    const isOld = before?.covered.some(({ device, seq }) => (seqs.get(device) ?? 0) < seq)
    return isOld ? null : { manifest: offer, snapshot: read.value }
  }

  function isLost(): boolean {
    const { compacted } = space.chain().now
    return lost !== null && compacted !== null && equalBytes(lost, compacted.snapshot)
  }

  /** What is to be done, and by whom: the first of these that is there. */
  function task(): { work: (link: RelayLink) => Promise<void>; by: number[] } | null {
    const board = present(space.chain().now)
      .filter(({ role }) => role !== 'auditor')
      .map(({ number }) => number)
    const there = board.filter((number) => number === own || here.has(number)).sort((a, b) => a - b)
    // Whoever lacks what is covered already has nothing to stand for it with.
    if (isInDoubt || isBehind(space)) return null
    if (!(isLost() || isDue(db, space, pace))) return null
    const open = pending()
    if (!open || !isEnough(db, space, open.snapshot, pace)) return { work: make, by: there }
    const { manifest, snapshot } = open
    if ((tries.get(toHex(snapshot.hash)) ?? 0) >= TRIES) return null
    const others = board.length === 1 ? there : there.filter((one) => one !== snapshot.device)
    return { work: (link) => confirm(link, manifest, snapshot), by: others }
  }

  function look() {
    const isBusy = isWorking || timer !== undefined
    if (isClosed || isBusy || hasFailed || !parts.link()) return
    const rank = task()?.by.indexOf(own) ?? -1
    if (rank < 0) return
    timer = setTimeout(
      () => {
        timer = undefined
        begin()
      },
      pace.quiet + rank * pace.turn,
    )
    timer.unref()
  }

  /** Whoever came before may have done it by now. */
  function begin() {
    const link = parts.link()
    const next = task()
    if (!link || !next?.by.includes(own)) return
    isWorking = true
    next
      .work(link)
      .catch((error: unknown) => {
        failed()
        // A chapter that was closed under its hands is no bug.
        if (isClosed || error instanceof LinkClosed || error instanceof RequestFailed) return
        parts.report(error)
      })
      .finally(() => {
        isWorking = false
        look()
      })
  }

  /** It is tried again on the next connection, or after a while: a colleague was quicker, perhaps. */
  function failed() {
    hasFailed = true
    clearTimeout(rest)
    rest = setTimeout(() => {
      hasFailed = false
      look()
    }, TURNS_OF_REST * pace.turn).unref()
  }

  async function make(link: RelayLink) {
    const made = await putSnapshot({ db, vault, space, link }, () => undefined)
    if (!made) return
    offer = made
    // Another one would be no better. What was erased meanwhile asks for the next one all the same.
    hasFailed = pending() === null
  }

  async function confirm(link: RelayLink, manifest: Uint8Array, snapshot: ReadSnapshot) {
    // Nobody else could compare it.
    const result =
      snapshot.device === own
        ? 'equal'
        : await compareWith({ vault, space, link, alone: parts.alone }, snapshot)
    if (result === 'equal') {
      await appendRecord(space, link, () => ({ type: 'compacted', manifest }))
      parts.told()
      return
    }
    const name = toHex(snapshot.hash)
    tries.set(name, (tries.get(name) ?? 0) + 1)
    if (result === 'differs') {
      isInDoubt = true
      const { device } = snapshot
      if (addNotice(db, { kind: 'snapshot', device, at: Date.now() })) parts.told()
    }
  }

  return {
    look,
    async connected(link) {
      const { compacted } = space.chain().now
      offer = await findManifest(link, { type: 'snapshotNewest' })
      hasFailed = false
      const snapshot = compacted?.snapshot ?? null
      const isThere =
        snapshot === null || (await findManifest(link, { type: 'snapshotGet', snapshot })) !== null
      lost = isThere ? null : snapshot
      look()
    },
    offered(manifest) {
      offer = manifest
      look()
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      clearTimeout(rest)
    },
  }
}
