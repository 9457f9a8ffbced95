/**
 * The files of a chapter in its backups. A backup beside the chapters names them and leaves their
 * chunks where they lie, so that one a day costs no disk; where it leaves the folder, they are put
 * behind it (`backup-file.ts`).
 */
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  truncateSync,
} from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { backupTime } from '../../shared/backup/backup-name.ts'
import { chunkCount, sealedChunkSize, sealedSize } from '../../shared/protocol/blob/blob-size.ts'
import { getChunk } from '../blobs/blob-folder.ts'
import { blobStates, type BlobPlace } from '../blobs/blob-table.ts'
import type { Database } from '../db/database.ts'
import { parseJson } from '../vault/parse-json.ts'
import { readBackup, type ReadBackup } from './backup-file.ts'

const listed = z.array(
  z.object({
    id: z.string().regex(/^[0-9a-f]{64}$/),
    /** Bytes of the file as it was. */
    size: z.int().min(0),
  }),
)
export type BackedUpFile = z.infer<typeof listed>[number]

/** Those that lie beside a vault, for a backup of its database, which may be of an earlier format. */
export const filesIn = (db: Database): BackedUpFile[] =>
  statesIn(db)
    .filter(({ place }) => place === 'here')
    .map(({ id, size }) => ({ id, size }))

const statesIn = (db: Database) =>
  db.get("SELECT 1 FROM sqlite_master WHERE name = 'blobs'") ? blobStates(db) : []

/** What a backup on another disk says of files, by their ids. */
export interface FilesOfCopy {
  /** It holds all of them. */
  held: string[]
  /** They were removed, and do not come back. */
  gone: string[]
  /** Its chapter has them, and it does not: a chunk of them is missing here, or not what it was. */
  lacking: string[]
}

/** @param db of the copy */
export function filesOfCopy(db: Database, files: readonly BackedUpFile[]): FilesOfCopy {
  const held = files.map(({ id }) => id)
  const states = statesIn(db)
  const idsOf = (isMeant: (place: BlobPlace) => boolean) =>
    states.filter(({ place }) => isMeant(place)).map(({ id }) => id)
  const gone = idsOf((place) => place === 'gone')
  const isHeld = new Set(held)
  const lacking = idsOf((place) => place !== 'gone').filter((id) => !isHeld.has(id))
  return { held, gone, lacking }
}

/** Those that an archive names; none of one whose list cannot be read. */
export function filesOf(archive: string, { end, chunksAt }: ReadBackup): BackedUpFile[] {
  if (chunksAt === end) return []
  const list = Buffer.alloc(chunksAt - end)
  const handle = openSync(archive, 'r')
  try {
    readSync(handle, list, 0, list.length, end)
  } finally {
    closeSync(handle)
  }
  const parsed = listed.safeParse(parseJson(list.toString('utf8')))
  return parsed.success ? parsed.data : []
}

/** The ids of those whose chunks stand behind an archive. */
export function heldBy(archive: string): string[] {
  const backup = readBackup(archive)
  if (!backup || statSync(archive).size <= backup.chunksAt) return []
  return filesOf(archive, backup).map(({ id }) => id)
}

/** The files that the backups of a folder need. */
export function blobsOfBackups(folder: string): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set()
  return new Set(
    readdirSync(folder)
      .filter((name) => backupTime(name) !== null)
      .map((name) => path.join(folder, name))
      .flatMap((file) => {
        const backup = readBackup(file)
        return backup ? filesOf(file, backup).map(({ id }) => id) : []
      }),
  )
}

/** Bytes of all chunks of an archive's files. */
export const chunkBytes = (files: readonly BackedUpFile[]): number =>
  files.reduce((sum, { size }) => sum + sealedSize(size), 0)

export interface Place {
  id: string
  index: number
  /** Bytes, from the first chunk of all on. */
  at: number
  length: number
}

/** Where the chunks stand behind an archive: it follows from the sizes alone. */
export function* placesOf(files: readonly BackedUpFile[]): Generator<Place> {
  let at = 0
  for (const { id, size } of files) {
    for (let index = 0; index < chunkCount(size); index += 1) {
      const length = sealedChunkSize(size, index)
      yield { id, index, at, length }
      at += length
    }
  }
}

/**
 * The chunks from a place on, as they stand behind an archive.
 * @param vault beside which they lie. One that is missing is nothing but zeros: whoever restores it sees
 * that by its hash.
 */
export async function* chunksFrom(
  vault: string,
  files: readonly BackedUpFile[],
  offset = 0,
): AsyncGenerator<Uint8Array> {
  for (const { id, index, at, length } of placesOf(files)) {
    if (at + length <= offset) continue
    const found = await getChunk(vault, id, index)
    const chunk = found?.length === length ? found : new Uint8Array(length)
    yield chunk.subarray(Math.max(0, offset - at))
  }
}

/** Takes the chunks off an archive, which then only names its files. */
export function dropChunks(archive: string): void {
  const backup = readBackup(archive)
  if (backup && backup.chunksAt > backup.end) truncateSync(archive, backup.chunksAt)
}
