/** The words between the import's stages: targets of columns, candidates, problems. */
import type { MemberKind } from '../member.ts'

/** What a row of a list says about a person. Missing = the list says nothing about it. */
export type MemberCandidate = Partial<{
  number: string
  kind: MemberKind
  salutation: string
  title: string
  firstName: string
  lastName: string
  /** `yyyy-mm-dd`, as `joined` and `left`. */
  birthDate: string
  street: string
  postalCode: string
  city: string
  country: string
  emails: { label: string; address: string }[]
  phones: { label: string; number: string }[]
  /** `id` where the office is stored already; days as `yyyy-mm-dd`. */
  offices: { id?: string; office: string; body: string; from: string; until: string }[]
  joined: string
  left: string
  tags: string[]
  notes: string
}>

/** What a column can be read as; several of them can make up one field, or one several. */
export const IMPORT_TARGETS = [
  'number',
  'kind',
  'salutation',
  'gender',
  'title',
  'firstName',
  'lastName',
  'namePrefix',
  'firstLast',
  'lastFirst',
  'birthDate',
  'street',
  'houseNumber',
  'postalCode',
  'city',
  'postalCodeAndCity',
  'address',
  'country',
  'email',
  'emailLabel',
  'phone',
  'phoneLabel',
  'office',
  'officeBody',
  'officeFrom',
  'officeUntil',
  'joined',
  'left',
  'tags',
  'notes',
  /** Whose row it is, in a list that this app has exported. */
  'mark',
] as const
export type ImportTarget = (typeof IMPORT_TARGETS)[number]

/** Targets that more than one column of a list may have. */
export const REPEATABLE_TARGETS: ReadonlySet<ImportTarget> = new Set([
  'email',
  'emailLabel',
  'phone',
  'phoneLabel',
  'office',
  'officeBody',
  'officeFrom',
  'officeUntil',
  'tags',
  'notes',
])

/** Targets that a postal code can stand in. */
export const POSTAL_TARGETS: ReadonlySet<ImportTarget> = new Set([
  'postalCode',
  'postalCodeAndCity',
  'address',
])

/**
 * How sure a proposal is: `certain` and `likely` by the header, `guess` by the values below it,
 * `none` where the column is left out.
 */
export type MappingConfidence = 'certain' | 'likely' | 'guess' | 'none'

export interface ColumnMapping {
  /** Place of the column, from 0. */
  column: number
  header: string
  /** null leaves the column out. */
  target: ImportTarget | null
  confidence: MappingConfidence
  /** For e-mail and phone columns: what kind they are, in the list's own word ('' for none). */
  label?: string
  /** For days like 5/3/1962, which nobody can tell otherwise: set by a person, never proposed. */
  dateOrder?: 'day-month' | 'month-day'
  /** For postal codes: four digits stay four, because the list is not mainly a German one. */
  foreign?: boolean
}

export type RowProblemCode =
  | 'no-name'
  | 'not-a-person'
  | 'value-damaged'
  | 'text-garbled'
  | 'letters-lost'
  | 'date-unreadable'
  | 'date-impossible'
  | 'date-ambiguous'
  | 'date-incomplete'
  | 'date-implausible'
  | 'left-before-joined'
  | 'email-invalid'
  | 'email-doubtful'
  | 'phone-unreadable'
  | 'phone-zero-restored'
  | 'postal-code-padded'
  | 'kind-unknown'

/**
 * `refused` = the row is not imported; `warning` = it is, but this value was changed, left out or
 * may be wrong.
 */
export interface RowProblem {
  /** Place of the column, from 0; -1 where the row as a whole is meant. */
  column: number
  field: string
  code: RowProblemCode
  value: string
  severity: 'refused' | 'warning'
}

/** What a list says of a person in one text each. */
export const MEMBER_TEXTS = [
  'number',
  'salutation',
  'title',
  'firstName',
  'lastName',
  'birthDate',
  'street',
  'postalCode',
  'city',
  'country',
  'joined',
  'left',
  'notes',
] as const
