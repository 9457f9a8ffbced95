/** What a reader is given of logs that lie mixed, in the order in which they came. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Storage } from '../../sync-server/storage/storage.ts'
import { bytes, entries, id, record, storages } from './support/storages.ts'

const DEVICES = [1, 2, 3, 4]
/** How far the log of each device goes, is known, or is covered. */
const places = fc.tuple(...DEVICES.map(() => fc.nat(400)))
const writes = fc.array(
  fc.record({ device: fc.constantFrom(...DEVICES), count: fc.integer({ min: 1, max: 300 }) }),
  { maxLength: 8 },
)
const byDevice = (seqs: readonly number[]) =>
  new Map(DEVICES.map((device, index) => [device, seqs[index] ?? 0]))

/** An entry that says whose and which it is. */
const entry = (device: number, seq: number) => Uint8Array.of(device, seq >> 8, seq & 255)
const read = ([device = 0, high = 0, low = 0]: Uint8Array) => ({ device, seq: high * 256 + low })

async function forget(storage: Storage, space: Uint8Array, covered: Map<number, number>) {
  const [hash, blob] = [id(), id()]
  await storage.offerBlob(space, blob, bytes(10), { count: 1, size: 5, device: 1 })
  await storage.putChunk(space, blob, 0, bytes(5))
  await storage.putSnapshot(space, { hash, manifest: bytes(30), blob, device: 1 })
  await storage.compact(space, hash, covered)
}

describe.each(storages)('a storage %s', (_name, open) => {
  test('gives everybody exactly what they lack, whoever wrote how much in between', async () => {
    await fc.assert(
      fc.asyncProperty(writes, places, places, fc.boolean(), async (told, had, gone, isTwice) => {
        const storage = open()
        const space = id()
        await storage.createSpace(space, { roster: [record], device: 9, code: null, quota: 1e9 })
        const newest = new Map<number, number>()
        const covered = byDevice(gone)
        for (const { device, count } of told) {
          const first = (newest.get(device) ?? 0) + 1
          const data = Array.from({ length: count }, (_, index) => entry(device, first + index))
          await storage.append(space, device, entries(first, ...data))
          newest.set(device, first + count - 1)
          if (isTwice) await forget(storage, space, covered)
        }
        await forget(storage, space, covered)
        const have = byDevice(had)
        for (let isMore = true; isMore;) {
          const page = await storage.entriesSince(space, have, 900)
          for (const { device, seq } of page.entries.map(read)) {
            const before = Math.max(have.get(device) ?? 0, covered.get(device) ?? 0)
            expect(seq).toBe(before + 1)
            have.set(device, seq)
          }
          ;({ isMore } = page)
        }
        for (const [device, seq] of newest) {
          const reached = Math.max(have.get(device) ?? 0, covered.get(device) ?? 0)
          expect(reached).toBeGreaterThanOrEqual(seq)
        }
        await storage.close()
      }),
      { numRuns: 15 },
    )
  })
})
