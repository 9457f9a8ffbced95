import { isBuiltInDay, isDayFormat, plainNumber, serialToDay, zeroPadded } from './number-text.ts'
import { attribute, scanXml } from './scan-xml.ts'

export interface CellStyles {
  /** Per style number of a cell: the number of its format. */
  formatOfStyle: number[]
  /** Format codes that the workbook defines itself. */
  codes: Map<number, string>
}

export function readStyles(xml: string): CellStyles {
  const styles: CellStyles = { formatOfStyle: [], codes: new Map() }
  let inCells = false
  scanXml(xml, {
    open: (name, tag) => {
      if (name === 'numFmt') {
        const id = Number(attribute(tag, 'numFmtId'))
        // A code may be 255 characters long; nobody's postal code format comes near.
        const code = attribute(tag, 'formatCode') ?? ''
        if (code.length <= 255) styles.codes.set(id, code)
      } else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        styles.formatOfStyle.push(Number(attribute(tag, 'numFmtId') ?? 0))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
    text: () => undefined,
  })
  return styles
}

/** A number as its format means it: a day as ISO text, a postal code with its zeros. */
export function numberCell(
  value: number,
  style: number,
  { formatOfStyle, codes }: CellStyles,
  date1904: boolean,
): string {
  const format = formatOfStyle[style] ?? 0
  const code = codes.get(format)
  const isDay = code === undefined ? isBuiltInDay(format) : isDayFormat(code)
  const day = isDay ? serialToDay(value, date1904) : null
  return day ?? (code === undefined ? null : zeroPadded(value, code)) ?? plainNumber(value)
}
