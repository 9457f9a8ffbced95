/**
 * Takes a chapter to another relay: the space with its roster and a snapshot first, then the record
 * that tells everybody. Each step is noted; cut off anywhere, it goes on with the next connection.
 */
import { equalBytes } from '../../../shared/protocol/crypto.ts'
import { rosterAt } from '../../../shared/protocol/roster/chain.ts'
import type { Database } from '../../db/database.ts'
import { fetchEntries, giveRoster, sendOwn, type Meeting } from '../catch-up.ts'
import { createSpaceAt } from '../create-space.ts'
import { challengeFor } from '../own-hello.ts'
import { discardPending } from '../pending-snapshots.ts'
import { putSnapshot, type VaultFile } from '../put-snapshot.ts'
import { LinkClosed, openLink, type RelayLink } from '../relay-link.ts'
import { appendRecord, rotateIfNeeded } from '../roster-acts.ts'
import type { SpaceState } from '../space-state.ts'
import { changeMove, moveUnderWay, type Moving } from './move-note.ts'

export interface MoveParts {
  db: Database
  space: SpaceState
  vault: VaultFile
  /** At the old relay; `null` where that is gone. */
  old: Meeting | null
  tell: (progress: { done: number; total: number }) => void
}

/** @throws {LinkClosed} · @throws {RequestFailed} with why it does not go on now */
export async function moveSpace(parts: MoveParts): Promise<void> {
  const { db, space } = parts
  const moving = moveUnderWay(db)
  if (!moving) return
  const there = await arrive(parts, moving)
  try {
    await giveRoster(space, there)
    if (moving.step !== 'record') await putAllThere(parts, there)
    // Somebody has left it off meanwhile.
    if (!moveUnderWay(db)) return
    const before = othersAt(space)
    await tellEverybody(parts, there, moving)
    const isWhole = moving.step !== 'record' && othersAt(space) === before
    if (isWhole) changeMove(db, { step: 'moved' })
  } finally {
    there.close()
  }
}

/** A connection to the new relay, which has the space then. */
async function arrive({ db, space }: MoveParts, moving: Moving): Promise<RelayLink> {
  const { address, code, step } = moving
  if (step === 'begin' || step === 'create') {
    changeMove(db, { step: 'create' })
    try {
      const link = await createSpaceAt(space, address, code)
      changeMove(db, { step: 'snapshot', code: '' })
      return link
    } catch (error) {
      // Of an earlier try of this device's own, if any: the answer was lost.
      if (step === 'begin' || !isTaken(error)) throw refusedAt(db, error)
      const link = await openLink(address, challengeFor(space), () => undefined).catch(
        (other: unknown) => {
          const isNothing = other instanceof LinkClosed && other.problem === 'unknown-space'
          throw isNothing ? refusedAt(db, error) : other
        },
      )
      changeMove(db, { step: 'snapshot', code: '' })
      return checked(space, link)
    }
  }
  return checked(space, await openLink(address, challengeFor(space), () => undefined))
}

const isTaken = (error: unknown): boolean =>
  error instanceof LinkClosed && (error.problem === 'space-exists' || error.problem === 'code-used')

/** What may come of a lost answer; with anything else nothing was made there. */
const UNSURE: ReadonlySet<string> = new Set(['unreachable', 'stopping', 'cannot-store'])

function refusedAt(db: Database, error: unknown): unknown {
  if (!(error instanceof LinkClosed) || UNSURE.has(error.problem)) return error
  changeMove(db, { step: 'begin' })
  return error.problem === 'space-exists' ? new LinkClosed('relay-taken') : error
}

/** The space that is there must be this one, and not go another way (attack A22). */
function checked(space: SpaceState, link: RelayLink): RelayLink {
  const { rosterIndex, rosterHead } = link.welcome
  const here = rosterAt(space.chain(), rosterIndex)
  if (here && equalBytes(here.head, rosterHead)) return link
  link.close()
  throw new LinkClosed('relay-fork')
}

/** So that newcomers find everything, and so do those whose colleagues never come again. */
async function putAllThere({ db, space, vault, old, tell }: MoveParts, there: RelayLink) {
  await discardPending(db, there)
  for (;;) {
    await rotateIfNeeded(space, old?.link ?? there)
    await giveRoster(space, there)
    if (await putSnapshot({ db, vault, space, link: there }, tell)) break
    if (old) await sendOwn(old)
    else while (space.sealWaiting());
  }
  changeMove(db, { step: 'record' })
}

async function tellEverybody({ space, old }: MoveParts, there: RelayLink, { address }: Moving) {
  await appendRecord(space, old?.link ?? there, () => ({ type: 'relayMoved', address }))
  if (!old) return
  // What was sent to the old relay up to the record. Whoever sends later has heard of it before.
  await fetchEntries(old)
  await giveRoster(space, there)
}

/** How much of the others is here. */
const othersAt = ({ logs, own }: SpaceState): number =>
  [...logs()].reduce((sum, [device, { seq }]) => (device === own.device ? sum : sum + seq), 0)
