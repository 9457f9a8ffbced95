/** Compares the snapshot of another device with what is here, and says in the roster that it counts. */
import type { WireEntry } from '../../../shared/protocol/entry/entry.ts'
import { MAX_DEVICES } from '../../../shared/protocol/roster/record.ts'
import { rosterAt } from '../../../shared/protocol/roster/chain.ts'
import { snapshotKey, type ReadSnapshot } from '../../../shared/protocol/snapshot/manifest.ts'
import { runHelper } from '../../helpers/run-helper.ts'
import { fetchBlob } from '../fetch-snapshot.ts'
import type { VaultFile } from '../put-snapshot.ts'
import { expectType, type RelayLink } from '../relay-link.ts'
import type { SpaceState } from '../space-state.ts'
import type { Compared } from './compare-snapshot.ts'

export interface Confirming {
  vault: VaultFile
  space: SpaceState
  link: RelayLink
  /** While it runs nothing of others is applied. */
  alone: (work: () => Promise<void>) => Promise<void>
}

/** @param snapshot that was checked: somebody of the board made it, of this space */
export async function compareWith(
  { vault, space, link, alone }: Confirming,
  snapshot: ReadSnapshot,
): Promise<Compared['result']> {
  const epoch = rosterAt(space.chain(), snapshot.rosterIndex)?.epoch
  const secret = epoch === undefined ? null : space.secret(epoch)
  const content = secret && (await fetchBlob(link, snapshot.blob, snapshotKey(secret, snapshot)))
  if (!content) return 'differs'
  const { state, covered } = snapshot
  let comparing: Promise<Compared> | null = null
  await alone(async () => {
    const entries = await entriesAfter(link, space, covered)
    await new Promise<void>((resolve, reject) => {
      const task = { ...vault, content, state, covered, entries }
      comparing = runHelper('compare-worker', task, () => {
        resolve()
      })
      comparing.catch(reject)
    })
  })
  return comparing === null ? 'early' : (await (comparing as Promise<Compared>)).result
}

/** Everything of the others that the snapshot does not cover. */
async function entriesAfter(
  link: RelayLink,
  space: SpaceState,
  covered: ReadSnapshot['covered'],
): Promise<WireEntry[]> {
  const seqs = new Map(covered.map(({ device, seq }) => [device, seq]))
  seqs.set(space.own.device, space.log(space.own.device).seq)
  const entries: WireEntry[] = []
  for (let isMore = true; isMore;) {
    const have = [...seqs]
      .map(([device, seq]) => ({ device, seq }))
      .sort((a, b) => a.device - b.device)
      .slice(0, MAX_DEVICES)
    const page = expectType(await link.ask({ type: 'since', have }), 'entries')
    const fresh = page.entries.filter(({ device, seq }) => seq > (seqs.get(device) ?? 0))
    for (const entry of fresh) seqs.set(entry.device, entry.seq)
    entries.push(...fresh)
    // A relay that repeats itself would be asked for ever.
    isMore = page.isMore === 'yes' && fresh.length > 0
  }
  return entries
}
