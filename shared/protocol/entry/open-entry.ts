import { fine, refuse, type Checked } from '../checked.ts'
import { decode, type Unreadable } from '../codec/codec.ts'
import { open } from '../crypto.ts'
import { stampDevice } from '../../records/stamp.ts'
import { toHex } from '../hex.ts'
import { unpad } from '../pad.ts'
import { entryBody, type EntryItem } from './body.ts'
import type { CheckedEntry } from './check-segment.ts'
import { numbersOf } from '../roster/roster.ts'
import { clientsOf } from './clients-of.ts'
import { entryKey } from './seal-entry.ts'

export type BodyProblem =
  | Unreadable
  /** The key does not open it. */
  | 'entry-sealed'
  /** An update that writes in another device's name, or is none. */
  | 'entry-clients'
  /** A change set under another device's stamp. */
  | 'entry-stamp'
  /** An edit of somebody who may only read. */
  | 'entry-right'

/**
 * Decrypts an entry whose place and signature were checked.
 * @param secret of the epoch of its roster
 */
export function openEntry(
  { entry, header, roster }: CheckedEntry,
  secret: Uint8Array,
): Checked<EntryItem[], BodyProblem> {
  const padded = open(entry.ciphertext, header, entry.nonce, entryKey(secret, entry.device))
  const content = padded && unpad(padded)
  if (!content) return refuse('entry-sealed')
  const body = decode(entryBody, content)
  if (!body.ok) return body
  const numbers = numbersOf(roster, entry.device)
  const isReader = roster.devices.get(entry.device)?.role === 'auditor'
  for (const item of body.value.items) {
    if (isReader && item.type !== 'attestation') return refuse('entry-right')
    // A fact carries its own author and signature, and is checked with it.
    if (item.type !== 'changes') continue
    if (!numbers.includes(stampDevice(toHex(item.changeSet)))) return refuse('entry-stamp')
    if (!areOwnChanges(item.changes, numbers)) return refuse('entry-clients')
  }
  return fine(body.value.items)
}

/** Who wrote an update is arithmetic, not a claim (attacks A07, A08). */
function areOwnChanges(
  changes: readonly { update: Uint8Array }[],
  numbers: readonly number[],
): boolean {
  return changes.every(({ update }) => {
    const clients = clientsOf(update)
    return (
      clients !== null && clients.every((client) => numbers.includes(Math.floor(client / 2 ** 32)))
    )
  })
}
