/** What a `compacted` record means to the relay: that a snapshot counts, and what it stands for may go. */
import { equalBytes } from '../shared/protocol/crypto.ts'
import { isTooFarAhead } from '../shared/protocol/roster/record-time.ts'
import type { Chain, ChainLink } from '../shared/protocol/roster/chain.ts'
import type { RosterBody } from '../shared/protocol/roster/record.ts'
import type { Storage, StoredSnapshot } from './storage/storage.ts'

type Compacted = Extract<RosterBody, { type: 'compacted' }>

const compactedOf = ({ content: { body } }: ChainLink): Compacted | null =>
  body.type === 'compacted' ? body : null

/** The newest of a roster. */
function lastCompacted({ links }: Chain): Compacted | null {
  for (const link of links.toReversed()) {
    const compacted = compactedOf(link)
    if (compacted) return compacted
  }
  return null
}

/**
 * Whether a record confirms a snapshot of which something is missing here; then it is refused, so that
 * nothing is deleted that nobody else has (attacks A30, A32). Not an old one: after this relay was put
 * back to an earlier day, devices give it the roster again, with snapshots that it has lost. Those are
 * taken, and nothing is deleted for them.
 */
export async function confirmsWhatIsMissing(
  storage: Storage,
  space: Uint8Array,
  link: ChainLink,
  now: number,
): Promise<boolean> {
  const compacted = compactedOf(link)
  if (!compacted || isTooFarAhead(now, link.content.time)) return false
  const all = await storage.snapshots(space)
  const found = all.find(({ hash }) => equalBytes(hash, compacted.snapshot))
  const content = found && (await storage.blob(space, found.blob))
  return content?.missing.length !== 0
}

/** Deletes what the newest `compacted` record allows; begun again where it was cut off. */
export async function compact(storage: Storage, space: Uint8Array, chain: Chain): Promise<void> {
  const compacted = lastCompacted(chain)
  if (!compacted) return
  const covered = new Map(compacted.covered.map(({ device, seq }) => [device, seq]))
  await storage.compact(space, compacted.snapshot, covered)
}

/** The snapshot that whoever joins begins with (`snapshotGet` in `client-messages.ts`). */
export async function countingSnapshot(
  storage: Storage,
  space: Uint8Array,
  chain: Chain,
): Promise<StoredSnapshot | null> {
  const all = await storage.snapshots(space)
  const compacted = lastCompacted(chain)
  const confirmed = all.find(({ hash }) => compacted && equalBytes(hash, compacted.snapshot))
  return confirmed ?? all[0] ?? null
}
