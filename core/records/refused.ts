import { checkOperations } from '../../shared/records/check-operations.ts'
import type { Operation } from '../../shared/records/operations.ts'
import type { RecordKind } from '../../shared/records/record-kind.ts'
import { fail } from '../../shared/rpc/contract.ts'
import type { Database } from '../db/database.ts'
import { documentRow } from './document-store.ts'

/**
 * Why a window's operations on a record cannot be done; `null` when they can. Every command that
 * takes operations from a window asks this first.
 */
export function refused(
  db: Database,
  kind: RecordKind,
  id: string,
  operations: readonly Operation[],
) {
  if (documentRow(db, id)?.kind !== kind.kind) return fail('records/missing')
  const problem = checkOperations(kind, operations)
  return problem && fail(problem.code, { path: problem.path })
}
