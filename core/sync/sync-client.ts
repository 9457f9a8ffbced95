/**
 * Keeps an opened chapter in step with its relay: connects, catches up, hears, sends, and begins
 * anew after whatever went wrong. Nothing that a person does waits for it.
 */
import { challengeFor } from './own-hello.ts'
import type { RelayMessage } from '../../shared/protocol/relay/relay-messages.ts'
import type { Progress } from '../../shared/rpc/frames.ts'
import type { FileSharing } from '../../shared/rpc/sync-calls.ts'
import type { Chapter, ChangeListener } from '../chapter/chapter.ts'
import { newAttestation } from './attest.ts'
import { shareBlobs } from './blobs/share-blobs.ts'
import { catchUp, sendOwn, type Meeting } from './catch-up.ts'
import { clockAhead, type ClientProblem, type ClientState } from './client-state.ts'
import { createCompaction, type Pace } from './compaction/compaction.ts'
import { comeBack, isUnknown, removePredecessors, settleFormer } from './come-back.ts'
import { formerKeys } from './device-keys.ts'
import { hearMessage, type Hearing } from './hear-message.ts'
import { noteHeard } from './heard.ts'
import { createMajority } from './majority/majority.ts'
import { putDueSnapshot } from './due-snapshot.ts'
import { isForgetful, noteForgetful } from './forgetful.ts'
import { followMove } from './move/follow.ts'
import { readMove } from './move/move-note.ts'
import { createMover } from './move/mover.ts'
import { tellOldRelay } from './move/tell-old-relay.ts'
import { addNotice } from './notices.ts'
import { countUnshared } from './outbox.ts'
import { discardPending } from './pending-snapshots.ts'
import type { VaultFile } from './put-snapshot.ts'
import {
  LinkClosed,
  openLink,
  RequestFailed,
  type LinkProblem,
  type RelayLink,
} from './relay-link.ts'
import type { Presence } from './presence/presence.ts'
import { oneAfterAnother } from '../session/one-after-another.ts'
import { relabelIfRenamed } from './relabel.ts'
import { rotateIfNeeded } from './roster-acts.ts'
import type { SpaceState } from './space-state.ts'
import { putNote, readNote } from './sync-notes.ts'
import { takeRemoval } from './take-removal.ts'
import { createTwice } from './twice.ts'
import { createWatch } from './watch.ts'

export interface SyncClient {
  state(): ClientState
  files(): FileSharing | null
  /** Tries at once, if it is waiting. */
  wake(): void
  /** Something was queued that no listener was told of. */
  sendSoon(): void
  /** Makes the move that is noted; resolves when everybody can follow. @throws with why it does not go on */
  move(): Promise<void>
  moveProgress(): Progress | null
  /** Runs when connected, after what is under way. @throws {LinkClosed} when there is no connection */
  whenOnline<Result>(work: (link: RelayLink) => Promise<Result>): Promise<Result>
  close(): void
}

export interface SyncClientParts {
  chapter: Chapter
  space: SpaceState
  vault: VaultFile
  presence: Presence
  /** The state is another one. */
  changed: () => void
  /** Somebody asks to join, or the roster is another one. */
  rosterChanged: () => void
  /** A snapshot was merged: everything that is shown may be another. */
  merged: () => void
  pace: Pace
  report: (error: unknown) => void
}

/** Milliseconds between two tries: at first, and at most. */
const SHORTEST = 1000
const LONGEST = 30_000
/** Edits are gathered for so long while nobody else is there. */
const GATHER = 500
/** What was queued without anybody being told of it goes out by then. */
const LOOK = 5000
/** Only an update of the app, or somebody else, can change these. */
const FINAL: ReadonlySet<string> = new Set([
  'removed',
  'copy',
  'fork',
  'newer-version',
  'not-admitted',
])

export function startSyncClient(parts: SyncClientParts): SyncClient {
  const { chapter, space, vault, presence, report } = parts
  const work = oneAfterAnother()
  const here = new Set<number>()
  const twice = createTwice(chapter)
  const watch = createWatch(chapter, space, parts.changed)
  const majority = createMajority(chapter, space, parts)
  let link: RelayLink | null = null
  const compaction = createCompaction({
    chapter,
    space,
    vault,
    pace: parts.pace,
    link: () => link,
    here,
    alone: work.run,
    told: parts.changed,
    report,
  })
  const files = shareBlobs({
    chapter,
    link: () => link,
    othersFirst: () => work.run(() => Promise.resolve()),
    changed: parts.changed,
    report,
  })
  let stopped = false
  let pause = SHORTEST
  let wakeUp: () => void = () => undefined
  let gathering: ReturnType<typeof setTimeout> | undefined
  let state: Omit<ClientState, 'unshared' | 'here'> = {
    phase: 'connecting',
    problem: null,
    since: Date.now(),
    progress: null,
    clockAhead: 0,
  }

  function become(next: Partial<typeof state>) {
    if (stopped) return
    const isOther = next.phase !== undefined && next.phase !== state.phase
    state = { ...state, ...next, ...(isOther && { since: Date.now() }) }
    parts.changed()
  }

  const meetingOn = (open: RelayLink): Meeting => ({
    chapter,
    space,
    link: open,
    isStopped: () => stopped,
    tell: (progress) => {
      become({ progress })
    },
    merged: parts.merged,
    applied: watch.applied,
  })

  const mover = createMover({
    db: chapter.db,
    space,
    vault,
    link: () => link,
    meetingOn,
    alone: work.run,
    moved() {
      link?.close()
      wakeUp()
    },
    changed: parts.changed,
    report,
  })

  const heardBy: Hearing = {
    here,
    sendSoon,
    changed: parts.changed,
    rosterChanged: parts.rosterChanged,
    offered: compaction.offered,
    came: files.hurry,
  }

  async function send(open: RelayLink) {
    if (open !== link || stopped || space.movedTo()) return
    await sendOwn({ space, link: open })
    await majority.look(open)
    compaction.look()
    parts.changed()
  }

  /** Whoever is there sees it at once; for nobody it is gathered. */
  function sendSoon() {
    const open = link
    if (!open || gathering !== undefined) return
    gathering = setTimeout(
      () => {
        gathering = undefined
        work.run(() => send(open)).catch(failed)
      },
      here.size > 0 ? 0 : GATHER,
    )
  }

  const listener: ChangeListener = {
    changed: (_changes, _source, { device }) => {
      if (device === space.own.device) sendSoon()
      else parts.changed()
    },
    blobs: files.look,
    closing: close,
  }
  chapter.listeners.add(listener)
  const look = setInterval(sendSoon, LOOK)
  look.unref()

  /** A connection that fails begins anew; whatever else it is is told. */
  function failed(error: unknown) {
    if (stopped) return
    if (error instanceof LinkClosed) {
      if (error.problem === 'moved') link?.close()
      return
    }
    if (!(error instanceof RequestFailed)) report(error)
    become({ problem: error instanceof RequestFailed ? error.problem : 'cannot-store' })
    link?.close()
  }

  /** Under the identity that this vault had before: lets itself in again, if it may. */
  async function letItselfIn(relay: string): Promise<boolean> {
    const former = formerKeys(chapter.db)
    if (!former) return false
    const open = await openLink(relay, challengeFor(space, former), () => undefined)
    try {
      return await comeBack(meetingOn(open), former)
    } finally {
      open.close()
    }
  }

  async function connect(): Promise<ClientProblem> {
    const relay = followMove(chapter.db, space)
    become({ phase: 'connecting', progress: null })
    if (isUnknown(space) && !(await letItselfIn(relay))) return 'not-admitted'
    const heard: RelayMessage[] = []
    let take = (message: RelayMessage) => void heard.push(message)
    const open = await openLink(relay, challengeFor(space), (message) => {
      take(message)
    }).catch((error: unknown) => {
      takeRemoval(space, heard)
      throw error
    })
    try {
      const begun = work.run(() => begin(open))
      presence.connected(open)
      take = (message) => {
        if (presence.hear(message)) return
        work
          .run(async () => {
            await hearMessage(meetingOn(open), message, heardBy)
            if (open === link) await majority.look(open)
          })
          .then(compaction.look)
          .catch(failed)
      }
      for (const message of heard) take(message)
      return (await begun) ?? (await open.ended)
    } finally {
      link = null
      here.clear()
      presence.disconnected()
      open.close()
    }
  }

  async function begin(open: RelayLink) {
    become({ phase: 'catching-up', clockAhead: clockAhead(open.welcome.time) })
    const before = space.acknowledged()
    const findings = await catchUp(meetingOn(open))
    for (const device of findings.equivocation) {
      addNotice(chapter.db, { kind: 'equivocation', device, at: Date.now() })
    }
    if (findings.isFork) return 'fork'
    if (findings.own !== 'fits') {
      putNote(chapter.db, 'sync-copy', 1)
      return 'copy'
    }
    noteHeard(
      chapter.db,
      open.welcome.logs.map(({ device, heard }) => [device, heard]),
    )
    for (const { device, isHere } of open.welcome.logs) {
      if (isHere === 'yes' && device !== space.own.device) here.add(device)
    }
    if (readNote(chapter.db, 'sync-arriving') === 1) putNote(chapter.db, 'sync-arriving', 0)
    else if (isForgetful(space, findings, before)) noteForgetful(chapter.db, space)
    watch.lookAgain()
    const attestation = newAttestation(chapter.db, space)
    if (attestation) space.sealNow([attestation])
    link = open
    // What a move was cut off in is at the other relay.
    if (readMove(chapter.db)?.step !== 'snapshot') await discardPending(chapter.db, open)
    await settleFormer(chapter.db, space, open)
    await removePredecessors(space, open)
    await rotateIfNeeded(space, open)
    await sendOwn({ space, link: open })
    await relabelIfRenamed(chapter.db, space, open)
    await majority.look(open)
    await putDueSnapshot(
      { db: chapter.db, vault, space, link: open },
      () => stopped,
      (progress) => {
        become({ progress })
      },
    )
    await mover.goOn(open)
    if (space.movedTo()) return 'moved'
    pause = SHORTEST
    become({ phase: 'online', problem: null, progress: null })
    parts.rosterChanged()
    // Nothing waits for it.
    compaction.connected(open).catch(failed)
    files.hurry()
    tellOldRelay(chapter.db, space).catch(failed)
    presence.caughtUp()
    return null
  }

  async function keepConnected() {
    while (!stopped) {
      let problem: ClientProblem
      try {
        problem = await connect()
      } catch (error) {
        problem = problemOf(error)
        // A chapter that was closed under its hands is no bug.
        if (problem === 'cannot-store' && !stopped) report(error)
      }
      // The file is closed then.
      if (stopped) return
      // Nobody answers at the old relay: the move that somebody wanted all the same goes on without it.
      await work.run(() => mover.goOn(null))
      if (stopped) return
      if (space.movedTo()) continue
      problem = twice(problem)
      // Each would show the other out at once.
      if (problem === 'twice') pause = LONGEST
      become({ phase: 'offline', problem, progress: null })
      if (FINAL.has(problem)) return
      await new Promise<void>((resolve) => {
        wakeUp = resolve
        setTimeout(resolve, pause * (0.5 + Math.random())).unref()
      })
      pause = Math.min(pause * 2, LONGEST)
    }
  }

  function close() {
    stopped = true
    clearInterval(look)
    clearTimeout(gathering)
    mover.close()
    watch.close()
    compaction.close()
    files.close()
    presence.close()
    chapter.listeners.delete(listener)
    link?.close()
    wakeUp()
  }

  // Not before whoever started it has it.
  Promise.resolve().then(keepConnected).catch(report)

  return {
    state: () => ({
      ...state,
      unshared: countUnshared(chapter.db, space.acknowledged()),
      here: [...here],
    }),
    files: files.state,
    wake() {
      files.hurry()
      pause = SHORTEST
      wakeUp()
    },
    sendSoon,
    move: mover.move,
    moveProgress: mover.progress,
    whenOnline: (task) =>
      work.run(async () => {
        if (!link || space.movedTo()) throw new LinkClosed('unreachable')
        return task(link)
      }),
    close,
  }
}

function problemOf(error: unknown): LinkProblem {
  if (error instanceof LinkClosed || error instanceof RequestFailed) return error.problem
  return 'cannot-store'
}
