/** How a cell is read, for each thing that a column can be. */
import type {
  ColumnMapping,
  ImportTarget,
  MemberCandidate,
  RowProblem,
  RowProblemCode,
} from './candidate.ts'
import { labelFor, pairedColumn } from './pair-columns.ts'
import { parseDay } from './parse-day.ts'
import { emailKey, parseEmails } from './parse-emails.ts'
import { parseKind } from './parse-kind.ts'
import { parseFirstLast, parseLastFirst, type NameParts } from './parse-name.ts'
import { parsePhones, phoneKey } from './parse-phones.ts'
import { salutationOfGender, splitAddress, splitPostalCode, splitTags } from './parse-words.ts'
import { recogniseHeader } from './recognise-header.ts'
import {
  hasLostLetters,
  isGarbled,
  isRoundedNumber,
  isSpreadsheetError,
  tidyLine,
  tidyText,
} from './tidy-text.ts'

/** A row while it is read. */
export interface Reading {
  candidate: MemberCandidate
  problems: RowProblem[]
  row: string[]
  mapping: ColumnMapping[]
  /** `yyyy-mm-dd` */
  today: string
  /** From a column of its own; it goes behind the street wherever that stands. */
  houseNumber: string
}

interface Cell {
  reading: Reading
  candidate: MemberCandidate
  column: ColumnMapping
  /** As it stands in the file. */
  raw: string
  /** On one line, without stray blanks. */
  text: string
}

/** Reads one cell into the candidate; what cannot be read becomes a problem. */
export function readCell(reading: Reading, column: ColumnMapping, target: ImportTarget): void {
  const raw = reading.row[column.column] ?? ''
  if (raw === '') return
  const text = tidyLine(raw)
  const cell: Cell = { reading, candidate: reading.candidate, column, raw, text }
  if (isSpreadsheetError(text)) {
    warn(cell, 'value-damaged')
    return
  }
  if (isGarbled(text)) warn(cell, 'text-garbled')
  else if (IN_LETTERS.has(target) && hasLostLetters(text)) warn(cell, 'letters-lost')
  READERS[target](cell)
}

/** What is written in letters, where a question mark has no business. */
const IN_LETTERS: ReadonlySet<ImportTarget> = new Set([
  'salutation',
  'title',
  'firstName',
  'lastName',
  'namePrefix',
  'firstLast',
  'lastFirst',
  'street',
  'city',
  'postalCodeAndCity',
  'address',
  'country',
  'office',
  'officeBody',
  'tags',
])

type Reader = (cell: Cell) => void

const READERS: Record<ImportTarget, Reader> = {
  number: readNumber('number'),
  kind: (cell) => {
    const kind = parseKind(cell.text)
    if (kind) cell.candidate.kind = kind
    else warn(cell, 'kind-unknown')
  },
  salutation: ({ candidate, text }) => {
    candidate.salutation = text
  },
  gender: ({ candidate, text }) => {
    candidate.salutation ||= salutationOfGender(text)
  },
  title: ({ candidate, text }) => {
    candidate.title = text
  },
  firstName: ({ candidate, text }) => {
    candidate.firstName = text
  },
  lastName: ({ candidate, text }) => {
    // Its prefix may stand in a column before this one or behind it.
    candidate.lastName = joined(candidate.lastName, text)
  },
  namePrefix: ({ candidate, text }) => {
    candidate.lastName = joined(text, candidate.lastName)
  },
  firstLast: (cell) => readName(cell, parseFirstLast(cell.text)),
  lastFirst: (cell) => readName(cell, parseLastFirst(cell.text)),
  birthDate: readDay('birthDate'),
  street: ({ candidate, text }) => {
    candidate.street = text
  },
  houseNumber: ({ reading, text }) => {
    reading.houseNumber = text
  },
  postalCode: readNumber('postalCode'),
  city: ({ candidate, text }) => {
    candidate.city = text
  },
  postalCodeAndCity: ({ candidate, text }) => {
    Object.assign(candidate, splitPostalCode(text) ?? { city: text })
  },
  address: ({ candidate, raw }) => {
    const parts = splitAddress(tidyText(raw))
    candidate.street ??= parts.street
    candidate.postalCode ??= parts.postalCode
    candidate.city ??= parts.city
  },
  country: ({ candidate, text }) => {
    candidate.country = text
  },
  email: (cell) => {
    const { addresses, doubtful, invalid } = parseEmails(cell.text)
    for (const value of invalid) warn(cell, 'email-invalid', value)
    for (const value of doubtful) warn(cell, 'email-doubtful', value)
    for (const address of [...addresses, ...doubtful]) addEmail(cell, address)
  },
  // Read together with the address or the number that they belong to.
  emailLabel: () => undefined,
  phoneLabel: () => undefined,
  phone: (cell) => {
    for (const { number, problem, value } of parsePhones(cell.text)) {
      if (problem) warn(cell, problem, value)
      if (number !== null) addPhone(cell, number)
    }
  },
  office: readOffices,
  // Read together with the office that they belong to.
  officeBody: () => undefined,
  officeFrom: () => undefined,
  officeUntil: () => undefined,
  mark: () => undefined,
  joined: readDay('joined'),
  left: readDay('left'),
  tags: ({ candidate, raw }) => {
    candidate.tags = [...new Set([...(candidate.tags ?? []), ...splitTags(tidyText(raw))])]
  },
  notes: ({ candidate, column: { header }, raw }) => {
    const note = tidyText(raw)
    // "5,00" alone would say nothing: a column of something else is called by its heading.
    const isOther = header !== '' && recogniseHeader(header)?.target !== 'notes'
    const said = isOther && note ? `${tidyLine(header)}: ${note}` : note
    candidate.notes = [candidate.notes, said].filter(Boolean).join('\n')
  },
}

/** Numbers that are names: their zeros count, and their digits must be all there. */
function readNumber(field: 'number' | 'postalCode'): Reader {
  return (cell) => {
    const { candidate, text } = cell
    // "12E5" may be somebody's number; a spreadsheet writes 1.2E+06.
    if (isRoundedNumber(text) && /[.,+]/.test(text)) warn(cell, 'value-damaged')
    // 4109.0 comes from programs that take every number for a fraction.
    else candidate[field] = text.replace(/^(\d+)\.0$/, '$1')
  }
}

function readDay(field: 'birthDate' | 'joined' | 'left'): Reader {
  return (cell) => {
    const { reading, candidate, column, text } = cell
    const context = { today: reading.today, field, order: column.dateOrder }
    const { day, problem } = parseDay(text, context)
    if (problem) warn(cell, problem)
    if (day !== null) candidate[field] = day
  }
}

/** Several offices stand between semicolons or on lines; a comma can belong to one's name. */
function readOffices({ reading, candidate, column, raw }: Cell): void {
  const { mapping, row, today } = reading
  const beside = (target: ImportTarget) => pairedColumn(column, mapping, target)
  const textOf = (pair = column) => tidyLine(row[pair.column] ?? '')
  const dayBeside = (target: ImportTarget, field: 'joined' | 'left'): string => {
    const pair = beside(target)
    if (!pair) return ''
    const { day, problem } = parseDay(textOf(pair), { today, field, order: pair.dateOrder })
    if (problem) warn({ reading, candidate, column: pair, raw: textOf(pair), text: '' }, problem)
    return day ?? ''
  }
  const body = beside('officeBody')
  const rest = {
    body: body ? textOf(body) : '',
    from: dayBeside('officeFrom', 'joined'),
    until: dayBeside('officeUntil', 'left'),
  }
  const names = tidyText(raw).split(/[;\n]+/u)
  const offices = names.map((name) => tidyLine(name)).filter((name) => name !== '')
  candidate.offices = [
    ...(candidate.offices ?? []),
    ...offices.map((office) => ({ office, ...rest })),
  ]
}

/** Parts of a whole name fill what no column of its own says. */
function readName({ candidate }: Cell, parts: NameParts): void {
  for (const field of ['salutation', 'title', 'firstName', 'lastName'] as const) {
    if (parts[field] !== '') candidate[field] ||= parts[field]
  }
}

function addEmail({ candidate, column, reading }: Cell, address: string): void {
  const emails = (candidate.emails ??= [])
  if (emails.some((email) => emailKey(email.address) === emailKey(address))) return
  emails.push({ label: labelFor(column, reading.mapping, reading.row), address })
}

function addPhone({ candidate, column, reading }: Cell, number: string): void {
  const phones = (candidate.phones ??= [])
  if (phones.some((phone) => phoneKey(phone.number) === phoneKey(number))) return
  phones.push({ label: labelFor(column, reading.mapping, reading.row), number })
}

function warn({ reading, column, raw }: Cell, code: RowProblemCode, value = raw): void {
  const field = column.target ?? ''
  reading.problems.push({ column: column.column, field, code, value, severity: 'warning' })
}

const joined = (first = '', second = '') => [first, second].filter(Boolean).join(' ')
