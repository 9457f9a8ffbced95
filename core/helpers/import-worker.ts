/** Holds the list that is being imported, away from the core's thread. */
import { readTable, type ReadTableOptions } from '../import/read-table.ts'
import { workOfRows } from '../import/import-work.ts'
import type { ColumnMapping } from '../../shared/members/import/candidate.ts'
import { findHeader, type FoundHeader } from '../../shared/members/import/find-header.ts'
import type { ExistingMember } from '../../shared/members/import/match-rows.ts'
import {
  isDataRow,
  isGarbledRow,
  isRemarkedRow,
  planImport,
  type ImportPlan,
  type PlannedRow,
} from '../../shared/members/import/plan-import.ts'
import { proposeMapping } from '../../shared/members/import/propose-mapping.ts'
import type { ImportList, ImportWork, RowFilter } from '../../shared/rpc/import-calls.ts'
import { serveHelper } from './serve-helper.ts'

/** Rows that are looked at for a proposal, and those that are shown beside it. */
const LOOKED_AT = 200
const SAMPLES = 5

type Read =
  { ok: true; value: Omit<ImportList, 'id'> } | Extract<ReturnType<typeof readTable>, { ok: false }>

interface Rows {
  shown: RowFilter
  offset: number
  limit: number
}

let bytes = new Uint8Array()
let table: { rows: string[][]; header: FoundHeader } | null = null
let existing: ExistingMember[] = []
let plan: ImportPlan | null = null
let work: ImportWork[] = []

const functions = {
  open(file: { bytes: Uint8Array<ArrayBuffer>; options: ReadTableOptions }): Read {
    bytes = file.bytes
    return functions.reopen(file.options)
  },
  reopen(options: ReadTableOptions): Read {
    table = null
    plan = null
    const result = readTable(bytes, options)
    if (!result.ok) return result
    const { rows, ...format } = result.value
    const header = findHeader(rows)
    table = { rows, header }
    const mapping = proposeMapping(
      header.headers,
      rows.slice(header.firstRow, header.firstRow + LOOKED_AT),
    )
    const lines = rows.slice(header.firstRow).filter((row) => isDataRow(row, header))
    const samples = lines.slice(0, SAMPLES)
    return { ok: true, value: { ...format, rows: lines.length, mapping, samples } }
  },
  /** Takes a part of the members that are known; `null` begins anew. */
  know(members: ExistingMember[] | null): void {
    existing = members === null ? [] : existing.concat(members)
  },
  plan({ mapping, today }: { mapping: ColumnMapping[]; today: string }): ImportPlan['counts'] {
    if (!table) throw new Error('no list is open')
    plan = planImport({ ...table, mapping, existing, today })
    return plan.counts
  },
  rows({ shown, offset, limit }: Rows) {
    const rows = (plan?.rows ?? []).filter((row) => isShown(row, shown))
    return { total: rows.length, rows: rows.slice(offset, offset + limit) }
  },
  /** A part of what the plan writes; the first one prepares all of it. */
  work({ offset, limit }: { offset: number; limit: number }): {
    work: ImportWork[]
    isLast: boolean
  } {
    if (offset === 0) work = workOfRows(plan?.rows ?? [])
    return { work: work.slice(offset, offset + limit), isLast: offset + limit >= work.length }
  },
}

function isShown(row: PlannedRow, shown: RowFilter): boolean {
  if (shown === 'garbled') return isGarbledRow(row)
  if (shown === 'remarked') return isRemarkedRow(row)
  return shown === 'all' || row.outcome.outcome === shown
}

export type ImportHelper = typeof functions

serveHelper(functions)
