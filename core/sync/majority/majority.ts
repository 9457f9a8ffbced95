/** What the board decides by majority, on a device that is connected. */
import { presentDevice } from '../../../shared/protocol/roster/roster.ts'
import type { Chapter } from '../../chapter/chapter.ts'
import type { RelayLink } from '../relay-link.ts'
import type { SpaceState } from '../space-state.ts'
import { carryOut } from './carry-out.ts'
import { lastFact } from './majority-facts.ts'
import { noteSeen } from './notice-end.ts'
import { tellOfMajority } from './tell.ts'

const MINUTE = 60_000

/** What a look depends on. */
interface Stand {
  fact: number
  index: number
  /** Notices end, and proposals are out of date, without anybody saying so. */
  minute: number
}

export interface Majority {
  /**
   * Goes on with what the board agreed on, as far as it can; does nothing where nothing is different
   * from the last time. Called when this device has all that the relay has.
   */
  look(link: RelayLink): Promise<void>
}

export function createMajority(
  chapter: Chapter,
  space: SpaceState,
  /** There may be a new notice; or the roster is another one. */
  { changed, rosterChanged }: Record<'changed' | 'rosterChanged', () => void>,
): Majority {
  const { db } = chapter
  let looked: Stand = { fact: -1, index: -1, minute: -1 }

  const stand = (): Stand => ({
    fact: lastFact(db),
    index: space.chain().now.index,
    minute: Math.floor(Date.now() / MINUTE),
  })

  return {
    async look(link) {
      const before = looked
      // What somebody says meanwhile is looked at as well: nobody may come to tell of it again.
      for (let found = stand(); !isSame(found, looked); found = stand()) {
        noteSeen(db, space.chain(), Date.now())
        await carryOut({ chapter, space, link })
        noteSeen(db, space.chain(), Date.now())
        if (!presentDevice(space.chain().now, space.own.device)) return
        tellOfMajority(chapter, space, Date.now())
        // Not before: what a lost connection cut off is begun again on the next.
        looked = found
      }
      if (looked.index !== before.index) rosterChanged()
      else if (looked.fact !== before.fact) changed()
    },
  }
}

const isSame = (one: Stand, other: Stand): boolean =>
  one.fact === other.fact && one.index === other.index && one.minute === other.minute
