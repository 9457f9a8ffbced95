/** A storage that forgets: for tests, and the plainest reading of what the interface asks. */
import {
  EntriesMisplaced,
  type BlobState,
  type Joining,
  type LogState,
  type Page,
  type SharedUsage,
  type Storage,
  type StoredSnapshot,
  type Usage,
} from './storage.ts'

interface MemoryLog extends LogState {
  entries: { seq: number; data: Uint8Array }[]
}

interface MemoryBlob {
  manifest: Uint8Array
  size: number
  device: number
  chunks: (Uint8Array | null)[]
}

interface MemorySpace {
  id: Uint8Array
  created: number
  quota: number
  roster: { data: Uint8Array; device: number }[]
  logs: Map<number, MemoryLog>
  /** The newest first. */
  snapshots: StoredSnapshot[]
  blobs: Map<string, MemoryBlob>
  joins: Map<string, Joining & { expires: number }>
}

const nameOf = (id: Uint8Array) => Buffer.from(id).toString('hex')
const sizeOf = (parts: Iterable<{ length: number } | null>) =>
  [...parts].reduce((sum, part) => sum + (part?.length ?? 0), 0)

const dataOf = ({ data }: { data: Uint8Array }) => data
const withoutShares = ({ quota, bytes }: SharedUsage): Usage => ({ quota, bytes })

export function createMemoryStorage(): Storage {
  const spaces = new Map<string, MemorySpace>()
  const codes = new Map<string, { quota: number; isUsed: boolean }>()

  function known(id: Uint8Array): MemorySpace {
    const space = spaces.get(nameOf(id))
    if (!space) throw new Error('a space that is not here')
    return space
  }

  function logOf(space: MemorySpace, device: number): MemoryLog {
    const existing = space.logs.get(device)
    if (existing) return existing
    const log = { device, seq: 0, hash: new Uint8Array(32), heard: 0, entries: [] }
    space.logs.set(device, log)
    return log
  }

  function sharesOf({ roster, logs, snapshots, blobs }: MemorySpace): Map<number, number> {
    const shares = new Map<number, number>()
    const add = (device: number, bytes: number) =>
      shares.set(device, (shares.get(device) ?? 0) + bytes)
    for (const { device, data } of roster) add(device, data.length)
    for (const { device, entries } of logs.values()) add(device, sizeOf(entries.map(dataOf)))
    for (const { device, manifest } of snapshots) add(device, manifest.length)
    for (const { device, manifest, chunks } of blobs.values()) {
      add(device, manifest.length + sizeOf(chunks))
    }
    return new Map([...shares].filter(([, bytes]) => bytes > 0))
  }

  function usageOf(space: MemorySpace) {
    const shares = sharesOf(space)
    const bytes = [...shares.values()].reduce((sum, share) => sum + share, 0)
    return { quota: space.quota, bytes, shares }
  }

  return {
    createSpace(id, { roster, device, code, quota }) {
      if (spaces.has(nameOf(id))) return Promise.resolve('exists')
      const made = code === null ? null : codes.get(code)
      if (code !== null && (!made || made.isUsed)) return Promise.resolve('code-used')
      if (made) made.isUsed = true
      spaces.set(nameOf(id), {
        id,
        created: Date.now(),
        quota: made?.quota ?? quota,
        roster: roster.map((data) => ({ data, device })),
        logs: new Map(),
        snapshots: [],
        blobs: new Map(),
        joins: new Map(),
      })
      return Promise.resolve('created')
    },
    spaceBeginning(beginning) {
      const found = [...spaces.values()].find(({ id }) => nameOf(id).startsWith(nameOf(beginning)))
      return Promise.resolve(found?.id ?? null)
    },
    roster: (id) => Promise.resolve(spaces.get(nameOf(id))?.roster.map(dataOf) ?? null),
    appendRoster(id, index, data, device) {
      const { roster } = known(id)
      if (roster.length !== index) return Promise.resolve(false)
      roster.push({ data, device })
      return Promise.resolve(true)
    },

    logs: (id) =>
      Promise.resolve(
        [...known(id).logs.values()]
          .map(({ entries, ...log }) => log)
          .sort((a, b) => a.device - b.device),
      ),
    append(id, device, entries) {
      const log = logOf(known(id), device)
      if (entries[0] && entries[0].seq !== log.seq + 1) {
        return Promise.reject(new EntriesMisplaced('no successor'))
      }
      for (const { seq, hash, data } of entries) {
        log.entries.push({ seq, data })
        log.seq = seq
        log.hash = hash
      }
      return Promise.resolve()
    },
    entriesSince(id, have, maxBytes) {
      const logs = [...known(id).logs.values()].sort((a, b) => a.device - b.device)
      const wanted = logs.flatMap(({ device, entries }) =>
        entries.filter(({ seq }) => seq > (have.get(device) ?? 0)).map(({ data }) => data),
      )
      const page: Page = { entries: [], isMore: false }
      let room = maxBytes
      for (const data of wanted) {
        page.isMore = data.length > room && page.entries.length > 0
        if (page.isMore) break
        page.entries.push(data)
        room -= data.length
      }
      return Promise.resolve(page)
    },
    moveLogs(id, places) {
      const behind = places.filter(({ device, seq }) => seq > logOf(known(id), device).seq)
      for (const { device, seq, hash } of behind)
        Object.assign(logOf(known(id), device), { seq, hash })
      return Promise.resolve()
    },
    noteHeard(id, device, time) {
      logOf(known(id), device).heard = time
      return Promise.resolve()
    },

    putSnapshot(id, snapshot) {
      const { snapshots } = known(id)
      const isHere = snapshots.some(({ hash }) => nameOf(hash) === nameOf(snapshot.hash))
      if (!isHere) snapshots.unshift(snapshot)
      return Promise.resolve()
    },
    snapshots: (id) => Promise.resolve(known(id).snapshots.slice()),
    compact(id, hash, covered) {
      const space = known(id)
      const place = space.snapshots.findIndex((one) => nameOf(one.hash) === nameOf(hash))
      const kept = space.snapshots.slice(0, place + 1)
      const content = space.blobs.get(nameOf(kept.at(-1)?.blob ?? new Uint8Array()))
      if (!content?.chunks.every((chunk) => chunk !== null)) return Promise.resolve(false)
      const needed = kept.map(({ blob }) => nameOf(blob))
      for (const { blob } of space.snapshots.slice(place + 1)) {
        if (!needed.includes(nameOf(blob))) space.blobs.delete(nameOf(blob))
      }
      space.snapshots = kept
      for (const [device, seq] of covered) {
        const log = space.logs.get(device)
        if (log) log.entries = log.entries.filter((entry) => entry.seq > seq)
      }
      return Promise.resolve(true)
    },

    offerBlob(id, blob, manifest, { count, size, device }) {
      const { blobs } = known(id)
      const chunks = Array.from({ length: count }, () => null)
      if (!blobs.has(nameOf(blob))) blobs.set(nameOf(blob), { manifest, size, device, chunks })
      return Promise.resolve()
    },
    blob(id, blob) {
      const found = known(id).blobs.get(nameOf(blob))
      if (!found) return Promise.resolve(null)
      const { manifest, size, chunks } = found
      const missing = chunks.flatMap((chunk, place) => (chunk ? [] : [place]))
      const stored = sizeOf(chunks)
      return Promise.resolve({ manifest, size, stored, missing } satisfies BlobState)
    },
    putChunk(id, blob, index, data) {
      const found = known(id).blobs.get(nameOf(blob))
      if (!found) throw new Error('a blob that is not here')
      found.chunks[index] ??= data
      return Promise.resolve()
    },
    chunk: (id, blob, index) =>
      Promise.resolve(known(id).blobs.get(nameOf(blob))?.chunks[index] ?? null),
    deleteBlob(id, blob) {
      const { blobs, snapshots } = known(id)
      const isNeeded = snapshots.some((snapshot) => nameOf(snapshot.blob) === nameOf(blob))
      if (!isNeeded) blobs.delete(nameOf(blob))
      return Promise.resolve(!isNeeded)
    },

    putJoin(id, joining, expires) {
      known(id).joins.set(nameOf(joining.key), { ...joining, expires })
      return Promise.resolve()
    },
    joins: (id, now) =>
      Promise.resolve(
        [...known(id).joins.values()]
          .filter(({ expires }) => expires >= now)
          .sort((a, b) => a.expires - b.expires || Buffer.compare(a.key, b.key))
          .map(({ key, asked }) => ({ key, asked })),
      ),
    deleteJoin(id, key) {
      known(id).joins.delete(nameOf(key))
      return Promise.resolve()
    },

    usage(id) {
      const space = spaces.get(nameOf(id))
      return Promise.resolve(space ? usageOf(space) : null)
    },
    spaces: () =>
      Promise.resolve(
        [...spaces.values()].map((space) => ({
          space: space.id,
          created: space.created,
          usage: withoutShares(usageOf(space)),
        })),
      ),
    setQuota(id, quota) {
      const space = spaces.get(nameOf(id))
      if (space) space.quota = quota
      return Promise.resolve(space !== undefined)
    },
    removeSpace: (id) => Promise.resolve(spaces.delete(nameOf(id))),
    addCode(code, quota) {
      codes.set(code, { quota, isUsed: false })
      return Promise.resolve()
    },
    isCodeFree: (code) => Promise.resolve(codes.get(code)?.isUsed === false),
    revokeCode: (code) => Promise.resolve(codes.get(code)?.isUsed === false && codes.delete(code)),
    isChangedElsewhere: () => false,
    close: () => Promise.resolve(),
  }
}
