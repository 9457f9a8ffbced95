import { fillMerges, type Merge } from './fill-merges.ts'
import { IMPORT_LIMITS } from './limits.ts'
import { plainNumber } from './number-text.ts'
import { attribute, decodeEntities, scanXml } from './scan-xml.ts'
import { TableBuilder, tooBig } from './table-builder.ts'
import { Unreadable } from './unreadable.ts'
import type { Archive } from './unzip.ts'
import { chooseSheet, partText, type SheetChoice, type WorkbookTable } from './workbook.ts'

/** Reads one sheet of an OpenDocument spreadsheet (OASIS ODF 1.3, part 3, section 9). */
export function readOds(archive: Archive, choice: SheetChoice): WorkbookTable {
  const manifest = archive.has('META-INF/manifest.xml')
    ? partText(archive, 'META-INF/manifest.xml')
    : ''
  if (manifest.includes('encryption-data')) throw new Unreadable('import/encrypted-file')
  const xml = partText(archive, 'content.xml')
  return chooseSheet(listSheets(xml), choice, ({ number }) => readSheet(xml, number))
}

function listSheets(xml: string) {
  const hiddenStyles = new Set<string>()
  const sheets: { name: string; hidden: boolean; number: number }[] = []
  let style = ''
  let depth = 0
  scanXml(xml, {
    open: (name, tag) => {
      if (name === 'style') style = attribute(tag, 'name') ?? ''
      else if (name === 'table-properties' && attribute(tag, 'display') === 'false') {
        hiddenStyles.add(style)
      } else if (name === 'table' && depth++ === 0) {
        sheets.push({
          name: attribute(tag, 'name') ?? '',
          hidden: hiddenStyles.has(attribute(tag, 'style-name') ?? ''),
          number: sheets.length,
        })
      }
    },
    close: (name) => {
      if (name === 'table') depth--
    },
    text: () => undefined,
  })
  return sheets
}

/** What stands in a cell beside its text: comments, drawings, tables within. */
const BESIDE = new Set(['annotation', 'frame', 'custom-shape', 'shapes', 'forms'])

interface OdsCell {
  type: string
  value: string
  text: string
  /** Paragraphs begun. */
  paragraphs: number
  repeated: number
  down: number
  across: number
}

function readSheet(xml: string, wanted: number): string[][] {
  const table = new TableBuilder()
  const merges: Merge[] = []
  let sheet = -1
  let depth = 0
  let beside = 0
  let row = 0
  let rowRepeated = 1
  let column = 0
  let cell: OdsCell | null = null
  let inParagraph = 0
  let steps = 0

  const put = (text: string, repeated: number) => {
    for (let down = 0; down < rowRepeated; down++) {
      for (let across = 0; across < repeated; across++) {
        // A cell of ten bytes can ask for 2^34 copies of itself.
        if (++steps > IMPORT_LIMITS.cells) throw tooBig('cells')
        table.set(row + down, column + across, text)
      }
    }
  }

  scanXml(xml, {
    open: (name, tag) => {
      if (name === 'table' && depth++ === 0) sheet++
      if (sheet !== wanted || depth !== 1) return
      if (BESIDE.has(name)) beside++
      if (beside > 0) return
      if (name === 'table-row') {
        rowRepeated = repetition(attribute(tag, 'number-rows-repeated'))
        column = 0
      } else if (name === 'table-cell' || name === 'covered-table-cell') cell = openCell(tag)
      else if (!cell) return
      else if (name === 'p') {
        inParagraph++
        if (cell.paragraphs++ > 0) cell.text += '\n'
      } else if (inParagraph > 0) cell.text += blanks(name, tag)
    },
    text: (raw) => {
      if (cell && inParagraph > 0 && beside === 0) cell.text += raw
    },
    close: (name) => {
      if (name === 'table') depth--
      if (sheet !== wanted || depth !== 1) return
      if (BESIDE.has(name)) beside = Math.max(0, beside - 1)
      else if (beside > 0) return
      else if (name === 'p') inParagraph = Math.max(0, inParagraph - 1)
      else if (name === 'table-row') row += rowRepeated
      else if (cell && (name === 'table-cell' || name === 'covered-table-cell')) {
        const text = cellText(cell)
        if (text !== '') put(text, cell.repeated)
        if (cell.down > 1 && cell.across === 1) {
          merges.push({ column, firstRow: row, lastRow: row + cell.down - 1 })
        }
        column += cell.repeated
        cell = null
        inParagraph = 0
      }
    },
  })
  fillMerges(table, merges)
  return table.rows
}

function openCell(tag: string): OdsCell {
  const type = attribute(tag, 'value-type') ?? 'string'
  const value = attribute(tag, type === 'date' ? 'date-value' : 'value')
  return {
    type,
    value: value ?? attribute(tag, 'string-value') ?? '',
    text: '',
    paragraphs: 0,
    repeated: repetition(attribute(tag, 'number-columns-repeated')),
    down: repetition(attribute(tag, 'number-rows-spanned')),
    across: repetition(attribute(tag, 'number-columns-spanned')),
  }
}

function repetition(text: string | null): number {
  const count = Number(text ?? 1)
  return Number.isSafeInteger(count) && count > 0 ? Math.min(count, 0x7fff_ffff) : 1
}

/** Elements that stand for white space (ODF 1.3, 6.1). */
function blanks(name: string, tag: string): string {
  if (name === 's') return ' '.repeat(Math.min(Number(attribute(tag, 'c')) || 1, 100))
  if (name === 'tab') return '\t'
  return name === 'line-break' ? '\n' : ''
}

/**
 * Days by their value, whatever way they are shown; whole numbers as they are shown where that
 * keeps leading zeros, else by their value, for the shown form may be rounded to 1.23E+11.
 */
function cellText({ type, value, text, paragraphs }: OdsCell): string {
  const shown = decodeEntities(text)
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}/.test(value)) return value.slice(0, 10)
  if (type === 'float' && value !== '' && Number.isFinite(Number(value))) {
    const number = plainNumber(Number(value))
    const padded = /^\D*0*(\d+)$/.exec(shown.replace(/[.,]\d/g, 'x'))?.[1] === number
    return padded ? shown : number
  }
  return paragraphs > 0 ? shown : type === 'string' ? value : shown
}
