/** Puts the chunks that an archive holds beside the vault that is about to be restored. */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { blobManifest, chunkHash } from '../../shared/protocol/blob/blob.ts'
import { decode } from '../../shared/protocol/codec/codec.ts'
import { equalBytes, ready } from '../../shared/protocol/crypto.ts'
import { getChunk, putChunk } from '../blobs/blob-folder.ts'
import { blobRow } from '../blobs/blob-table.ts'
import type { Database } from '../db/database.ts'
import { filesOf, placesOf } from './backed-up-files.ts'
import type { ReadBackup } from './backup-file.ts'

/**
 * Each chunk is verified by what the database of the archive says of it; those that are here already,
 * as they should be, stay. What is missing or damaged is left out: the app then asks the relay for it.
 * @param vault beside which they are put
 * @throws for a full disk
 */
export async function restoreFiles(
  archive: string,
  backup: ReadBackup,
  db: Database,
  vault: string,
): Promise<void> {
  // One that only names its files.
  if (statSync(archive).size <= backup.chunksAt) return
  await ready
  const handle = openSync(archive, 'r')
  try {
    let of = { id: '', chunks: [] as Uint8Array[] }
    for (const { id, index, at, length } of placesOf(filesOf(archive, backup))) {
      if (id !== of.id) of = { id, chunks: hashesOf(db, id) }
      const expected = of.chunks[index]
      if (!expected) continue
      const here = await getChunk(vault, id, index)
      if (here && equalBytes(chunkHash(here), expected)) continue
      const chunk = new Uint8Array(length)
      // It was cut off.
      if (readSync(handle, chunk, 0, length, backup.chunksAt + at) < length) return
      if (equalBytes(chunkHash(chunk), expected)) await putChunk(vault, id, index, chunk)
    }
  } finally {
    closeSync(handle)
  }
}

function hashesOf(db: Database, id: string): Uint8Array[] {
  const row = blobRow(db, id)
  const manifest = row?.manifest ? decode(blobManifest, row.manifest) : null
  return manifest?.ok ? manifest.value.chunks : []
}
