/** Makes the encrypted snapshot of a vault, of one moment, while the core goes on writing. */
import { blobId, chunkHash, sealBlob, type BlobManifest } from '../../shared/protocol/blob/blob.ts'
import { CHUNK_BYTES } from '../../shared/protocol/blob/blob-size.ts'
import { ready } from '../../shared/protocol/crypto.ts'
import type { Place } from '../../shared/protocol/roster/record.ts'
import { openDatabase } from '../db/database.ts'
import { makeSnapshot } from '../sync/make-snapshot.ts'
import { isAnythingWaiting } from '../sync/outbox.ts'
import { answer } from './answer-task.ts'

export interface SnapshotTask {
  file: string
  fileKey: string
  /** 32 bytes, of this snapshot alone (`snapshotKey`). */
  key: Uint8Array
}

export interface SealedSnapshot {
  state: Uint8Array
  covered: Place[]
  manifest: BlobManifest
  blob: Uint8Array
  chunks: Uint8Array[]
}

/** `null` while something waits to be sealed: it would be in the content and not be covered. */
answer(async ({ file, fileKey, key }: SnapshotTask): Promise<SealedSnapshot | null> => {
  await ready
  const made = readOneMoment(file, fileKey)
  if (!made) return null
  const { content, state, covered } = made
  const chunks = [...sealBlob(partsOf(content), key)]
  const size = chunks.reduce((sum, { length }) => sum + length, 0)
  const manifest = { size, chunks: chunks.map(chunkHash) }
  return { state, covered, manifest, blob: blobId(manifest), chunks }
})

function readOneMoment(file: string, fileKey: string) {
  const db = openDatabase(file, fileKey)
  try {
    // Without a lock: whoever writes meanwhile is not held up, and not seen.
    db.exec('BEGIN')
    return isAnythingWaiting(db) ? null : makeSnapshot(db)
  } finally {
    db.close()
  }
}

function* partsOf(content: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < content.length; at += CHUNK_BYTES) {
    yield content.subarray(at, at + CHUNK_BYTES)
  }
}
