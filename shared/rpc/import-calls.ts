import { z } from 'zod'
import { IMPORT_TARGETS, type ColumnMapping } from '../members/import/candidate.ts'
import type { ImportPlan, PlannedRow } from '../members/import/plan-import.ts'
import {
  SEPARATORS,
  TEXT_ENCODINGS,
  type Separator,
  type TextEncoding,
} from '../members/import/table-format.ts'
import { call } from './define.ts'
import { bytesUpTo, MAX_FRAME_BYTES } from './frames.ts'

/** Why a file cannot be read as a table. */
export type ImportErrorCode =
  | 'import/not-a-table'
  | 'import/unsupported-format'
  | 'import/encrypted-file'
  | 'import/damaged-file'
  | 'import/too-big'
  | 'import/empty'
  | 'import/unknown-sheet'

/** A list that was read, and what its columns seem to be. */
export interface ImportList {
  id: string
  format: 'text' | 'xlsx' | 'ods'
  sheets: string[]
  sheet: string | null
  encoding: TextEncoding | null
  separator: Separator | null
  /** Rows below the header that say something. */
  rows: number
  mapping: ColumnMapping[]
  /** The first rows below the header. */
  samples: string[][]
}

export type PlanCounts = ImportPlan['counts']
export const PLAN_OUTCOMES = ['new', 'changed', 'unchanged', 'refused'] as const
/** Which rows of a preview are looked at. */
export const ROW_FILTERS = ['all', ...PLAN_OUTCOMES, 'remarked', 'garbled'] as const
export type RowFilter = (typeof ROW_FILTERS)[number]

/** A row of the preview; of the members whom it concerns, their names. */
export interface PreviewRow extends PlannedRow {
  names: string[]
}

export interface PreviewPage {
  total: number
  rows: PreviewRow[]
}

export interface ImportResult {
  job: string
  /** For an undo of the whole; `null` when nothing was to be written. */
  changeSet: string | null
  /** Rows that are in. */
  written: number
  /** False after a cancel: the rest waits for "continue or undo". */
  finished: boolean
}

/** An import that was cut off. */
export interface PendingImport {
  job: string
  /** ISO 8601. */
  started: string
  written: number
  left: number
  /** It was being taken back when that was cut off, and can only be taken back. */
  isGivenUp: boolean
}

const importId = z.string().regex(/^[0-9a-f]{32}$/)
const readOptions = z.object({
  sheet: z.string().max(200).optional(),
  encoding: z.enum(TEXT_ENCODINGS).optional(),
  separator: z.enum(SEPARATORS).optional(),
})
const columnMapping = z.object({
  column: z.int().min(0).max(1000),
  header: z.string().max(20_000),
  target: z.enum(IMPORT_TARGETS).nullable(),
  confidence: z.enum(['certain', 'likely', 'guess', 'none']),
  label: z.string().max(20_000).optional(),
  dateOrder: z.enum(['day-month', 'month-day']).optional(),
  foreign: z.boolean().optional(),
})

type ReadFailure = 'session/locked' | 'import/gone' | ImportErrorCode

export const importCalls = {
  /** Reads a file; it lies in memory until the import is closed or the chapter locked. */
  'imports.open': call<ImportList, ReadFailure>()(
    z.object({
      bytes: bytesUpTo(MAX_FRAME_BYTES),
      options: readOptions,
    }),
  ),
  /** Reads the same file in another way. */
  'imports.reopen': call<ImportList, ReadFailure>()(
    z.object({ id: importId, options: readOptions }),
  ),
  /** What would happen, row by row; nothing is written. */
  'imports.plan': call<PlanCounts, 'session/locked' | 'import/gone'>()(
    z.object({ id: importId, mapping: z.array(columnMapping).max(1000) }),
  ),
  'imports.rows': call<PreviewPage, 'session/locked' | 'import/gone'>()(
    z.object({
      id: importId,
      shown: z.enum(ROW_FILTERS),
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
    }),
  ),
  /**
   * Does what was planned last; reports rows, and can be cancelled. `import/stale`: members were
   * changed since it was planned, and it has to be planned again.
   */
  'imports.run': call<
    ImportResult,
    'session/locked' | 'import/gone' | 'import/busy' | 'import/stale'
  >()(z.object({ id: importId })),
  'imports.close': call<null, 'session/locked'>()(z.object({ id: importId })),
  'imports.pending': call<PendingImport | null, 'session/locked'>()(z.object({})),
  'imports.continue': call<ImportResult, 'session/locked' | 'import/gone' | 'import/busy'>()(
    z.object({ job: importId }),
  ),
  /** Takes back what is in of an import that was cut off, and forgets the rest. */
  'imports.giveUp': call<null, 'session/locked' | 'import/gone' | 'import/busy'>()(
    z.object({ job: importId }),
  ),
}

/** What one row writes; made in the helper, so that the core only has to store it. */
export interface ImportWork {
  /** The member; a new one's id is given here. */
  document: string
  isNew: boolean
  operations: {
    path: string
    value: string | boolean | Record<string, string>
    /** What the field held when the row was planned; what was entered since then stays. */
    before?: string
  }[]
}
