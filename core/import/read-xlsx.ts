import { fillMerges, type Merge } from './fill-merges.ts'
import { attribute, decodeEntities, scanXml } from './scan-xml.ts'
import { TableBuilder } from './table-builder.ts'
import { Unreadable } from './unreadable.ts'
import type { Archive } from './unzip.ts'
import { chooseSheet, partText, type SheetChoice, type WorkbookTable } from './workbook.ts'
import { numberFormatter, readStyles } from './xlsx-styles.ts'
import { readSharedStrings, unescapeControls } from './xlsx-strings.ts'
import { readWorkbook } from './xlsx-workbook.ts'

/** Reads one sheet of an Office Open XML workbook (ECMA-376). */
export function readXlsx(archive: Archive, choice: SheetChoice): WorkbookTable {
  const workbook = readWorkbook(archive)
  const strings = workbook.strings ? readSharedStrings(partText(archive, workbook.strings)) : []
  const styles = readStyles(workbook.styles ? partText(archive, workbook.styles) : '')
  return chooseSheet(workbook.sheets, choice, (sheet) => {
    if (!archive.has(sheet.part)) throw new Unreadable('import/damaged-file', { part: sheet.part })
    return readSheet(partText(archive, sheet.part), {
      strings,
      showNumber: numberFormatter(styles, workbook.date1904),
    })
  })
}

interface SheetContext {
  strings: string[]
  showNumber: (value: number, style: number) => string
}

function readSheet(xml: string, context: SheetContext): string[][] {
  const table = new TableBuilder()
  const merges: Merge[] = []
  let row = -1
  let column = -1
  let type = ''
  let style = -1
  let value = ''
  let inline = ''
  let into: 'value' | 'inline' | null = null
  // Phonetic hints of East Asian text stand beside the text, not in it.
  let phonetic = false
  scanXml(xml, {
    open: (name, tag) => {
      if (name === 'row') {
        row = rowNumber(attribute(tag, 'r')) ?? row + 1
        column = -1
      } else if (name === 'c') {
        column = columnNumber(attribute(tag, 'r')) ?? column + 1
        type = attribute(tag, 't') ?? 'n'
        style = Number(attribute(tag, 's') ?? -1)
        value = inline = ''
      } else if (name === 'v') into = 'value'
      else if (name === 't' && !phonetic) into = 'inline'
      else if (name === 'rPh') phonetic = true
      else if (name === 'mergeCell') addMerge(merges, attribute(tag, 'ref'))
    },
    text: (raw) => {
      if (into === 'value') value += raw
      else if (into === 'inline') inline += raw
    },
    close: (name) => {
      if (name === 'v' || name === 't') into = null
      else if (name === 'rPh') phonetic = false
      else if (name === 'c') {
        const text = cellText(type, value, inline, style, context)
        if (text !== '') table.set(row, column, text)
      }
    },
  })
  fillMerges(table, merges)
  return table.rows
}

/** ECMA-376 18.18.11, the types of cells. */
function cellText(
  type: string,
  value: string,
  inline: string,
  style: number,
  { strings, showNumber }: SheetContext,
): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'inlineStr') return unescapeControls(decodeEntities(inline))
  if (type === 'str' || type === 'e') return unescapeControls(decodeEntities(value))
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : value.trim() === '0' ? 'FALSE' : ''
  if (type === 'd') return value.trim().replace(/T[\d:.]+Z?$/, '')
  const number = value.trim() === '' ? NaN : Number(value)
  return Number.isFinite(number) ? showNumber(number, style) : value
}

/** "17" → 16; null where the number is missing or no number of a row. */
function rowNumber(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,6}$/.test(text) ? Number(text) - 1 : null
}

/** "AB17" → 27; null where it is missing or no reference to a cell. */
function columnNumber(reference: string | null): number | null {
  const letters = reference === null ? null : /^\$?([A-Z]{1,3})\$?\d{1,7}$/i.exec(reference)?.[1]
  if (!letters) return null
  return [...letters.toUpperCase()].reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0) - 1
}

function addMerge(merges: Merge[], reference: string | null): void {
  const [from, to] = (reference ?? '').split(':')
  const column = columnNumber(from ?? null)
  const firstRow = rowNumber(/\d+$/.exec(from ?? '')?.[0] ?? null)
  const lastRow = rowNumber(/\d+$/.exec(to ?? '')?.[0] ?? null)
  if (column === null || firstRow === null || lastRow === null) return
  if (columnNumber(to ?? null) === column) merges.push({ column, firstRow, lastRow })
}
