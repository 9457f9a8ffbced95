import { decodeText } from './decode-text.ts'
import { IMPORT_LIMITS } from './limits.ts'
import { tooBig } from './table-builder.ts'
import { Unreadable } from './unreadable.ts'
import type { Archive } from './unzip.ts'

/** Which sheet is wanted; without a name the first visible one with something in it. */
export interface SheetChoice {
  sheet?: string | undefined
}

export interface WorkbookTable {
  sheets: string[]
  sheet: string
  rows: string[][]
}

/** The text of a part of a workbook. XML without a mark is UTF-8. */
export function partText(archive: Archive, part: string): string {
  const bytes = archive.read(part)
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe
  return wide ? decodeText(bytes).text : decodeText(bytes, 'utf-8').text
}

/** A workbook whose first so many sheets are empty has no list, or means no good. */
const TRIED = 10

/** Reads the chosen sheet; sheets are read in turn until one of them is not empty. */
export function chooseSheet<Sheet extends { name: string; hidden: boolean }>(
  all: Sheet[],
  choice: SheetChoice,
  read: (sheet: Sheet) => string[][],
): WorkbookTable {
  const visible = all.filter((sheet) => !sheet.hidden)
  const offered = visible.length > 0 ? visible : all
  if (all.length > IMPORT_LIMITS.sheets) throw tooBig('sheets')
  const sheets = offered.map((sheet) => sheet.name)
  if (choice.sheet !== undefined) {
    const chosen = offered.find((sheet) => sheet.name === choice.sheet)
    if (!chosen) throw new Unreadable('import/unknown-sheet')
    return { sheets, sheet: chosen.name, rows: read(chosen) }
  }
  for (const sheet of offered.slice(0, TRIED)) {
    const rows = read(sheet)
    if (rows.length > 0) return { sheets, sheet: sheet.name, rows }
  }
  throw new Unreadable('import/empty')
}
