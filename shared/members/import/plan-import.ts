import type { ColumnMapping, MemberCandidate, RowProblem, RowProblemCode } from './candidate.ts'
import type { FoundHeader } from './find-header.ts'
import { matchRows, type ExistingMember, type RowOutcome } from './match-rows.ts'
import { normaliseRow } from './normalise-row.ts'

export interface PlannedRow {
  /** Line of the sheet as its program counts, from 1. */
  line: number
  candidate: MemberCandidate
  problems: RowProblem[]
  outcome: RowOutcome
}

export interface ImportPlan {
  rows: PlannedRow[]
  counts: Record<RowOutcome['outcome'], number> & {
    /** Lines without any text, and headers repeated on every printed page. */
    skipped: number
    /** Rows in which letters may be missing. */
    garbled: number
    /** Rows that are taken in although something about them is odd. */
    remarked: number
    /** Rows that are taken in without one of their values. */
    lacking: number
  }
}

export interface ImportInput {
  /** All rows of the table, title and header included. */
  rows: string[][]
  header: FoundHeader
  mapping: ColumnMapping[]
  existing: ExistingMember[]
  /** `yyyy-mm-dd` */
  today: string
}

/** Remarks on a value that is not taken in. */
const LEFT_OUT: ReadonlySet<RowProblemCode> = new Set([
  'value-damaged',
  'date-unreadable',
  'date-impossible',
  'date-ambiguous',
  'date-incomplete',
  'date-implausible',
  'email-invalid',
  'phone-unreadable',
  'kind-unknown',
])

/** What an import would do, row by row. Writes nothing. */
export function planImport({ rows, header, mapping, existing, today }: ImportInput): ImportPlan {
  const planned: (Omit<PlannedRow, 'outcome'> & { id: string | null })[] = []
  let skipped = 0
  for (let index = header.firstRow; index < rows.length; index++) {
    const row = rows[index] ?? []
    if (!isDataRow(row, header)) skipped++
    else planned.push({ line: index + 1, ...normaliseRow(row, mapping, today) })
  }
  const accepted = planned.filter(({ problems }) => !isRefused(problems))
  const matched = matchRows(
    accepted.map(({ candidate }) => candidate),
    existing,
    accepted.map(({ id }) => id),
  )
  const rowCounts = { new: 0, changed: 0, unchanged: 0, refused: 0 }
  const counts = { ...rowCounts, skipped, garbled: 0, remarked: 0, lacking: 0 }
  let next = 0
  const result = planned.map(({ id: _id, ...row }): PlannedRow => {
    const code = row.problems.find(({ severity }) => severity === 'refused')?.code
    const outcome: RowOutcome =
      code === undefined
        ? withLine(matched[next++] as RowOutcome, accepted)
        : {
            outcome: 'refused',
            code: code === 'not-a-person' ? code : 'no-name',
            ids: [],
            row: null,
          }
    counts[outcome.outcome]++
    const plannedRow = { ...row, outcome }
    if (isGarbledRow(plannedRow)) counts.garbled++
    if (isRemarkedRow(plannedRow)) counts.remarked++
    if (isLackingRow(plannedRow)) counts.lacking++
    return plannedRow
  })
  return { rows: result, counts }
}

/** Whether a line below the header says something, and is no header of a further page. */
export const isDataRow = (row: string[], header: FoundHeader): boolean =>
  row.some((cell) => cell !== '') && !repeatsHeader(row, header)

/** Whether letters of a row were lost before it came here, or were read wrongly. */
export const isGarbledRow = ({ problems }: Pick<PlannedRow, 'problems'>): boolean =>
  problems.some(({ code }) => code === 'text-garbled' || code === 'letters-lost')

/** Whether a row that is taken in has values that were changed, left out or may be wrong. */
export const isRemarkedRow = ({ problems, outcome }: PlannedRow): boolean =>
  outcome.outcome !== 'refused' && problems.some(({ severity }) => severity === 'warning')

/** Whether a row that is taken in loses a value that cannot be read. */
const isLackingRow = ({ problems, outcome }: PlannedRow) =>
  outcome.outcome !== 'refused' && problems.some(({ code }) => LEFT_OUT.has(code))

const isRefused = (problems: RowProblem[]) =>
  problems.some(({ severity }) => severity === 'refused')

/** Matching counts the rows it was given; people count lines. */
function withLine(outcome: RowOutcome, accepted: { line: number }[]): RowOutcome {
  if (outcome.outcome !== 'refused' || outcome.row === null) return outcome
  return { ...outcome, row: accepted[outcome.row]?.line ?? null }
}

function repeatsHeader(row: string[], { headers, found }: FoundHeader): boolean {
  if (!found || row.length < 2) return false
  return headers.every((header, column) => (row[column] ?? '') === header)
}
