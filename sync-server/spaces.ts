/** The spaces that somebody is connected to; each is opened once, and let go of by the last. */
import { openSpace, type LiveSpace } from './live-space.ts'
import type { Observer } from './observer.ts'
import type { Storage } from './storage/storage.ts'

export interface Spaces {
  /** To be let go of later. @returns `null` when the space is not here; then nothing is held */
  open(id: Uint8Array): Promise<LiveSpace | null>
  letGo(space: LiveSpace): void
  all(): LiveSpace[]
  /** After the operator did something: quotas, and spaces that were removed. */
  refresh(): Promise<void>
}

interface Held {
  opening: Promise<LiveSpace | null>
  space: LiveSpace | null
  holders: number
}

const nameOf = (id: Uint8Array) => Buffer.from(id).toString('hex')

export function createSpaces(parts: { storage: Storage; observer: Observer }): Spaces {
  const held = new Map<string, Held>()

  const all = () => [...held.values()].flatMap(({ space }) => space ?? [])

  function hold(name: string, id: Uint8Array): Held {
    const known = held.get(name)
    if (known) return known
    const fresh: Held = { opening: openSpace(id, parts), space: null, holders: 0 }
    held.set(name, fresh)
    return fresh
  }

  function release(name: string, holding: Held) {
    holding.holders -= 1
    if (holding.holders === 0) held.delete(name)
  }

  return {
    async open(id) {
      const name = nameOf(id)
      const holding = hold(name, id)
      holding.holders += 1
      try {
        holding.space = await holding.opening
      } catch (error) {
        release(name, holding)
        throw error
      }
      if (!holding.space) release(name, holding)
      return holding.space
    },
    letGo({ id }) {
      const holding = held.get(nameOf(id))
      if (holding) release(nameOf(id), holding)
    },
    all,
    async refresh() {
      for (const space of all()) {
        if (await parts.storage.usage(space.id)) await space.room.refresh()
        else for (const member of space.members) member.close('unknown-space')
      }
    },
  }
}
