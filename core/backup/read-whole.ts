/** A backup as it leaves the folder: one file with all that belongs to the chapter. */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { PART_BYTES } from '../../shared/rpc/backup-calls.ts'
import { chunkBytes, chunksFrom, filesOf } from './backed-up-files.ts'
import { readBackup } from './backup-file.ts'

/** Bytes, with the chunks of its files. */
export function wholeSize(archive: string): number {
  const backup = readBackup(archive)
  const { size } = statSync(archive)
  return backup ? Math.max(size, backup.chunksAt + chunkBytes(filesOf(archive, backup))) : size
}

/**
 * @param vault the file of its chapter, beside which the chunks lie
 * @returns a part from an offset on, of at most {@link PART_BYTES}; an empty one at the end
 */
export async function readWhole(
  archive: string,
  vault: string,
  offset: number,
): Promise<Uint8Array> {
  const part = new Uint8Array(PART_BYTES)
  const length = readStored(archive, offset, part)
  if (length > 0) return part.slice(0, length)
  const backup = readBackup(archive)
  const files = backup ? filesOf(archive, backup) : []
  let filled = 0
  for await (const chunk of chunksFrom(vault, files, offset - (backup?.chunksAt ?? 0))) {
    const taken = chunk.subarray(0, PART_BYTES - filled)
    part.set(taken, filled)
    filled += taken.length
    if (filled === PART_BYTES) break
  }
  return part.slice(0, filled)
}

/** How many files of a backup that is read whole would not be in it, as their chunks are not whole here. */
export async function lackingFiles(archive: string, vault: string): Promise<number> {
  const backup = readBackup(archive)
  const files = backup ? filesOf(archive, backup) : []
  if (files.length === 0) return 0
  // The cryptography of files is loaded where there are some.
  const { wholeBeside } = await import('./whole-files.ts')
  return files.length - (await wholeBeside(vault, files)).length
}

function readStored(archive: string, offset: number, into: Uint8Array): number {
  const handle = openSync(archive, 'r')
  try {
    return readSync(handle, into, 0, into.length, offset)
  } finally {
    closeSync(handle)
  }
}
