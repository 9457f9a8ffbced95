import {
  POSTAL_TARGETS,
  type ColumnMapping,
  type ImportTarget,
  type MemberCandidate,
  type RowProblem,
  type RowProblemCode,
} from './candidate.ts'
import { emailKey, parseEmails } from './parse-emails.ts'
import { parseDay } from './parse-day.ts'
import { parseKind } from './parse-kind.ts'
import { parseFirstLast, parseLastFirst } from './parse-name.ts'
import { parsePhones, phoneKey } from './parse-phones.ts'
import {
  isGermany,
  salutationOfGender,
  splitAddress,
  splitPostalCode,
  splitTags,
} from './parse-words.ts'
import { labelFor } from './pair-labels.ts'
import { isGarbled, isRoundedNumber, isSpreadsheetError, tidyLine, tidyText } from './tidy-text.ts'

export interface NormalisedRow {
  candidate: MemberCandidate
  problems: RowProblem[]
}

/**
 * Reads one row as a person. Values that cannot be read are left out and reported; a row without
 * a name is refused. The same row always gives the same candidate.
 *
 * @param today `yyyy-mm-dd`, from which two-digit years and plausibility are seen.
 */
export function normaliseRow(
  row: string[],
  mapping: ColumnMapping[],
  today: string,
): NormalisedRow {
  const reading: Reading = { candidate: {}, problems: [], row, mapping, today, houseNumber: '' }
  for (const column of mapping) {
    const raw = row[column.column] ?? ''
    if (column.target === null || raw === '') continue
    readCell(reading, column, column.target, raw)
  }
  finishStreet(reading)
  finishPostalCode(reading)
  finishDays(reading)
  refuseNobody(reading)
  return { candidate: withoutBlanks(reading.candidate), problems: reading.problems }
}

interface Reading extends NormalisedRow {
  row: string[]
  mapping: ColumnMapping[]
  today: string
  houseNumber: string
}

function readCell(
  reading: Reading,
  column: ColumnMapping,
  target: ImportTarget,
  raw: string,
): void {
  const { candidate } = reading
  const warn = (code: RowProblemCode, value = raw) => {
    const problem = { column: column.column, field: target, code, value } as const
    reading.problems.push({ ...problem, severity: 'warning' })
  }
  const text = target === 'notes' ? tidyText(raw) : tidyLine(raw)
  if (isSpreadsheetError(text)) {
    warn('value-damaged')
    return
  }
  if (isGarbled(text)) warn('text-garbled')

  if (target === 'firstLast' || target === 'lastFirst') {
    const parts = target === 'firstLast' ? parseFirstLast(text) : parseLastFirst(text)
    for (const key of ['salutation', 'title', 'firstName', 'lastName'] as const) {
      if (parts[key] && !candidate[key]) candidate[key] = parts[key]
    }
  } else if (target === 'birthDate' || target === 'joined' || target === 'left') {
    const context = { today: reading.today, field: target, order: column.dateOrder }
    const { day, problem } = parseDay(text, context)
    if (problem) warn(problem)
    if (day) candidate[target] = day
  } else if (target === 'email') {
    const { addresses, invalid } = parseEmails(text)
    for (const value of invalid) warn('email-invalid', value)
    for (const address of addresses) addEmail(reading, column, address)
  } else if (target === 'phone') {
    for (const { number, problem, value } of parsePhones(text)) {
      if (problem) warn(problem, value)
      if (number !== null) addPhone(reading, column, number)
    }
  } else if (target === 'kind') {
    const kind = parseKind(text)
    if (kind) candidate.kind = kind
    else warn('kind-unknown')
  } else if (target === 'gender') {
    candidate.salutation ||= salutationOfGender(text)
  } else if (target === 'tags') {
    candidate.tags = [...new Set([...(candidate.tags ?? []), ...splitTags(text)])]
  } else if (target === 'notes') {
    candidate.notes = [candidate.notes, text].filter(Boolean).join('\n')
  } else if (target === 'namePrefix') {
    candidate.lastName = [text, candidate.lastName].filter(Boolean).join(' ')
  } else if (target === 'lastName') {
    // The prefix may stand in a column before or behind this one.
    candidate.lastName = [candidate.lastName, text].filter(Boolean).join(' ')
  } else if (target === 'houseNumber') {
    reading.houseNumber = text
  } else if (target === 'address') {
    const parts = splitAddress(tidyText(raw))
    candidate.street ??= parts.street
    candidate.postalCode ??= parts.postalCode
    candidate.city ??= parts.city
  } else if (target === 'postalCodeAndCity') {
    Object.assign(candidate, splitPostalCode(text) ?? { city: text })
  } else if (target === 'number' || target === 'postalCode') {
    if (isRoundedNumber(text) && /[.,+]/.test(text)) warn('value-damaged')
    // 4109.0 comes from programs that take every number for a fraction.
    else candidate[target] = text.replace(/^(\d+)\.0$/, '$1')
  } else if (target !== 'emailLabel' && target !== 'phoneLabel') candidate[target] = text
}

function addEmail({ candidate, row, mapping }: Reading, column: ColumnMapping, address: string) {
  const emails = (candidate.emails ??= [])
  if (emails.some((email) => emailKey(email.address) === emailKey(address))) return
  emails.push({ label: labelFor(column, mapping, row), address })
}

function addPhone({ candidate, row, mapping }: Reading, column: ColumnMapping, number: string) {
  const phones = (candidate.phones ??= [])
  if (phones.some((phone) => phoneKey(phone.number) === phoneKey(number))) return
  phones.push({ label: labelFor(column, mapping, row), number })
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
  return Object.fromEntries(
    Object.entries(candidate).filter(([, value]) => value !== undefined && value.length > 0),
  )
}
