/** Makes a snapshot of this vault and brings it to the relay. */
import { randomBytes } from '../../shared/protocol/crypto.ts'
import { signSnapshot, snapshotKey } from '../../shared/protocol/snapshot/manifest.ts'
import { runHelper } from '../helpers/run-helper.ts'
import type { SealedSnapshot } from '../helpers/snapshot-worker.ts'
import type { Database } from '../db/database.ts'
import { discard, forgetPending, notePending } from './pending-snapshots.ts'
import { expectType, RequestFailed, type RelayLink } from './relay-link.ts'
import type { SpaceState } from './space-state.ts'

export interface VaultFile {
  file: string
  fileKey: string
}

export interface SnapshotParts {
  db: Database
  vault: VaultFile
  space: SpaceState
  link: RelayLink
}

type Tell = (progress: { done: number; total: number }) => void

/**
 * @param tell how many chunks are there
 * @returns its manifest; `null` when something was written just then that is not sealed yet
 * @throws {RequestFailed} when the relay has no room for it: then nothing of it stays there
 */
export async function putSnapshot(
  { db, vault, space, link }: SnapshotParts,
  tell: Tell,
): Promise<Uint8Array | null> {
  const { now } = space.chain()
  const secret = space.secret(now.epoch)
  if (!secret) throw new Error('the secret of this epoch is not here')
  const salt = randomBytes(32)
  const key = snapshotKey(secret, { salt })
  const made = await runHelper('snapshot-worker', { ...vault, key })
  if (!made) return null
  const { state, covered, blob } = made
  const content = {
    space: now.space,
    device: space.own.device,
    rosterIndex: now.index,
    rosterHead: now.head,
    covered,
    previous: now.compacted?.snapshot ?? null,
    state,
    salt,
    blob,
  }
  const author = { device: space.own.device, signingKey: space.own.signing.privateKey }
  const signed = signSnapshot(content, author)
  notePending(db, blob)
  try {
    await putContent(made, link, tell)
    await link.ask({ type: 'snapshotPut', manifest: signed })
  } catch (error) {
    if (error instanceof RequestFailed) await discard(db, link, blob)
    throw error
  }
  forgetPending(db, blob)
  return signed
}

async function putContent({ manifest, blob, chunks }: SealedSnapshot, link: RelayLink, tell: Tell) {
  const offered = await link.ask({ type: 'blobOffer', manifest })
  const { missing } = expectType(offered, 'blobWanted')
  for (const [done, index] of missing.entries()) {
    const data = chunks[index]
    if (!data) throw new Error('a chunk that was never made')
    await link.ask({ type: 'blobChunk', blob, index, data })
    tell({ done: done + 1, total: missing.length })
  }
}
