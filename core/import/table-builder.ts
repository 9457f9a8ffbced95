import { unguardFormula } from './formula-guard.ts'
import { IMPORT_LIMITS } from './limits.ts'
import { Unreadable } from './unreadable.ts'

/**
 * Collects cells into rows. Blank cells cost nothing until something stands behind them, so a
 * million blank lines or columns are no load; every bound is checked before memory is taken.
 */
export class TableBuilder {
  readonly rows: string[][] = []
  private width = 0

  /** Puts a text at a place, both counted from 0. Blank text is not stored. */
  set(row: number, column: number, raw: string): void {
    const text = tidyCell(raw)
    if (text === '') return
    if (row >= IMPORT_LIMITS.rows) throw tooBig('rows')
    if (column >= IMPORT_LIMITS.columns) throw tooBig('columns')
    if (text.length > IMPORT_LIMITS.cellLength) throw tooBig('cellLength')
    this.width = Math.max(this.width, column + 1)
    if (Math.max(this.rows.length, row + 1) * this.width > IMPORT_LIMITS.cells)
      throw tooBig('cells')
    while (this.rows.length <= row) this.rows.push([])
    const cells = this.rows[row] ?? []
    while (cells.length < column) cells.push('')
    cells[column] = text
  }

  /** What stands at a place; '' where nothing does. */
  get(row: number, column: number): string {
    return this.rows[row]?.[column] ?? ''
  }
}

export function tooBig(what: keyof typeof IMPORT_LIMITS): Unreadable {
  return new Unreadable('import/too-big', { what, limit: IMPORT_LIMITS[what] })
}

/** Without stray blanks at the ends (also no-break and zero-width ones), lines ended by \n. */
export function tidyCell(raw: string): string {
  let start = 0
  let end = raw.length
  while (start < end && isStray(raw.charCodeAt(start))) start++
  while (end > start && isStray(raw.charCodeAt(end - 1))) end--
  let text = start === 0 && end === raw.length ? raw : raw.slice(start, end)
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
  return text.charCodeAt(0) === APOSTROPHE ? unguardFormula(text) : text
}

const APOSTROPHE = 0x27

function isStray(code: number): boolean {
  if (code <= 0x20) return true
  if (code < 0xa0) return code === 0x7f
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x200e ||
    code === 0x200f ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x2060 ||
    code === 0x3000 ||
    code === 0xfeff
  )
}
