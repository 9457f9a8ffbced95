/**
 * Files travel beside the entries, which always go first: one chunk at a time to the relay, and one at
 * a time from there. What was cut off goes on from the chunks that are there already.
 */
import { sealedSize } from '../../../shared/protocol/blob/blob-size.ts'
import type { FileSharing } from '../../../shared/rpc/sync-calls.ts'
import { blobRow, waitingBlobs } from '../../blobs/blob-table.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import { LinkClosed, type RelayLink } from '../relay-link.ts'
import { bringBlobs } from './bring-blobs.ts'
import { getBlobs } from './get-blobs.ts'
import { createLane, type Came } from './lane.ts'

/** Less is shared before anybody has read that it is. */
const LARGE = 5 * 2 ** 20

export interface BlobSharing {
  /** A file was added, is wanted, or goes. */
  look(): void
  /** Connected, or somebody else came: what could not be done may be possible now. */
  hurry(): void
  state(): FileSharing | null
  close(): void
}

export interface BlobSharingParts {
  chapter: Chapter
  link: () => RelayLink | null
  /** Resolves when nothing waits that goes before. */
  othersFirst: () => Promise<void>
  changed: () => void
  report: (error: unknown) => void
}

export function shareBlobs(parts: BlobSharingParts): BlobSharing {
  const { chapter, link, othersFirst, changed, report } = parts
  let isClosed = false
  /** Bytes at the relay of the file that is on its way. */
  let moving: { id: string; bytes: number } | null = null
  /** Bytes of files that came there since the queue was empty. */
  let finished = 0

  async function turn(open: RelayLink) {
    await othersFirst()
    if (isClosed || link() !== open) throw new LinkClosed('unreachable')
  }

  function tell(id: string, bytes: number) {
    moving = { id, bytes }
    if (blobRow(chapter.db, id)?.sharing === 'shared') {
      finished += bytes
      moving = null
    }
    changed()
  }

  async function bring(open: RelayLink): Promise<Came> {
    const came = await bringBlobs({ chapter, turn, tell }, open)
    if (came === 'done') finished = 0
    changed()
    return came
  }

  const lanes = [
    createLane(link, bring, report),
    createLane(link, (open) => getBlobs({ chapter, turn, changed }, open), report),
  ]

  return {
    look() {
      for (const lane of lanes) lane.look()
    },
    hurry() {
      for (const lane of lanes) lane.hurry()
    },
    state() {
      const states = waitingBlobs(chapter.db)
      const queued = states.filter((one) => one.sharing === 'queued' && one.place === 'here')
      const left = queued.reduce((sum, { size }) => sum + sealedSize(size), 0)
      const isMoving = queued.some(({ id }) => id === moving?.id)
      const done = finished + (isMoving ? (moving?.bytes ?? 0) : 0)
      const total = finished + left
      const waiting = states.filter(({ place }) => place === 'wanted')
      const problem = [...queued, ...waiting].find((one) => one.problem !== null)?.problem ?? null
      const isTold = problem !== null || (queued.length > 0 && total >= LARGE)
      return isTold ? { done, total, problem } : null
    },
    close() {
      isClosed = true
      for (const lane of lanes) lane.close()
    },
  }
}
