/** Blobs and snapshots as devices bring them. */
import {
  blobId,
  chunkHash,
  sealBlob,
  type BlobManifest,
} from '../../../shared/protocol/blob/blob.ts'
import { randomBytes } from '../../../shared/protocol/crypto.ts'
import { checkSnapshot } from '../../../shared/protocol/snapshot/check-snapshot.ts'
import { snapshotKey } from '../../../shared/protocol/snapshot/manifest.ts'
import type { Place } from '../../../shared/protocol/roster/record.ts'
import { valueOf, type Person, type Space } from '../../protocol/support/people.ts'
import { snapshotOf } from '../../protocol/support/snapshots.ts'
import type { Device } from './device.ts'

export interface MadeBlob {
  id: Uint8Array
  manifest: BlobManifest
  chunks: Uint8Array[]
}

export function makeBlob(parts: readonly Uint8Array[], key = randomBytes(32)): MadeBlob {
  const chunks = [...sealBlob(parts, key)]
  const size = chunks.reduce((sum, { length }) => sum + length, 0)
  const manifest = { size, chunks: chunks.map(chunkHash) }
  return { id: blobId(manifest), manifest, chunks }
}

/** @returns what the relay said last */
export async function bring(device: Device, { id, manifest, chunks }: MadeBlob) {
  let answer = await device.ask({ type: 'blobOffer', manifest })
  for (const [index, data] of chunks.entries()) {
    if (answer.type === 'failed') return answer
    answer = await device.ask({ type: 'blobChunk', blob: id, index, data })
  }
  return answer
}

export function makeSnapshot(space: Space, by: Person, covered: Place[] = []) {
  const salt = randomBytes(32)
  const blob = makeBlob([randomBytes(500)], snapshotKey(space.secret, { salt }))
  const manifest = snapshotOf(space, by, { covered, salt, blob: blob.id })
  const { hash } = valueOf(checkSnapshot(space.chain, manifest))
  return { blob, manifest, hash }
}
