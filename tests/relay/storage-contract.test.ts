/** What every storage of the relay must do; looped over all of them. */
import { afterEach, describe, expect, test } from 'vitest'
import { EntriesMisplaced, type Storage } from '../../sync-server/storage/storage.ts'
import { bytes, entries, everything, id, record, storages } from './support/storages.ts'

describe.each(storages)('a storage %s', (_name, open) => {
  let storage: Storage
  async function withSpace() {
    storage = open()
    const space = id()
    await storage.createSpace(space, { roster: [record], device: 9, code: null, quota: 1000 })
    return space
  }
  afterEach(() => storage.close())

  test('makes a space once, and knows its roster', async () => {
    const space = await withSpace()
    const again = { roster: [], device: 9, code: null, quota: 5 }
    expect(await storage.createSpace(space, again)).toBe('exists')
    expect(await storage.roster(space)).toEqual([record])
    expect(await storage.roster(id())).toBe(null)
  })

  test('finds a space by the beginning of its id, which is all that a sheet of paper has', async () => {
    const space = await withSpace()
    expect(await storage.spaceBeginning(space.slice(0, 10))).toEqual(space)
    expect(await storage.spaceBeginning(id().slice(0, 10))).toBe(null)
    await storage.removeSpace(space)
    expect(await storage.spaceBeginning(space.slice(0, 10))).toBe(null)
  })

  test('appends to the roster only where it ends: of two at once one is told', async () => {
    const space = await withSpace()
    const both = await Promise.all([
      storage.appendRoster(space, 1, Uint8Array.of(4), 9),
      storage.appendRoster(space, 1, Uint8Array.of(5), 9),
    ])
    expect(both.filter(Boolean)).toHaveLength(1)
    expect(await storage.roster(space)).toHaveLength(2)
    expect(await storage.appendRoster(space, 5, record, 9)).toBe(false)
  })

  test('keeps the logs apart, and each in its order', async () => {
    const space = await withSpace()
    const [a, b, c, d] = [bytes(5), bytes(6), bytes(7), bytes(8)]
    const log = entries(1, a, b)
    await storage.append(space, 7, log)
    await storage.append(space, 3, entries(1, c))
    await storage.append(space, 7, entries(3, d))
    expect((await storage.logs(space)).map(({ device, seq }) => [device, seq])).toEqual([
      [3, 1],
      [7, 3],
    ])
    const all = await storage.entriesSince(space, new Map(), everything)
    expect(all.isMore).toBe(false)
    expect(all.entries.filter(({ length }) => length !== c.length)).toEqual([a, b, d])
    expect(all.entries).toHaveLength(4)
    const some = await storage.entriesSince(space, new Map([[7, 2]]), everything)
    expect(new Set(some.entries)).toEqual(new Set([c, d]))
  })

  test('answers in pages, each with one entry at least', async () => {
    const space = await withSpace()
    await storage.append(space, 1, entries(1, bytes(50), bytes(60), bytes(500)))
    await storage.append(space, 2, entries(1, bytes(10)))
    const have = new Map<number, number>()
    const sizes: number[] = []
    for (let isMore = true; isMore;) {
      const page = await storage.entriesSince(space, have, 100)
      sizes.push(page.entries.length)
      for (const { length } of page.entries) {
        const device = length === 10 ? 2 : 1
        have.set(device, (have.get(device) ?? 0) + 1)
      }
      isMore = page.isMore
    }
    expect(sizes).toEqual([1, 1, 1, 1])
    expect((await storage.entriesSince(space, new Map([[1, 3]]), 100)).entries).toHaveLength(1)
  })

  test('takes no entries that do not follow, and none behind them', async () => {
    const space = await withSpace()
    await storage.append(space, 1, entries(1, bytes(5)))
    await expect(storage.append(space, 1, entries(3, bytes(5)))).rejects.toThrow(EntriesMisplaced)
    await expect(storage.append(space, 1, entries(1, bytes(5)))).rejects.toThrow(EntriesMisplaced)
    const [next, gap, behind] = [entries(2, bytes(6)), entries(4, bytes(7)), entries(5, bytes(8))]
    const ends = await Promise.allSettled(
      [next, gap, behind].map((log) => storage.append(space, 1, log)),
    )
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(await storage.logs(space)).toMatchObject([{ device: 1, seq: 2 }])
    const all = await storage.entriesSince(space, new Map(), everything)
    expect(all.entries.map(({ length }) => length)).toEqual([5, 6])
  })

  test('stores what is asked for at once in the order in which it was asked', async () => {
    const space = await withSpace()
    const data = Array.from({ length: 50 }, (_, n) => Uint8Array.of(n))
    await Promise.all(data.map((each, index) => storage.append(space, 1, entries(index + 1, each))))
    expect((await storage.entriesSince(space, new Map(), everything)).entries).toEqual(data)
  })

  test('holds thousands of entries and hands them all out', async () => {
    const space = await withSpace()
    const many = Array.from({ length: 2300 }, () => Uint8Array.of(1))
    await storage.append(space, 1, entries(1, ...many))
    const all = await storage.entriesSince(space, new Map(), everything)
    expect(all.entries).toHaveLength(2300)
  })

  test('lets a log go on behind a place that it has lost', async () => {
    const space = await withSpace()
    await storage.append(space, 1, entries(1, bytes(5)))
    await storage.moveLogs(space, [{ device: 1, seq: 7, hash: bytes(32) }])
    const late = bytes(6)
    await storage.append(space, 1, entries(8, late))
    expect(await storage.logs(space)).toMatchObject([{ device: 1, seq: 8 }])
    const missing = await storage.entriesSince(space, new Map([[1, 1]]), everything)
    expect(missing.entries).toEqual([late])
  })

  test('remembers when a device was heard, also one that never wrote', async () => {
    const space = await withSpace()
    await storage.append(space, 1, entries(1, bytes(4)))
    await storage.noteHeard(space, 1, 1000)
    await storage.noteHeard(space, 2, 2000)
    expect(
      (await storage.logs(space)).map(({ device, seq, heard }) => [device, seq, heard]),
    ).toEqual([
      [1, 1, 1000],
      [2, 0, 2000],
    ])
  })

  test('keeps who asks to join until then', async () => {
    const space = await withSpace()
    const [early, late] = [
      { key: id(), asked: bytes(9) },
      { key: id(), asked: bytes(9) },
    ]
    await storage.putJoin(space, late, 3000)
    await storage.putJoin(space, early, 2000)
    await storage.putJoin(space, early, 2000)
    expect(await storage.joins(space, 1000)).toEqual([early, late])
    expect(await storage.joins(space, 2500)).toEqual([late])
    await storage.deleteJoin(space, late.key)
    expect(await storage.joins(space, 1000)).not.toContainEqual(late)
  })

  test('a code makes one space, with its quota; a revoked one makes none', async () => {
    storage = open()
    await storage.addCode('rosa-nelke', 5000)
    await storage.addCode('alt', 5000)
    expect(await storage.revokeCode('alt')).toBe(true)
    const make = (space: Uint8Array, code: string) =>
      storage.createSpace(space, { roster: [record], device: 9, code, quota: 1 })
    const space = id()
    const isFree = (code: string) => storage.isCodeFree(code)
    expect([await isFree('rosa-nelke'), await isFree('alt')]).toEqual([true, false])
    expect(await make(space, 'rosa-nelke')).toBe('created')
    expect([await isFree('rosa-nelke'), await isFree('erfunden')]).toEqual([false, false])
    expect(await storage.usage(space)).toMatchObject({ quota: 5000 })
    for (const code of ['rosa-nelke', 'alt', 'erfunden']) {
      expect(await make(id(), code)).toBe('code-used')
    }
    expect(await storage.revokeCode('rosa-nelke')).toBe(false)
    expect(await storage.spaces()).toHaveLength(1)
  })

  test('a space that is removed is gone, and only it', async () => {
    const space = await withSpace()
    const other = id()
    await storage.createSpace(other, { roster: [record, record], device: 9, code: null, quota: 7 })
    await storage.append(space, 1, entries(1, bytes(9)))
    expect(await storage.setQuota(other, 99)).toBe(true)
    expect(await storage.removeSpace(space)).toBe(true)
    expect(await storage.removeSpace(space)).toBe(false)
    expect(await storage.setQuota(space, 1)).toBe(false)
    expect(await storage.roster(space)).toBe(null)
    const left = await storage.spaces()
    expect(left.map(({ usage }) => usage)).toEqual([{ quota: 99, bytes: 6 }])
  })
})
