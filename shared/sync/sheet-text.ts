/**
 * The chapter sheet as people type it, paste it, or read it out of its QR code. Nothing here knows what
 * the digits mean (`shared/protocol/sheet/chapter-sheet.ts`): a window may ask before the core is asked.
 */

export const SHEET_GROUPS = 16
export const GROUP_DIGITS = 5
/** A group says two bytes. */
const LARGEST = 0xffff

const ADDRESS = 'vorstandsmappe://sheet#'

/** What the QR code holds: all that the sheet says. */
export const sheetAddress = (groups: readonly string[], relay: string): string =>
  `${ADDRESS}${groups.join('')}@${relay}`

/** Whether a QR code holds one. */
export const isSheetAddress = (text: string): boolean => text.startsWith(ADDRESS)

/** @returns the digits as they were typed, and the relay where it was pasted with them; else '' */
export function splitSheet(typed: string): { digits: string; relay: string } {
  const [digits = '', ...relay] = typed.trim().replace(ADDRESS, '').split('@')
  return { digits: digits.trim(), relay: relay.join('@').trim() }
}

export type SheetTypo =
  /** So many digits are there. */
  | { kind: 'count'; count: number }
  /** The group, from 1, that no sheet has like this. */
  | { kind: 'group'; group: number }

/** What can be seen of a mistake before the sheet's own checksum is asked; `null` for nothing. */
export function sheetTypo(digits: string): SheetTypo | null {
  const typed = digits.split(/[^0-9A-Za-z]+/).filter(Boolean)
  const isGrouped = typed.length === SHEET_GROUPS
  const groups = isGrouped ? typed : (typed.join('').match(/.{1,5}/g) ?? [])
  const wrong = groups.findIndex(isWrong)
  if (isGrouped && wrong >= 0) return { kind: 'group', group: wrong + 1 }
  const count = typed.join('').replace(/\D/g, '').length
  if (count !== SHEET_GROUPS * GROUP_DIGITS) return { kind: 'count', count }
  return wrong < 0 ? null : { kind: 'group', group: wrong + 1 }
}

const isWrong = (group: string): boolean => !/^\d{5}$/.test(group) || Number(group) > LARGEST
