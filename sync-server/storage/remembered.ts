/**
 * What every entry asks for, remembered as long as nobody else writes to the file: which number a
 * space has, and how far its logs go.
 */
import type { RelayDatabase } from './database.ts'

export interface Remembered {
  /** The short number of a space; `null` when it is not here. */
  numberOf(space: Uint8Array): number | null
  /** The newest entry of a log; 0 when there is none. */
  newestOf(space: number, device: number): number
  /** An entry was added. */
  moved(space: number, device: number, seq: number): void
  /** At the beginning of a transaction: whether somebody else wrote, as the operator's commands do. */
  isStale(): boolean
  /** After a transaction that failed, or what changes more than logs that grow. */
  forget(): void
}

export function createRemembered(db: RelayDatabase): Remembered {
  /** By the very bytes that a space is held by. */
  let numbers = new WeakMap<Uint8Array, number>()
  /** By space, then by device. */
  const newest = new Map<number, Map<number, number>>()
  let version = versionOf(db)

  function forget() {
    numbers = new WeakMap()
    newest.clear()
  }

  function logsOf(space: number): Map<number, number> {
    const known = newest.get(space)
    if (known) return known
    const rows = db.all<{ device: number; seq: number }>(
      'SELECT device, seq FROM logs WHERE space = ?',
      space,
    )
    const logs = new Map(rows.map(({ device, seq }) => [device, seq]))
    newest.set(space, logs)
    return logs
  }

  return {
    numberOf(space) {
      const known = numbers.get(space)
      if (known !== undefined) return known
      const found = db.get<{ n: number }>('SELECT n FROM spaces WHERE id = ?', space)
      if (found) numbers.set(space, found.n)
      return found?.n ?? null
    },
    newestOf: (space, device) => logsOf(space).get(device) ?? 0,
    moved(space, device, seq) {
      logsOf(space).set(device, seq)
    },
    isStale() {
      const before = version
      version = versionOf(db)
      return version !== before
    },
    forget,
  }
}

/** Changes with what other connections write, and not with one's own. */
export const versionOf = (db: RelayDatabase): number =>
  db.get<{ data_version: number }>('PRAGMA data_version')?.data_version ?? 0
