import { IMPORT_LIMITS } from './limits.ts'
import { tooBig, type TableBuilder } from './table-builder.ts'

/** Cells of one column merged downwards; rows and columns count from 0, both ends included. */
export interface Merge {
  column: number
  firstRow: number
  lastRow: number
}

/**
 * Repeats the text of cells merged downwards (an address that a family shares, a header over two
 * lines) in the blank cells beneath. Cells merged sideways are titles and stay as they are.
 */
export function fillMerges(table: TableBuilder, merges: Merge[]): void {
  let steps = 0
  for (const { column, firstRow, lastRow } of merges) {
    const text = table.get(firstRow, column)
    if (text === '') continue
    const last = Math.min(lastRow, table.rows.length - 1)
    for (let row = firstRow + 1; row <= last; row++) {
      // Merges can lie over each other a million times.
      if (++steps > IMPORT_LIMITS.cells) throw tooBig('cells')
      if (table.get(row, column) === '') table.set(row, column, text)
    }
  }
}
