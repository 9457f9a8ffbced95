/** Makes a snapshot of this vault and brings it to the relay. */
import { randomBytes } from '../../shared/protocol/crypto.ts'
import { signSnapshot, snapshotKey } from '../../shared/protocol/snapshot/manifest.ts'
import { runHelper } from '../helpers/run-helper.ts'
import { expectType, type RelayLink } from './relay-link.ts'
import type { SpaceState } from './space-state.ts'

export interface VaultFile {
  file: string
  fileKey: string
}

type Tell = (progress: { done: number; total: number }) => void

/**
 * @param tell how many chunks are there
 * @returns its manifest; `null` when something was written just then that is not sealed yet
 */
export async function putSnapshot(
  vault: VaultFile,
  space: SpaceState,
  link: RelayLink,
  tell: Tell,
): Promise<Uint8Array | null> {
  const { now } = space.chain()
  const secret = space.secret(now.epoch)
  if (!secret) throw new Error('the secret of this epoch is not here')
  const salt = randomBytes(32)
  const key = snapshotKey(secret, { salt })
  const made = await runHelper('snapshot-worker', { ...vault, key })
  if (!made) return null
  const { state, covered, manifest, blob, chunks } = made
  const offered = await link.ask({ type: 'blobOffer', manifest })
  const { missing } = expectType(offered, 'blobWanted')
  for (const [done, index] of missing.entries()) {
    const data = chunks[index]
    if (!data) throw new Error('a chunk that was never made')
    await link.ask({ type: 'blobChunk', blob, index, data })
    tell({ done: done + 1, total: missing.length })
  }
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
  await link.ask({ type: 'snapshotPut', manifest: signed })
  return signed
}
