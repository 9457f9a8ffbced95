/** What a planned row writes into a member's record. */
import type { MemberCandidate } from '../../shared/members/import/candidate.ts'
import type { MemberChange } from '../../shared/members/import/merge-candidate.ts'
import type { PlannedRow } from '../../shared/members/import/plan-import.ts'
import type { ImportWork } from '../../shared/rpc/import-calls.ts'
import { newId, newIds } from '../records/new-id.ts'

type Operations = ImportWork['operations']

/** What all rows write, in their order; nothing for those that are refused or say nothing new. */
export function workOfRows(rows: readonly PlannedRow[]): ImportWork[] {
  const ids = newIds(rows.length)
  return rows.flatMap((row, index) => workOf(row, ids[index] ?? newId()))
}

function workOf({ candidate, outcome }: PlannedRow, id: string): ImportWork[] {
  if (outcome.outcome === 'new') {
    const operations = Object.keys(candidate).flatMap((field) =>
      operationsOf(field as keyof MemberCandidate, undefined, candidate),
    )
    const kind: Operations = candidate.kind ? [] : [{ path: 'kind', value: 'member' }]
    return [{ document: id, isNew: true, operations: [...operations, ...kind] }]
  }
  if (outcome.outcome !== 'changed') return []
  const operations = outcome.changes.flatMap(({ field, before, after }: MemberChange) =>
    operationsOf(field, before, { [field]: after }),
  )
  return [{ document: outcome.id, isNew: false, operations }]
}

type Offices = NonNullable<MemberCandidate['offices']>

/** New offices, and what was blank of those that are known. */
function officeOperations(
  before: MemberCandidate[keyof MemberCandidate],
  offices: Offices,
): Operations {
  const known = Array.isArray(before) ? (before as Offices) : []
  return offices.flatMap(({ id, ...office }, index): Operations => {
    const old = known[index]
    if (!old || !id) return [{ path: `offices/${newId()}`, value: office }]
    return (['body', 'from', 'until'] as const)
      .filter((part) => office[part] !== old[part])
      .map((part) => ({ path: `offices/${id}/${part}`, value: office[part] }))
  })
}

/** Of lists only what is added is written: the rest may have been changed since. */
function operationsOf(
  field: keyof MemberCandidate,
  before: MemberCandidate[keyof MemberCandidate],
  after: MemberCandidate,
): Operations {
  const known = Array.isArray(before) ? before.length : 0
  if (field === 'emails' || field === 'phones') {
    return (after[field] ?? []).slice(known).map((item) => ({
      path: `${field}/${newId()}`,
      value: { ...item },
    }))
  }
  if (field === 'offices') return officeOperations(before, after.offices ?? [])
  if (field === 'tags') {
    return (after.tags ?? []).slice(known).map((tag) => ({ path: `tags/${tag}`, value: true }))
  }
  const path = field
  if (before === undefined || Array.isArray(before)) return [{ path, value: after[field] ?? '' }]
  return [{ path, value: after[field] ?? '', before }]
}
