/** Makes the move that is noted: when somebody asks for it, with each connection, and again after a while. */
import type { Progress } from '../../../shared/rpc/frames.ts'
import type { Database } from '../../db/database.ts'
import type { Meeting } from '../catch-up.ts'
import type { VaultFile } from '../put-snapshot.ts'
import { LinkClosed, RequestFailed, type LinkProblem, type RelayLink } from '../relay-link.ts'
import type { SpaceState } from '../space-state.ts'
import { changeMove, moveUnderWay, readMove } from './move-note.ts'
import { moveSpace } from './move-space.ts'

export interface Mover {
  /** Resolves when everybody can follow. @throws with why it does not go on, which is noted */
  move(): Promise<void>
  /** On a new connection, or where none could be made (`null`); what hinders it is noted and told. */
  goOn(open: RelayLink | null): Promise<void>
  progress(): Progress | null
  close(): void
}

export interface MoverParts {
  db: Database
  space: SpaceState
  vault: VaultFile
  link: () => RelayLink | null
  meetingOn: (link: RelayLink) => Meeting
  /** While it runs nothing of others is applied. */
  alone: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Everybody can follow, and so can this device. */
  moved: () => void
  changed: () => void
  report: (error: unknown) => void
}

/** Milliseconds until it is tried again. */
const PAUSE = 5000

/** After these it goes on by itself. */
const PASSING: ReadonlySet<LinkProblem> = new Set([
  'unreachable',
  'stopping',
  'replaced',
  'moved',
  'roster-conflict',
  'entry-order',
])

export function createMover(parts: MoverParts): Mover {
  const { db, space, vault, link, meetingOn, alone, moved, changed, report } = parts
  let progress: Progress | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isClosed = false

  async function moveOn(open: RelayLink | null) {
    const tell = (next: Progress) => {
      progress = next
      changed()
    }
    try {
      await moveSpace({ db, space, vault, old: open && meetingOn(open), tell })
    } catch (error) {
      // A chapter that was closed under its hands is no bug.
      if (!isClosed) note(error)
      throw error
    } finally {
      progress = null
      if (!isClosed) changed()
    }
  }

  function note(error: unknown) {
    const isKnown = error instanceof LinkClosed || error instanceof RequestFailed
    if (!isKnown) report(error)
    const problem = isKnown ? error.problem : 'cannot-store'
    const isPaused = !PASSING.has(problem)
    changeMove(db, { problem, isPaused })
    if (!isPaused) later()
  }

  /** The new relay may be there again. */
  function later() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      // What hinders it is noted and told.
      move().catch(() => undefined)
    }, PAUSE).unref()
  }

  async function move() {
    await alone(async () => {
      if (isClosed) return
      const open = link()
      if (!open && readMove(db)?.isOldGone !== true) throw new LinkClosed('unreachable')
      await moveOn(open)
    })
    if (!isClosed && space.movedTo()) moved()
  }

  return {
    move,
    async goOn(open) {
      const noted = moveUnderWay(db)
      if (!noted || (!open && !noted.isOldGone)) return
      await moveOn(open).catch(() => undefined)
    },
    progress: () => progress,
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}
