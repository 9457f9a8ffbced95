/**
 * The last cell of an exported row says whose row it is, and by a checksum whether it is as it was
 * written. So a row comes back to its member whatever was changed in it; and one that nobody and no
 * spreadsheet has touched is believed to the letter, where any other list is read with a doubt
 * (four digits may be a postal code that lost its zero).
 */
export interface RowMark {
  id: string
  isUntouched: boolean
}

const MARK = /^([0-9a-f]{32})-([0-9a-f]{8})$/

/** @param cells all others of the row */
export const rowMark = (id: string, cells: readonly string[]): string => `${id}-${checksum(cells)}`

/** `null` for a cell that is no mark. */
export function readRowMark(cell: string, cells: readonly string[]): RowMark | null {
  const [, id, sum] = MARK.exec(cell) ?? []
  return id === undefined ? null : { id, isUntouched: sum === checksum(cells) }
}

/** FNV-1a, 32 bits, over what survives a file: blanks at the ends and control characters do not. */
function checksum(cells: readonly string[]): string {
  const text = cells.map((cell) => cell.replace(/[\s\p{Cc}\p{Cf}]+/gu, '')).join('\n')
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
