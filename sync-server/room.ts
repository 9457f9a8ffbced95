/** How much a space takes, of it each device, and what may still come (attack A39). */
import type { RelayProblem } from '../shared/protocol/relay/problems.ts'
import type { SharedUsage, Storage } from './storage/storage.ts'

/** What one device may take of a space: a third, so that no single one uses it up. */
const SHARE = 3
/** A space that is not here any more has no room. */
const NOTHING: SharedUsage = { quota: 0, bytes: 0, shares: new Map() }

export interface Room {
  /** Why so many bytes more cannot be stored for a device; `null` when they can. */
  problem(device: number, more: number): RelayProblem | null
  usage(device: number): { used: number; limit: number; ownUsed: number; ownLimit: number }
  /** Stores something of a device; what is being stored counts as taken. */
  take<Result>(device: number, bytes: number, store: () => Promise<Result>): Promise<Result>
  /**
   * The same for entries, of which there are many: what they take is known, and is not read again.
   * @returns to be called when it is known whether they were stored
   */
  append(device: number, bytes: number): (isStored: boolean) => void
  /** Reads again what is taken: after a deletion, or what the operator did. */
  refresh(): Promise<void>
}

export async function openRoom(id: Uint8Array, storage: Storage): Promise<Room> {
  const read = async () => {
    const { quota, bytes, shares } = (await storage.usage(id)) ?? NOTHING
    return { quota, bytes, shares: new Map(shares) }
  }
  let usage = await read()
  /** What is being stored: all together, and by device. */
  let pending = 0
  const pendingBy = new Map<number, number>()

  const pend = (device: number, bytes: number) => {
    pending += bytes
    pendingBy.set(device, (pendingBy.get(device) ?? 0) + bytes)
  }
  const taken = () => usage.bytes + pending
  const takenBy = (device: number) => (usage.shares.get(device) ?? 0) + (pendingBy.get(device) ?? 0)

  return {
    problem(device, more) {
      if (taken() + more > usage.quota) return 'quota-space'
      return takenBy(device) + more > usage.quota / SHARE ? 'quota-device' : null
    },
    usage: (device) => ({
      used: taken(),
      limit: usage.quota,
      ownUsed: takenBy(device),
      ownLimit: Math.floor(usage.quota / SHARE),
    }),
    async take(device, bytes, store) {
      pend(device, bytes)
      try {
        return await store()
      } finally {
        // In one step: it is counted as being stored until it is counted as stored.
        usage = await read()
        pend(device, -bytes)
      }
    },
    append(device, bytes) {
      pend(device, bytes)
      return (isStored) => {
        pend(device, -bytes)
        if (!isStored) return
        usage.bytes += bytes
        usage.shares.set(device, (usage.shares.get(device) ?? 0) + bytes)
      }
    },
    async refresh() {
      usage = await read()
    },
  }
}
