import { isExportHeader } from '../export.ts'
import { foldHeader, recogniseHeader } from './recognise-header.ts'

export interface FoundHeader {
  /** The text above each column, groups and sub-headers joined ("Telefon privat"). */
  headers: string[]
  /** Index of the first row below the header. */
  firstRow: number
  /** False where no line looks like a header: then the headers are blank, all rows are data. */
  found: boolean
}

/** A header stands within the first so many rows, whatever titles are above it. */
const SEARCHED_ROWS = 40

/** Finds the line, or the two lines, of headers below titles and blank lines. */
export function findHeader(rows: string[][]): FoundHeader {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const [first = []] = rows
  // What stands below can look like anything, even like a better header.
  if (isExportHeader(first)) return { headers: pad(first, width), firstRow: 1, found: true }
  let best = { score: 0, headers: new Array<string>(width).fill(''), firstRow: 0 }
  for (let index = 0; index < Math.min(rows.length, SEARCHED_ROWS); index++) {
    const row = pad(rows[index] ?? [], width)
    const score = headerScore(row)
    if (score > best.score) best = { score, headers: row, firstRow: index + 1 }
    const group = pad(rows[index - 1] ?? [], width)
    if (!looksLikeHeader(group) || !looksLikeHeader(row)) continue
    const joined = joinHeaders(group, row)
    const joinedScore = headerScore(joined)
    if (joinedScore > best.score)
      best = { score: joinedScore, headers: joined, firstRow: index + 1 }
  }
  const cells = best.headers.filter((header) => header !== '').length
  const found = best.score >= 2 || (best.score >= 1 && best.score * 2 >= cells)
  return found
    ? { headers: best.headers, firstRow: best.firstRow, found }
    : { headers: new Array<string>(width).fill(''), firstRow: 0, found }
}

/** Number of known headers; those found only as a part of a longer text count for half. */
function headerScore(row: string[]): number {
  let score = 0
  for (const cell of row) {
    const known = recogniseHeader(cell)
    if (known) score += known.confidence === 'certain' ? 1 : 0.5
  }
  return score
}

/** A line that can be half of a header: at least two short cells, none a value. */
function looksLikeHeader(row: string[]): boolean {
  const cells = row.filter((cell) => cell !== '')
  return cells.length >= 2 && cells.every((cell) => cell.length <= 60 && !/[@]|\d{3}/.test(cell))
}

/**
 * Joins a line of groups with the line below it: a group spans its own column and the blank ones
 * behind it as long as there is something below; a sub-header known by itself needs no group.
 */
function joinHeaders(groups: string[], below: string[]): string[] {
  let group = ''
  return below.map((cell, column) => {
    const own = groups[column] ?? ''
    group = own !== '' ? own : cell === '' ? '' : group
    if (cell === '') return own
    const known = recogniseHeader(cell)?.confidence === 'certain'
    if (known || group === '' || foldHeader(group) === foldHeader(cell)) return cell
    return `${group} ${cell}`
  })
}

function pad(row: string[], width: number): string[] {
  return row.length === width ? row : [...row, ...new Array<string>(width - row.length).fill('')]
}
