import {
  decodeManifest,
  readSnapshot,
  type ReadSnapshot,
  type SnapshotProblem,
} from './manifest.ts'
import { refuse, type Checked } from '../checked.ts'
import { equalBytes } from '../crypto.ts'
import { rosterAt, type Chain } from '../roster/chain.ts'

/** Whether a device that could write at the roster that it names made it, of this space. */
export function checkSnapshot(
  chain: Chain,
  data: Uint8Array,
): Checked<ReadSnapshot, SnapshotProblem> {
  const claimed = decodeManifest(data)
  if (!claimed.ok) return claimed
  const { rosterIndex, rosterHead } = claimed.value.content
  const roster = rosterAt(chain, rosterIndex)
  if (!roster || !equalBytes(roster.head, rosterHead)) return refuse('snapshot-space')
  return readSnapshot(roster, data)
}
