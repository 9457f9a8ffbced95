/** What the others say of themselves, as it comes over a connection: some of it comes too early. */
import type { WirePresence } from '../../../shared/protocol/presence/presence.ts'
import type { SpaceState } from '../space-state.ts'
import type { Shown } from './content.ts'
import { createOthers } from './others.ts'

export interface Hearing {
  others(): ReadonlyMap<number, Shown>
  take(presence: WirePresence): void
  left(device: number): void
  /** Whoever does not belong any more is gone; what came too early may be read now. */
  rosterChanged(): void
  /** Time went by. */
  prune(): void
  clear(): void
}

/** Of devices whose record of the roster is still on its way. */
const MOST_EARLY = 32

/** What is known of the space. */
type Known = Pick<SpaceState, 'chain' | 'secret'> & { own: { device: number } }

/** @param changed told whether somebody came, went or is elsewhere; else it is only a cursor */
export function createHearing(space: Known, changed: (isElsewhere: boolean) => void): Hearing {
  const others = createOthers(space.own.device)
  /** Sealed under a roster that is newer than the one here; of each device the newest. */
  const early = new Map<number, WirePresence>()

  const placesOf = (device: number) => JSON.stringify(others.shown().get(device)?.places)

  function take(presence: WirePresence) {
    const roster = space.chain().now
    const secret = space.secret(roster.epoch)
    const { device, rosterIndex } = presence
    if (rosterIndex > roster.index || !secret) {
      if (early.size < MOST_EARLY || early.has(device)) early.set(device, presence)
      return
    }
    const before = placesOf(device)
    if (!others.take(presence, { roster, secret, now: Date.now() })) return
    changed(placesOf(device) !== before)
  }

  function prune() {
    if (others.prune(space.chain().now, Date.now())) changed(true)
  }

  return {
    others: others.shown,
    take,
    left(device) {
      early.delete(device)
      if (others.left(device)) changed(true)
    },
    rosterChanged() {
      prune()
      const waiting = [...early.values()]
      early.clear()
      for (const presence of waiting) take(presence)
    },
    prune,
    clear() {
      early.clear()
      others.clear()
    },
  }
}
