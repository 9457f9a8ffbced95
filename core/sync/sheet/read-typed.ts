import { ready } from '../../../shared/protocol/crypto.ts'
import { relayAddress } from '../../../shared/protocol/relay/address.ts'
import { readSheet, type ChapterSheet } from '../../../shared/protocol/sheet/chapter-sheet.ts'
import { splitSheet } from '../../../shared/sync/sheet-text.ts'

/**
 * What somebody typed to come back: the sheet, and the relay where it was not pasted with it.
 * @returns what is wrong with it, or all that is needed
 */
export async function readTyped(
  typed: string,
  relay: string,
): Promise<
  | { ok: true; sheet: ChapterSheet; digits: string; relay: string }
  | { ok: false; problem: 'sheet-mistyped' | 'address' }
> {
  await ready
  const split = splitSheet(typed)
  const sheet = readSheet(split.digits)
  if (!sheet) return { ok: false, problem: 'sheet-mistyped' }
  const address = relayAddress(split.relay || relay)
  return address
    ? { ok: true, sheet, digits: split.digits, relay: address }
    : { ok: false, problem: 'address' }
}
