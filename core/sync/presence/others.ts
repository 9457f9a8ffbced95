/**
 * What the other devices show of themselves. Nothing is believed that is not sealed, signed, of now and
 * newer than what came before, of a device that belongs (attack A35); nothing is kept but in memory.
 */
import { decode } from '../../../shared/protocol/codec/codec.ts'
import { equalBytes } from '../../../shared/protocol/crypto.ts'
import { presenceContent } from '../../../shared/protocol/presence/presence-content.ts'
import { openPresence, type WirePresence } from '../../../shared/protocol/presence/presence.ts'
import { presentDevice, type Roster } from '../../../shared/protocol/roster/roster.ts'
import { fromContent, type Shown } from './content.ts'

/** Milliseconds after which somebody of whom nothing more came is gone: two signs of life were missed. */
export const EXPIRES = 100_000

export interface Known {
  roster: Roster
  /** Of the roster's epoch. */
  secret: Uint8Array
  /** Milliseconds since 1970. */
  now: number
}

export interface Others {
  /** By device, those that are somewhere. */
  shown(): ReadonlyMap<number, Shown>
  /** @returns whether it is believed */
  take(presence: WirePresence, known: Known): boolean
  /** @returns whether it was shown */
  left(device: number): boolean
  /** Forgets whoever does not belong any more, or has given no sign of life. */
  prune(roster: Roster, now: number): boolean
  clear(): void
}

/** The newest of a device. Its times grow from connection to connection, so that one is enough. */
interface Newest {
  connection: Uint8Array
  counter: number
  time: number
}

/** @param own the number of this device */
export function createOthers(own: number): Others {
  const shown = new Map<number, Shown & { until: number }>()
  const newest = new Map<number, Newest>()

  return {
    shown: () => shown,
    take(presence, { roster, secret, now }) {
      const { device, connection, counter, time } = presence
      const before = newest.get(device)
      const isSame = before !== undefined && equalBytes(before.connection, connection)
      const isLate = before !== undefined && !isSame && time <= before.time
      if (device === own || isLate) return false
      const last = isSame ? before.counter : 0
      const opened = openPresence(presence, { roster, secret, last, now })
      if (!opened.ok) return false
      newest.set(device, { connection, counter, time: Math.max(time, before?.time ?? 0) })
      const content = decode(presenceContent, opened.value)
      // Without a place it is a goodbye.
      if (!content.ok || content.value.places.length === 0) shown.delete(device)
      else shown.set(device, { ...fromContent(content.value, device), until: now + EXPIRES })
      return true
    },
    left: (device) => shown.delete(device),
    prune(roster, now) {
      const gone = [...shown].filter(
        ([device, { until }]) => until <= now || !presentDevice(roster, device),
      )
      for (const [device] of gone) shown.delete(device)
      return gone.length > 0
    },
    clear: () => {
      shown.clear()
    },
  }
}
