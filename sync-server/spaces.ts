/** The spaces that somebody is connected to; each is opened once, and let go of by the last. */
import type { Storage } from './storage/storage.ts'
import { openSpace, type LiveSpace } from './live-space.ts'

export interface Spaces {
  /** @returns `null` when the space is not here */
  open(id: Uint8Array): Promise<LiveSpace | null>
  /** To be called when somebody has left. */
  letGo(space: LiveSpace): void
  all(): Iterable<LiveSpace>
}

const nameOf = (id: Uint8Array) => Buffer.from(id).toString('hex')

export function createSpaces(storage: Storage): Spaces {
  const opening = new Map<string, Promise<LiveSpace | null>>()
  const live = new Map<string, LiveSpace>()
  return {
    async open(id) {
      const name = nameOf(id)
      const space = await (opening.get(name) ?? start(name, id))
      return space
    },
    letGo(space) {
      if (space.members.size > 0) return
      opening.delete(nameOf(space.id))
      live.delete(nameOf(space.id))
    },
    all: () => live.values(),
  }

  function start(name: string, id: Uint8Array): Promise<LiveSpace | null> {
    const started = openSpace(id, storage).then(
      (space) => {
        if (space) live.set(name, space)
        else opening.delete(name)
        return space
      },
      (error: unknown) => {
        opening.delete(name)
        throw error
      },
    )
    opening.set(name, started)
    return started
  }
}
