/**
 * What devices bring into spaces, summed up and written once at the end of a transaction: with each
 * entry it would be half of what there is to write.
 */
import type { RelayDatabase } from './database.ts'

export interface Charges {
  /** Counts what a device brought; negative for what was deleted. */
  add(space: number, device: number, bytes: number): void
  /** Belongs to the end of the transaction. */
  write(): void
  /** Of a transaction that failed. */
  forget(): void
}

export function createCharges(db: RelayDatabase): Charges {
  /** By space, then by device. */
  const sums = new Map<number, Map<number, number>>()

  return {
    add(space, device, bytes) {
      const ofSpace = sums.get(space) ?? new Map<number, number>()
      ofSpace.set(device, (ofSpace.get(device) ?? 0) + bytes)
      sums.set(space, ofSpace)
    },
    write() {
      for (const [space, ofSpace] of sums) {
        const all = [...ofSpace.values()].reduce((sum, bytes) => sum + bytes, 0)
        db.run('UPDATE spaces SET bytes = bytes + ? WHERE n = ?', all, space)
        for (const [device, bytes] of ofSpace) {
          db.run(
            `INSERT INTO shares (space, device, bytes) VALUES (?, ?, ?)
             ON CONFLICT (space, device) DO UPDATE SET bytes = bytes + excluded.bytes`,
            space,
            device,
            bytes,
          )
        }
      }
      sums.clear()
    },
    forget() {
      sums.clear()
    },
  }
}
