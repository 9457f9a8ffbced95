/**
 * What a device checks before it believes that entries are the next ones of a log. A segment is
 * checked by the signature of its newest entry: the chain of hashes below it says the rest, which
 * makes ten thousand entries cost one signature.
 */
import { fine, refuse, type Checked } from '../checked.ts'
import { equalBytes, isSigned } from '../crypto.ts'
import { rosterAt, type Chain } from '../roster/chain.ts'
import type { Roster } from '../roster/roster.ts'
import { headerBytes, type LogHead, type WireEntry } from './entry.ts'
import { entryHash } from './entry-hash.ts'

export type SegmentProblem =
  /** Something is missing before it, or it is known already. */
  | 'entry-order'
  /** It names a state of the roster that is not known here (yet). */
  | 'entry-roster'
  /** It names an older roster than its author's last entry. */
  | 'entry-old-roster'
  /** Its author did not belong to the space, or may only read. */
  | 'entry-author'
  /** Past the cut of a device that was removed, and not adopted. */
  | 'entry-removed'
  | 'entry-signature'

export interface CheckedEntry {
  entry: WireEntry
  header: Uint8Array
  hash: Uint8Array
  /** The rights under which it was written. */
  roster: Roster
}

/** Whether an entry past a cut was adopted by a device that stayed. */
export type IsAdopted = (entry: { device: number; seq: number; hash: Uint8Array }) => boolean

/**
 * @param log where the author's log stands here
 * @param entries of one author, in their order, at least one
 * @returns all of them checked, or why the first wrong one is wrong
 */
export function checkSegment(
  chain: Chain,
  log: LogHead,
  entries: readonly WireEntry[],
  isAdopted: IsAdopted,
): Checked<CheckedEntry[], SegmentProblem> {
  const checked: CheckedEntry[] = []
  let before = log
  for (const entry of entries) {
    const next = checkNext(chain, before, entry, isAdopted)
    if (!next.ok) return next
    checked.push(next.value)
    before = { seq: entry.seq, hash: next.value.hash, rosterIndex: entry.rosterIndex }
  }
  const last = checked.at(-1)
  return last && isSignedBy(last) ? fine(checked) : refuse('entry-signature')
}

function checkNext(
  chain: Chain,
  before: LogHead,
  entry: WireEntry,
  isAdopted: IsAdopted,
): Checked<CheckedEntry, SegmentProblem> {
  if (entry.seq !== before.seq + 1) return refuse('entry-order')
  if (entry.rosterIndex < before.rosterIndex) return refuse('entry-old-roster')
  const roster = rosterAt(chain, entry.rosterIndex)
  if (!roster) return refuse('entry-roster')
  const author = roster.devices.get(entry.device)
  if (!author || author.removed) return refuse('entry-author')
  const header = headerBytes(entry, roster, before.hash)
  const hash = entryHash(header, entry.ciphertext)
  if (isPastCut(chain.now, entry, hash) && !isAdopted({ ...entry, hash })) {
    return refuse('entry-removed')
  }
  return fine({ entry, header, hash, roster })
}

/** The cut names the last entry that counts; another one in its place does not. */
function isPastCut(now: Roster, { device, seq }: WireEntry, hash: Uint8Array): boolean {
  const cut = now.devices.get(device)?.removed?.cut
  if (!cut) return false
  return seq > cut.seq || (seq === cut.seq && !equalBytes(hash, cut.hash))
}

function isSignedBy({ entry, hash, roster }: CheckedEntry): boolean {
  const author = roster.devices.get(entry.device)
  return author !== undefined && isSigned(hash, entry.signature, author.signingKey)
}
