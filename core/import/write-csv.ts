import type { EXPORT_SEPARATORS } from '../../shared/members/import/table-format.ts'
import { guardFormula } from './formula-guard.ts'

export interface WriteCsvOptions {
  separator: (typeof EXPORT_SEPARATORS)[number]
  /** Whether to begin with a byte order mark, by which Excel knows UTF-8. */
  bom: boolean
}

/**
 * Writes a table as CSV (RFC 4180, UTF-8, lines ended by CR LF) with formulas guarded, so that
 * `readTable` gives exactly the same cells back.
 */
export function tableToCsv(rows: string[][], { separator, bom }: WriteCsvOptions): Uint8Array {
  const lines = rows.map((cells) =>
    cells.map((cell) => quoted(guardFormula(cell.replace(CONTROL, '')))).join(separator),
  )
  const text = lines.map((line) => `${line}\r\n`).join('')
  return new TextEncoder().encode((bom ? '\uFEFF' : '') + text)
}

/** No list holds control characters: a file with too many of them is not read as one. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g

/** Always in quotes where anything but plain letters and digits could be taken for syntax. */
function quoted(cell: string): string {
  return /^[\p{L}\p{N}.@ -]*$/u.test(cell) && cell === cell.trim()
    ? cell
    : `"${cell.replaceAll('"', '""')}"`
}
