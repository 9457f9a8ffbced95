/** The command behind every form: sets fields of one record. */
import type { Operation } from '../../shared/records/operations.ts'
import type { RecordKind } from '../../shared/records/record-kind.ts'
import type { Stamp } from '../../shared/records/stamp.ts'
import { succeed } from '../../shared/rpc/contract.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { documentRow } from './document-store.ts'
import { refused } from './refused.ts'
import { write } from './write.ts'

export interface FieldUpdate {
  operations: readonly Operation[]
  /** The change set of the save before, where somebody is still typing in the same field. */
  continues?: Stamp | undefined
}

/** @returns the change set; `null` when nothing changed */
export function updateFields(
  chapter: Chapter,
  command: string,
  kind: RecordKind,
  id: string,
  { operations, continues }: FieldUpdate,
) {
  const failure = refused(chapter.db, kind, id, operations)
  if (failure) return failure
  const goesOn = continues !== undefined && isLastAct(chapter, continues, command, id)
  const describe: Parameters<typeof write>[2] = (draft) => {
    draft.change(id, operations)
  }
  return succeed(write(chapter, command, describe, goesOn ? { changeSet: continues } : {}))
}

/**
 * Whether a change set is the last that this device did, in this record and by this command. A field
 * that is saved while somebody types in it is then one change in the history and one step of undo;
 * after anything else, an undo above all, it is a new one.
 */
function isLastAct(
  { db, device }: Chapter,
  changeSet: Stamp,
  command: string,
  id: string,
): boolean {
  const last = db.get<{ id: Stamp; command: string }>(
    'SELECT id, command FROM change_sets WHERE device = ? ORDER BY id DESC LIMIT 1',
    [device],
  )
  const isHere = db.get('SELECT 1 FROM changes WHERE change_set = ? AND document = ?', [
    changeSet,
    id,
  ])
  // Whoever types on in the first field of a new record goes on creating it.
  const isSameAct = last?.command === command || documentRow(db, id)?.created === changeSet
  return last?.id === changeSet && isSameAct && isHere !== undefined
}
