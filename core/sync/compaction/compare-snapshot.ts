/**
 * Whether somebody else's snapshot leaves nothing out: this vault is built once more in memory, from
 * the snapshot and the entries that came after it, and must be the same (attacks A28, A29).
 */
import { decode } from '../../../shared/protocol/codec/codec.ts'
import { equalBytes } from '../../../shared/protocol/crypto.ts'
import type { EntryItem } from '../../../shared/protocol/entry/body.ts'
import { checkSegment } from '../../../shared/protocol/entry/check-segment.ts'
import {
  EMPTY_LOG,
  wireEntry,
  type LogHead,
  type WireEntry,
} from '../../../shared/protocol/entry/entry.ts'
import { openEntry } from '../../../shared/protocol/entry/open-entry.ts'
import type { Chain } from '../../../shared/protocol/roster/chain.ts'
import type { Place } from '../../../shared/protocol/roster/record.ts'
import type { Roster } from '../../../shared/protocol/roster/roster.ts'
import type { Database } from '../../db/database.ts'
import { eraseDocuments, erasedIds } from '../../records/erase.ts'
import { receiveChangeSet } from '../../records/receive.ts'
import { BOARD_SPACE } from '../../records/write.ts'
import { isAdoptedIn } from '../adoption.ts'
import { readContent, stepsOf } from '../apply-snapshot.ts'
import { changeSetOf } from '../change-items.ts'
import { hashVault, knownAuthors } from '../hash-vault.ts'
import { waitingItems } from '../outbox.ts'
import { receiveFactItem } from '../receive-fact.ts'
import { ownEntriesAfter, readChain, readLogs, readSecrets } from '../sync-store.ts'
import { ownDevice } from '../../vault/device.ts'

export interface Compared {
  /** `early`: it covers what is not here yet, or an entry between is not at hand; ask again later. */
  result: 'equal' | 'differs' | 'early'
}

export interface SnapshotToCompare {
  /** Compressed, as it was made. */
  content: Uint8Array
  state: Uint8Array
  covered: readonly Place[]
  /** What others wrote after it, as far as this vault has it; more does no harm. */
  entries: readonly WireEntry[]
}

/**
 * @param vault of which one moment is read: the caller holds a read transaction
 * @param rebuilt empty, with its tables
 */
export function compareSnapshot(
  vault: Database,
  rebuilt: Database,
  { content, state, covered, entries }: SnapshotToCompare,
): Compared['result'] {
  const chain = readChain(vault)
  if (!chain) return 'early'
  const later = entriesSince(vault, chain, covered, entries)
  if (typeof later === 'string') return later
  const authors = knownAuthors(chain)
  const parts = readContent(content)
  if (!parts) return 'differs'
  rebuilt.transaction(() => {
    copyDevices(vault, rebuilt)
    for (const step of stepsOf(rebuilt, parts)) step()
  })
  if (!equalBytes(hashVault(rebuilt, authors), state)) return 'differs'
  rebuilt.transaction(() => {
    for (const { item, roster } of later) apply(rebuilt, item, roster)
    // What is erased here may stand in the snapshot: the next one leaves it out.
    eraseDocuments(rebuilt, erasedIds(vault))
  })
  return equalBytes(hashVault(rebuilt, authors), hashVault(vault, authors)) ? 'equal' : 'differs'
}

interface Later {
  item: EntryItem
  roster: Roster
}

/** All that this vault holds and the snapshot does not cover. */
function entriesSince(
  vault: Database,
  chain: Chain,
  covered: readonly Place[],
  others: readonly WireEntry[],
): Later[] | 'early' | 'differs' {
  const secrets = readSecrets(vault)
  const logs = readLogs(vault)
  const own = ownDevice(vault)
  const later: Later[] = []
  const isAhead = covered.some(({ device, seq }) => seq > (logs.get(device)?.seq ?? 0))
  if (isAhead) return 'early'
  for (const [device, log] of logs) {
    const place = covered.find((one) => one.device === device)
    const from = place ? { ...place, rosterIndex: 0 } : EMPTY_LOG
    const all = device === own ? ownEntries(vault, from.seq) : others
    const between = all.filter(
      (entry) => entry.device === device && entry.seq > from.seq && entry.seq <= log.seq,
    )
    const opened = openSegment(vault, chain, { from, to: log }, between, secrets)
    if (typeof opened === 'string') return opened
    later.push(...opened)
  }
  const waiting = waitingItems(vault, Infinity, -1)?.items ?? []
  return [...later, ...waiting.map((item) => ({ item, roster: chain.now }))]
}

function openSegment(
  vault: Database,
  chain: Chain,
  { from, to }: { from: LogHead; to: LogHead },
  entries: readonly WireEntry[],
  secrets: ReadonlyMap<number, Uint8Array>,
): Later[] | 'early' | 'differs' {
  if (to.seq === from.seq) return equalBytes(to.hash, from.hash) ? [] : 'differs'
  if (entries.length !== to.seq - from.seq) return 'early'
  const checked = checkSegment(chain, from, entries, isAdoptedIn(vault))
  const last = checked.ok ? checked.value.at(-1) : undefined
  // The place that it claims leads elsewhere than this vault has been.
  if (!checked.ok || !last || !equalBytes(last.hash, to.hash)) return 'differs'
  return checked.value.flatMap((entry) => {
    const secret = secrets.get(entry.roster.epoch)
    const opened = secret && openEntry(entry, secret)
    return opened?.ok ? opened.value.map((item) => ({ item, roster: entry.roster })) : []
  })
}

function ownEntries(vault: Database, seq: number): WireEntry[] {
  return ownEntriesAfter(vault, seq, -1).map((data) => {
    const read = decode(wireEntry, data)
    if (!read.ok) throw new Error('an own entry cannot be read')
    return read.value
  })
}

function apply(rebuilt: Database, item: EntryItem, roster: Roster) {
  if (item.type === 'changes') {
    const changeSet = changeSetOf(item, BOARD_SPACE)
    if (changeSet) receiveChangeSet({ db: rebuilt }, changeSet)
  } else if (item.type === 'fact') receiveFactItem(rebuilt, item, roster)
}

/** Whose facts are signed with which key. */
function copyDevices(vault: Database, rebuilt: Database) {
  const columns = 'number, name, person, signing_key, receiving_key, added'
  const rows = vault.all<Record<string, string | number | Uint8Array>>(
    `SELECT ${columns} FROM devices`,
  )
  for (const row of rows) {
    rebuilt.run(`INSERT INTO devices (${columns}) VALUES (?, ?, ?, ?, ?, ?)`, Object.values(row))
  }
}
