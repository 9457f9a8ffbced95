/** Gets the newest snapshot of the relay, checks it, and merges it with what is here. */
import { blobId, readBlob } from '../../shared/protocol/blob/blob.ts'
import { concat, equalBytes } from '../../shared/protocol/crypto.ts'
import { checkSnapshot } from '../../shared/protocol/snapshot/check-snapshot.ts'
import { snapshotKey } from '../../shared/protocol/snapshot/manifest.ts'
import { rosterAt } from '../../shared/protocol/roster/chain.ts'
import { applySnapshot, readContent } from './apply-snapshot.ts'
import type { Place } from '../../shared/protocol/roster/record.ts'
import { presentDevice } from '../../shared/protocol/roster/roster.ts'
import type { Meeting } from './catch-up.ts'
import { isUnsettled } from './move/moves.ts'
import type { SpaceState } from './space-state.ts'
import {
  expectType,
  LinkClosed,
  RequestFailed,
  type Question,
  type RelayLink,
} from './relay-link.ts'

/**
 * @returns what it covers that may be nowhere else, to be passed once the entries were fetched; `null`
 *   when it was cut off, or the relay has lost the one that counts and got no other yet
 * @throws {LinkClosed} for one that is not what it says
 */
export async function fetchSnapshot(meeting: Meeting): Promise<readonly Place[] | null> {
  const { chapter, space, link, isStopped, tell } = meeting
  const manifest = await findManifest(link, { type: 'snapshotGet', snapshot: null })
  // Nobody has put one there: the entries are all there is.
  if (!manifest) return space.chain().now.compacted === null ? [] : null
  const snapshot = checkSnapshot(space.chain(), manifest)
  if (!snapshot.ok) throw new LinkClosed('no-relay')
  const { rosterIndex, covered, blob, device } = snapshot.value
  const secret = space.secret(rosterAt(space.chain(), rosterIndex)?.epoch ?? 0)
  if (!secret) throw new LinkClosed('no-relay')
  const content = await fetchBlob(link, blob, snapshotKey(secret, snapshot.value))
  const parts = content && readContent(content)
  if (!parts) throw new LinkClosed('no-relay')
  if (!(await applySnapshot(chapter, parts, { tell, isStopped }))) return null
  // One that nobody has confirmed is merged, and the entries are fetched all the same: it may leave
  // something out (attack A28).
  if (space.chain().now.compacted === null) return isOfMove(space, device) ? covered : []
  space.passCovered(covered)
  return []
}

/** An admin has brought it to a new relay, which has of others only what they bring themselves. */
const isOfMove = (space: SpaceState, device: number): boolean =>
  isUnsettled(space.chain()) && presentDevice(space.chain().now, device)?.role === 'admin'

/** `null` when the relay has none such. */
export async function findManifest(
  link: RelayLink,
  question: Extract<Question, { type: 'snapshotGet' | 'snapshotNewest' }>,
): Promise<Uint8Array | null> {
  try {
    return expectType(await link.ask(question), 'snapshot').manifest
  } catch (error) {
    if (error instanceof RequestFailed && error.problem === 'not-here') return null
    throw error
  }
}

/** @returns `null` when it is not the blob of this address and key */
export async function fetchBlob(
  link: RelayLink,
  blob: Uint8Array,
  key: Uint8Array,
): Promise<Uint8Array | null> {
  const answer = await link.ask({ type: 'blobManifestGet', blob })
  const { manifest } = expectType(answer, 'blobManifest')
  if (!equalBytes(blobId(manifest), blob)) return null
  const reader = readBlob(manifest, key)
  const parts: Uint8Array[] = []
  for (const index of manifest.chunks.keys()) {
    const { data } = expectType(await link.ask({ type: 'blobGet', blob, index }), 'blobChunk')
    const part = reader.next(data)
    if (!part) return null
    parts.push(part)
  }
  return reader.isWhole() ? concat(parts) : null
}
