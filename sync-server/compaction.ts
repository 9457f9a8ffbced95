/** What a `compacted` record means to the relay: that a snapshot counts, and what it stands for may go. */
import { equalBytes } from '../shared/protocol/crypto.ts'
import { isTooFarAhead } from '../shared/protocol/roster/record-time.ts'
import type { Chain, ChainLink } from '../shared/protocol/roster/chain.ts'
import type { Roster } from '../shared/protocol/roster/roster.ts'
import type { LogState, Storage, StoredSnapshot } from './storage/storage.ts'

type Compacted = NonNullable<Roster['compacted']>

/**
 * Whether a record confirms a snapshot of which something is missing here; then it is refused, so that
 * nothing is deleted that nobody else has (attacks A30, A32). Not one that is old, or that covers more
 * than was ever here: after this relay was put back to an earlier day, devices give it the roster
 * again, with snapshots that it has lost. Those are taken, and nothing is deleted for them.
 */
export async function confirmsWhatIsMissing(
  storage: Storage,
  space: Uint8Array,
  { content: { body, time }, roster: { compacted } }: ChainLink,
  { now, logs }: { now: number; logs: readonly LogState[] },
): Promise<boolean> {
  if (body.type !== 'compacted' || !compacted || isTooFarAhead(now, time)) return false
  if (placesAhead(compacted, logs).length > 0) return false
  const all = await storage.snapshots(space)
  const found = all.find(({ hash }) => equalBytes(hash, compacted.snapshot))
  const content = found && (await storage.blob(space, found.blob))
  return content?.missing.length !== 0
}

/** Where the logs have been once and are not here. */
function placesAhead({ covered }: Compacted, logs: readonly LogState[]) {
  const heads = new Map(logs.map(({ device, seq }) => [device, seq]))
  return covered.filter(({ device, seq }) => seq > (heads.get(device) ?? 0))
}

/**
 * Deletes what the newest `compacted` record allows; begun again where it was cut off. Logs that this
 * relay has lost a part of go on behind what is covered.
 */
export async function compact(
  storage: Storage,
  space: Uint8Array,
  { now: { compacted } }: Chain,
): Promise<void> {
  if (!compacted) return
  const ahead = placesAhead(compacted, await storage.logs(space))
  if (ahead.length > 0) await storage.moveLogs(space, ahead)
  const covered = new Map(compacted.covered.map(({ device, seq }) => [device, seq]))
  await storage.compact(space, compacted.snapshot, covered)
}

/** The snapshot that whoever joins begins with (`snapshotGet` in `client-messages.ts`). */
export async function countingSnapshot(
  storage: Storage,
  space: Uint8Array,
  { now: { compacted } }: Chain,
): Promise<StoredSnapshot | null> {
  const all = await storage.snapshots(space)
  const confirmed = all.find(({ hash }) => compacted && equalBytes(hash, compacted.snapshot))
  return confirmed ?? all[0] ?? null
}
