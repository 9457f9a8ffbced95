/** Workbooks written by SheetJS: other code than the one that reads them. */
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx'

/** A text, a number without a format, or a day as a serial number in a format for days. */
export type ListCell = string | number | { serial: number }

/** Cells of one row merged sideways; from and to are columns, both included. */
export interface Merge {
  row: number
  from: number
  to: number
}

export function writeWorkbook(
  table: ListCell[][],
  merges: Merge[],
  format: 'xlsx' | 'ods',
): Uint8Array {
  const sheet: WorkSheet = {}
  let width = 1
  for (const [row, cells] of table.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell === '') continue
      sheet[utils.encode_cell({ r: row, c: column })] = asCell(cell)
      width = Math.max(width, column + 1)
    }
  }
  sheet['!ref'] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: Math.max(0, table.length - 1), c: width - 1 },
  })
  sheet['!merges'] = merges.map(({ row, from, to }) => ({
    s: { r: row, c: from },
    e: { r: row, c: to },
  }))
  const notes = utils.aoa_to_sheet([['nur ein Hinweis']])
  const book = {
    SheetNames: ['Mitglieder', 'Hinweise'],
    Sheets: { Mitglieder: sheet, Hinweise: notes },
  }
  const bytes: unknown = write(book, { type: 'buffer', bookType: format, compression: true })
  return new Uint8Array(bytes as Buffer)
}

function asCell(cell: ListCell): CellObject {
  if (typeof cell === 'string') return { t: 's', v: cell }
  if (typeof cell === 'number') return { t: 'n', v: cell }
  return { t: 'n', v: cell.serial, z: 'm/d/yy' }
}
