/** A sheet of paper against the roster: whether it is the one in force, and what it opens. */
import { equalBytes } from '../../../shared/protocol/crypto.ts'
import { openEpoch } from '../../../shared/protocol/epoch/epoch-secret.ts'
import { toHex } from '../../../shared/protocol/hex.ts'
import type { Chain, ChainLink } from '../../../shared/protocol/roster/chain.ts'
import type { RecoveryKeys } from '../../../shared/protocol/roster/record.ts'
import type { Roster } from '../../../shared/protocol/roster/roster.ts'
import {
  publicSheetKeys,
  sheetKeys,
  type ChapterSheet,
  type SheetKeys,
} from '../../../shared/protocol/sheet/chapter-sheet.ts'

export const isOfSpace = ({ space: beginning }: ChapterSheet, space: Uint8Array): boolean =>
  equalBytes(beginning, space.slice(0, beginning.length))

/** Whether this paper is the one that counts now: both of its keys stand in the roster. */
export function isInForce(sheet: ChapterSheet, { space, recovery }: Roster): boolean {
  const keys = publicSheetKeys(sheetKeys(sheet.secret))
  return (
    recovery !== null &&
    isOfSpace(sheet, space) &&
    equalBytes(keys.signingKey, recovery.signingKey) &&
    equalBytes(keys.receivingKey, recovery.receivingKey)
  )
}

/** What a fact calls a sheet by; of its secret it says nothing. */
export const nameOfSheet = ({ signingKey }: RecoveryKeys): string => toHex(signingKey).slice(0, 32)

/** The secret of the present epoch, as it was sealed for the sheet; `null` when it does not open. */
export function openBySheet({ links, now }: Chain, keys: SheetKeys): Uint8Array | null {
  const sealed = links.map(sealedForSheet).findLast((one) => one !== null)
  return sealed ? openEpoch(sealed, keys.receiving, now) : null
}

function sealedForSheet({ content: { body } }: ChainLink): Uint8Array | null {
  if (body.type === 'sheetReplaced') return body.recovery?.sealed ?? null
  return 'rotation' in body ? body.rotation.recovery : null
}
