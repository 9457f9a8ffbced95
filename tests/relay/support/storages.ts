/** The storages of the relay, and what is put into them. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createMemoryStorage } from '../../../sync-server/storage/memory-storage.ts'
import { openSqliteStorage } from '../../../sync-server/storage/sqlite-storage.ts'
import type { Storage } from '../../../sync-server/storage/storage.ts'

export const newRelayFile = () =>
  path.join(mkdtempSync(path.join(tmpdir(), 'relay-')), 'relay.sqlite')

export const storages: [name: string, open: () => Storage][] = [
  ['in memory', createMemoryStorage],
  ['in SQLite', () => openSqliteStorage(newRelayFile())],
]

export const id = () => new Uint8Array(randomBytes(32))
export const bytes = (length: number) => new Uint8Array(randomBytes(length))
export const record = Uint8Array.of(1, 2, 3)
export const everything = Number.MAX_SAFE_INTEGER

/** Entries of a log from `first` on. */
export const entries = (first: number, ...data: readonly Uint8Array[]) =>
  data.map((each, index) => ({ seq: first + index, hash: id(), data: each }))
