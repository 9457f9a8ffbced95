import { recogniseHeader } from '../../shared/members/import/recognise-header.ts'
import type { Separator } from '../../shared/members/import/table-format.ts'
import { readDelimited } from './read-delimited.ts'

const SAMPLE_LENGTH = 64 * 1024
const SAMPLE_ROWS = 200
const HEADER_ROWS = 30

/**
 * The separator under which the beginning of a text looks most like a list: known headers first,
 * then lines of equal width. A blank counts only where nothing else separates.
 */
export function detectSeparator(text: string): Separator {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const judged = ([';', '\t', ',', '|'] as const).map((separator) => ({
    separator,
    score: judge(sample, separator),
  }))
  const best = judged.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score > 0) return best.separator
  if (judge(sample, ' ') > 20) return ' '
  // Nothing but separators: an empty table rather than one of semicolons.
  if (/^[\s;,|]*$/.test(sample))
    return judged.find(({ separator }) => sample.includes(separator))?.separator ?? ';'
  // One column: a separator that does not occur leaves its cells whole.
  return judged.find(({ separator }) => !sample.includes(separator))?.separator ?? ';'
}

/** 0 where the separator makes no table of it; ten for each known header, five for even width. */
function judge(sample: string, separator: Separator): number {
  if (!sample.includes(separator)) return 0
  const rows: string[][] = []
  const widths: number[] = []
  let cells: string[] = []
  readDelimited(sample, separator, {
    field: (_row, column, text) => {
      if (column < 200) cells.push(text)
    },
    endRow: (_row, fields) => {
      if (cells.some((cell) => cell.trim() !== '')) {
        rows.push(cells)
        widths.push(fields)
      }
      cells = []
      return rows.length < SAMPLE_ROWS
    },
  })
  const usual = mostFrequent(widths)
  if (usual < 2) return 0
  let headers = 0
  let headerWidth = usual
  for (const [index, row] of rows.slice(0, HEADER_ROWS).entries()) {
    const known = row.filter((cell) => recogniseHeader(cell)?.confidence === 'certain').length
    if (known > headers) {
      headers = known
      headerWidth = widths[index] ?? usual
    }
  }
  // "Name" over lines of "Müller, Hans": the comma belongs to the cells.
  if (headers > 0 && headerWidth === 1) return 0
  const even = widths.filter((width) => width === usual).length / widths.length
  return headers * 10 + even * 5 + Math.min(usual, 20) / 10
}

function mostFrequent(numbers: number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  let best = 0
  for (const [number, count] of counts) {
    if (count > (counts.get(best) ?? 0) || (count === counts.get(best) && number > best)) {
      best = number
    }
  }
  return best
}
