import {
  POSTAL_TARGETS,
  type ColumnMapping,
  type MemberCandidate,
  type RowProblem,
  type RowProblemCode,
} from './candidate.ts'
import { isGermany } from './parse-words.ts'
import { readRowMark, type RowMark } from '../row-mark.ts'
import { readCell, type Reading } from './read-cell.ts'
import { readExactly } from './read-exactly.ts'

export interface NormalisedRow {
  candidate: MemberCandidate
  problems: RowProblem[]
  /** The member whose row it is, in a list that this app has exported. */
  id: string | null
}

/**
 * Reads one row as a person. Values that cannot be read are left out and reported; a row without
 * a name is refused, unless it is marked as somebody's. The same row always gives the same candidate.
 *
 * @param today `yyyy-mm-dd`, from which two-digit years and plausibility are seen.
 */
export function normaliseRow(
  row: string[],
  mapping: ColumnMapping[],
  today: string,
): NormalisedRow {
  const mark = markOf(row, mapping)
  if (mark?.isUntouched) {
    return { candidate: withoutBlanks(readExactly(row, mapping)), problems: [], id: mark.id }
  }
  const reading: Reading = { candidate: {}, problems: [], row, mapping, today, houseNumber: '' }
  for (const column of mapping) {
    if (column.target !== null) readCell(reading, column, column.target)
  }
  finishStreet(reading)
  finishPostalCode(reading)
  finishDays(reading)
  if (!mark) refuseNobody(reading)
  const { candidate, problems } = reading
  return { candidate: withoutBlanks(candidate), problems, id: mark?.id ?? null }
}

function markOf(row: string[], mapping: ColumnMapping[]): RowMark | null {
  const column = mapping.find(({ target }) => target === 'mark')?.column
  return column === undefined ? null : readRowMark(row[column] ?? '', row.slice(0, column))
}

function finishStreet({ candidate, houseNumber }: Reading): void {
  if (houseNumber === '') return
  candidate.street = [candidate.street, houseNumber].filter(Boolean).join(' ')
}

/** German postal codes have five digits; a spreadsheet drops the zero of 01067 to 09648. */
function finishPostalCode({ candidate, problems, mapping }: Reading): void {
  const code = (candidate.postalCode ?? '').replace(/^(?:(?:D|DE)[- ])+(?=\d{5}$)/, '')
  if (candidate.postalCode !== undefined) candidate.postalCode = code
  if (!/^[1-9]\d{3}$/.test(code) || !isGermany(candidate.country ?? '')) return
  // Four digits with a Swiss or Austrian number beside them are four digits.
  if (candidate.phones?.some(({ number }) => /^(?:\+|00)4[13]/.test(number))) return
  if (code < '1067' || code > '9648') return
  const column = mapping.find(({ target }) => target !== null && POSTAL_TARGETS.has(target))
  if (column?.foreign) return
  candidate.postalCode = `0${code}`
  problems.push({
    column: column?.column ?? -1,
    field: 'postalCode',
    code: 'postal-code-padded',
    value: code,
    severity: 'warning',
  })
}

function finishDays({ candidate, problems, mapping }: Reading): void {
  const { joined, left } = candidate
  if (!joined || !left || left >= joined) return
  const column = mapping.find(({ target }) => target === 'left')?.column ?? -1
  problems.push({
    column,
    field: 'left',
    code: 'left-before-joined',
    value: left,
    severity: 'warning',
  })
}

function refuseNobody({ candidate, problems, row }: Reading): void {
  const refuse = (code: RowProblemCode, value: string) =>
    problems.push({ column: -1, field: 'lastName', code, value, severity: 'refused' })
  const { firstName = '', lastName = '' } = candidate
  if (firstName === '' && lastName === '') refuse('no-name', '')
  // "Summe: 87" below a list stands in one cell, and that can be the column of names.
  const cells = row.filter((cell) => cell !== '')
  const first = cells[0] ?? ''
  if (cells.length <= 2 && /^(?:summe|gesamt|anzahl|total|insgesamt|stand)\b/i.test(first)) {
    refuse('not-a-person', first)
  }
}

/** Empty values say nothing, and a key that is missing cannot erase anything. */
function withoutBlanks(candidate: MemberCandidate): MemberCandidate {
  return Object.fromEntries(Object.entries(candidate).filter(([, value]) => value.length > 0))
}
