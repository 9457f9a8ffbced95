/** Where the windows of this device are. In memory alone, and gone with the window or the folder. */
import { isSamePlace, type Place } from '../../../shared/presence/place.ts'

export interface Places {
  /** Each once; the one used last comes last. */
  all(): Place[]
  /** @param window what stands for it: the same object each time */
  put(window: object, place: Place): void
  left(window: object): void
  clear(): void
  /** @returns how to stop */
  listen(changed: () => void): () => void
}

export function createPlaces(): Places {
  const places = new Map<object, Place>()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const changed of listeners) changed()
  }
  return {
    all() {
      const newest = [...places.values()].reverse()
      return newest
        .filter((one, at) => newest.findIndex((other) => isSamePlace(one, other)) === at)
        .reverse()
    },
    put(window, place) {
      places.delete(window)
      places.set(window, place)
      tell()
    },
    left(window) {
      if (places.delete(window)) tell()
    },
    clear() {
      places.clear()
      tell()
    },
    listen(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}
