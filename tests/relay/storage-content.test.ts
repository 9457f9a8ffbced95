/** Blobs, snapshots, compaction and who pays for what: the same of every storage of the relay. */
import { afterEach, describe, expect, test } from 'vitest'
import type { Storage } from '../../sync-server/storage/storage.ts'
import { bytes, entries, everything, id, record, storages } from './support/storages.ts'

describe.each(storages)('a storage %s', (_name, open) => {
  let storage: Storage
  afterEach(() => storage.close())

  async function withSpace() {
    storage = open()
    const space = id()
    await storage.createSpace(space, { roster: [record], device: 9, code: null, quota: 1000 })
    return space
  }

  const usage = async (space: Uint8Array) => {
    const { bytes: taken = 0, shares = new Map<number, number>() } =
      (await storage.usage(space)) ?? {}
    return [taken, Object.fromEntries(shares)]
  }

  /** A snapshot with a blob of one chunk. */
  async function putSnapshot(space: Uint8Array, blob = id(), device = 1) {
    const snapshot = { hash: id(), manifest: bytes(30), blob, device }
    await storage.offerBlob(space, blob, bytes(10), { count: 1, size: 5, device })
    await storage.putChunk(space, blob, 0, bytes(5))
    await storage.putSnapshot(space, snapshot)
    return snapshot
  }

  test('counts everything for the device that brought it, until it is gone', async () => {
    const space = await withSpace()
    expect(await usage(space)).toEqual([3, { 9: 3 }])
    await storage.append(space, 1, entries(1, bytes(100), bytes(200)))
    await storage.appendRoster(space, 1, bytes(40), 2)
    expect(await usage(space)).toEqual([343, { 1: 300, 2: 40, 9: 3 }])
    const blob = id()
    await storage.offerBlob(space, blob, bytes(20), { count: 2, size: 60, device: 2 })
    await storage.putChunk(space, blob, 0, bytes(30))
    expect(await usage(space)).toEqual([393, { 1: 300, 2: 90, 9: 3 }])
    await putSnapshot(space, id(), 4)
    expect(await usage(space)).toEqual([438, { 1: 300, 2: 90, 4: 45, 9: 3 }])
    await storage.deleteBlob(space, blob)
    expect(await usage(space)).toEqual([388, { 1: 300, 2: 40, 4: 45, 9: 3 }])
  })

  test('takes a blob in parts, in any order and twice, and says what is missing', async () => {
    const space = await withSpace()
    const [blob, manifest] = [id(), bytes(40)]
    const about = { count: 3, size: 60, device: 1 }
    expect(await storage.blob(space, blob)).toBe(null)
    await storage.offerBlob(space, blob, manifest, about)
    await storage.putChunk(space, blob, 2, bytes(20))
    const first = bytes(20)
    await storage.putChunk(space, blob, 0, first)
    await storage.putChunk(space, blob, 0, bytes(20))
    await storage.offerBlob(space, blob, manifest, { ...about, device: 2 })
    const state = { manifest, size: 60, stored: 40, missing: [1] }
    expect(await storage.blob(space, blob)).toEqual(state)
    expect(await storage.chunk(space, blob, 0)).toEqual(first)
    expect(await storage.chunk(space, blob, 1)).toBe(null)
    expect(await usage(space)).toEqual([83, { 1: 80, 9: 3 }])
    expect(await storage.deleteBlob(space, blob)).toBe(true)
    expect(await storage.blob(space, blob)).toBe(null)
    expect(await usage(space)).toEqual([3, { 9: 3 }])
  })

  test('A32 keeps a blob that a snapshot needs', async () => {
    const space = await withSpace()
    const { blob } = await putSnapshot(space)
    expect(await storage.deleteBlob(space, blob)).toBe(false)
    expect(await storage.chunk(space, blob, 0)).toHaveLength(5)
  })

  test('deletes what a snapshot covers; the logs go on where they were', async () => {
    const space = await withSpace()
    await storage.append(space, 1, entries(1, bytes(100), bytes(200)))
    const { hash } = await putSnapshot(space)
    const covered = new Map([
      [1, 1],
      [77, 5],
    ])
    expect(await storage.compact(space, hash, covered)).toBe(true)
    expect((await storage.entriesSince(space, new Map(), everything)).entries).toHaveLength(1)
    expect(await storage.logs(space)).toMatchObject([{ device: 1, seq: 2 }])
    expect(await usage(space)).toEqual([248, { 1: 245, 9: 3 }])
    expect(await storage.compact(space, hash, covered)).toBe(true)
    expect(await usage(space)).toEqual([248, { 1: 245, 9: 3 }])
  })

  test('A32 deletes nothing for a snapshot of which a part is missing', async () => {
    const space = await withSpace()
    await storage.append(space, 1, entries(1, bytes(100)))
    const { hash } = await putSnapshot(space)
    const [blob, half] = [id(), id()]
    await storage.offerBlob(space, blob, bytes(10), { count: 2, size: 10, device: 1 })
    await storage.putChunk(space, blob, 1, bytes(5))
    await storage.putSnapshot(space, { hash: half, manifest: bytes(9), blob, device: 1 })
    await storage.putSnapshot(space, { hash: id(), manifest: bytes(9), blob: id(), device: 1 })
    for (const [other] of [[id()], [half]]) {
      expect(await storage.compact(space, other ?? id(), new Map([[1, 1]]))).toBe(false)
    }
    expect(await storage.snapshots(space)).toHaveLength(3)
    expect((await storage.snapshots(space)).at(-1)?.hash).toEqual(hash)
    expect((await storage.entriesSince(space, new Map(), everything)).entries).toHaveLength(1)
  })

  test('deletes the snapshots before the one that counts, and no newer one', async () => {
    const space = await withSpace()
    const [old, counts, newer] = [
      await putSnapshot(space),
      await putSnapshot(space),
      await putSnapshot(space),
    ]
    await storage.putSnapshot(space, old)
    expect(await storage.snapshots(space)).toEqual([newer, counts, old])
    await storage.compact(space, counts.hash, new Map())
    expect(await storage.snapshots(space)).toEqual([newer, counts])
    expect(await storage.blob(space, old.blob)).toBe(null)
    for (const { blob } of [counts, newer])
      expect(await storage.chunk(space, blob, 0)).not.toBe(null)
    expect(await usage(space)).toEqual([93, { 1: 90, 9: 3 }])
  })

  test('A32 spares the content of the snapshot that counts when an older one named it too', async () => {
    const space = await withSpace()
    const old = await putSnapshot(space)
    const counts = await putSnapshot(space, old.blob)
    expect(await storage.compact(space, counts.hash, new Map())).toBe(true)
    expect(await storage.snapshots(space)).toEqual([counts])
    expect(await storage.chunk(space, counts.blob, 0)).toHaveLength(5)
    expect(await usage(space)).toEqual([48, { 1: 45, 9: 3 }])
  })
})
