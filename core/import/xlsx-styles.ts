import {
  isBuiltInDay,
  isDayFormat,
  plainNumber,
  serialToDay,
  zeroPadded,
  zeroPadding,
} from './number-text.ts'
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

/** How each style of a workbook shows a number; worked out once for each, not for each cell. */
export function numberFormatter({ formatOfStyle, codes }: CellStyles, date1904: boolean) {
  const byFormat = new Map<number, (value: number) => string>()
  return (value: number, style: number): string => {
    const format = formatOfStyle[style] ?? 0
    let show = byFormat.get(format)
    if (!show) byFormat.set(format, (show = formatOf(format, codes.get(format), date1904)))
    return show(value)
  }
}

/** A day becomes ISO text, a postal code keeps its zeros, anything else is the number itself. */
function formatOf(id: number, code: string | undefined, date1904: boolean) {
  const isDay = code === undefined ? isBuiltInDay(id) : isDayFormat(code)
  if (isDay) return (value: number) => serialToDay(value, date1904) ?? plainNumber(value)
  const padding = code === undefined ? null : zeroPadding(code)
  return (value: number) => (padding && zeroPadded(value, padding)) ?? plainNumber(value)
}
