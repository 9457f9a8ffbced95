import type { Place } from '../../shared/protocol/roster/record.ts'

/**
 * What a relay keeps, behind one interface: `memory-storage.ts` for tests, `sqlite-storage.ts` for
 * one process, and later a cluster's (NATS JetStream), all held to one contract
 * (`tests/relay/storage-contract.test.ts`). All of it is ciphertext and public keys.
 *
 * Every method that writes resolves when what it wrote survives a power cut, and rejects with
 * {@link StorageFull} when there is no room; then nothing of it is stored. Ids and hashes are 32
 * bytes, times milliseconds since 1970, sizes bytes.
 */
export class StorageFull extends Error {
  override readonly name = 'StorageFull'
}

/** Entries that do not follow the newest of their log. */
export class EntriesMisplaced extends Error {
  override readonly name = 'EntriesMisplaced'
}

export interface NewSpace {
  /** The roster's records from the genesis on. */
  roster: readonly Uint8Array[]
  /** That brings it. */
  device: number
  /** The operator's code that it was made with; `null` on a relay that is open for all. */
  code: string | null
  quota: number
}

export interface LogState {
  device: number
  seq: number
  hash: Uint8Array
  /** When the device was last connected. */
  heard: number
}

/** As it travels (`wireEntry`), with what the relay has to know of it. */
export interface StoredEntry {
  seq: number
  hash: Uint8Array
  data: Uint8Array
}

export interface Page {
  entries: Uint8Array[]
  isMore: boolean
}

export interface Usage {
  quota: number
  /** Of everything: roster, logs, snapshots, blobs; not of who asks to join. */
  bytes: number
}

export interface SharedUsage extends Usage {
  /** Of it, what each device has brought and is still here. */
  shares: ReadonlyMap<number, number>
}

export interface StoredSnapshot {
  hash: Uint8Array
  manifest: Uint8Array
  /** The blob that holds its content. */
  blob: Uint8Array
  /** That brought it. */
  device: number
}

export interface BlobState {
  manifest: Uint8Array
  /** Of all its chunks together, as it was announced. */
  size: number
  /** Of those that are here. */
  stored: number
  /** Places of the chunks that are not here yet. */
  missing: number[]
}

export interface Joining {
  key: Uint8Array
  asked: Uint8Array
}

export interface Storage {
  /** `code-used`: also for a code that nobody made. */
  createSpace(space: Uint8Array, made: NewSpace): Promise<'created' | 'exists' | 'code-used'>
  /**
   * The space whose id begins like this, or `null`. A sheet of paper has room for the beginning alone;
   * nobody can make a second space that has the same.
   */
  spaceBeginning(beginning: Uint8Array): Promise<Uint8Array | null>
  /** `null` for a space that is not here. */
  roster(space: Uint8Array): Promise<Uint8Array[] | null>
  /**
   * @param device that brings it
   * @returns `false` when the record is not the next one any more; then nothing is stored
   */
  appendRoster(
    space: Uint8Array,
    index: number,
    record: Uint8Array,
    device: number,
  ): Promise<boolean>

  logs(space: Uint8Array): Promise<LogState[]>
  /**
   * The next entries of one log, all or none. What is asked for while earlier ones are being stored
   * is stored after them, or rejected with {@link EntriesMisplaced} when they were not stored.
   */
  append(space: Uint8Array, device: number, entries: readonly StoredEntry[]): Promise<void>
  /**
   * What somebody does not have, each log in its order.
   * @param have the newest `seq` of each log that is there; a log that is not named is wanted whole
   * @param maxBytes a page holds at least one entry, however large
   */
  entriesSince(
    space: Uint8Array,
    have: ReadonlyMap<number, number>,
    maxBytes: number,
  ): Promise<Page>
  noteHeard(space: Uint8Array, device: number, time: number): Promise<void>
  /** Lets logs go on behind places that are ahead of what is here: what is between them was lost. */
  moveLogs(space: Uint8Array, places: readonly Place[]): Promise<void>

  putSnapshot(space: Uint8Array, snapshot: StoredSnapshot): Promise<void>
  /** The newest first. */
  snapshots(space: Uint8Array): Promise<StoredSnapshot[]>
  /**
   * Deletes what a snapshot stands for, all or nothing: the entries that it covers, and the snapshots
   * that came before it with their blobs. The heads of the logs stay, newer snapshots, and a blob that
   * one of those names as well. A second time it changes nothing.
   * @returns `false` when the snapshot or a part of its blob is not here; then nothing is deleted
   */
  compact(
    space: Uint8Array,
    snapshot: Uint8Array,
    covered: ReadonlyMap<number, number>,
  ): Promise<boolean>

  /** Knows a blob from now on; a second time changes nothing. */
  offerBlob(
    space: Uint8Array,
    blob: Uint8Array,
    manifest: Uint8Array,
    about: { count: number; size: number; device: number },
  ): Promise<void>
  blob(space: Uint8Array, blob: Uint8Array): Promise<BlobState | null>
  putChunk(space: Uint8Array, blob: Uint8Array, index: number, data: Uint8Array): Promise<void>
  chunk(space: Uint8Array, blob: Uint8Array, index: number): Promise<Uint8Array | null>
  /** @returns `false` when a snapshot needs it; then it stays */
  deleteBlob(space: Uint8Array, blob: Uint8Array): Promise<boolean>

  putJoin(space: Uint8Array, joining: Joining, expires: number): Promise<void>
  joins(space: Uint8Array, now: number): Promise<Joining[]>
  deleteJoin(space: Uint8Array, key: Uint8Array): Promise<void>

  usage(space: Uint8Array): Promise<SharedUsage | null>

  /** What the operator does. */
  spaces(): Promise<{ space: Uint8Array; created: number; usage: Usage }[]>
  setQuota(space: Uint8Array, quota: number): Promise<boolean>
  removeSpace(space: Uint8Array): Promise<boolean>
  addCode(code: string, quota: number): Promise<void>
  /** Whether it would make a space; it is not used up by being asked. */
  isCodeFree(code: string): Promise<boolean>
  /** @returns `false` when it was used already, or never made */
  revokeCode(code: string): Promise<boolean>

  /** Whether somebody else wrote here since this was asked last: the operator's own commands. */
  isChangedElsewhere(): boolean
  close(): Promise<void>
}
