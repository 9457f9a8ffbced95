/**
 * What several people wrote into one field without knowing of each other. The same value wins on
 * every device (Yjs's order, which is not time); the others stand beside it until somebody chooses.
 * All of it follows from the change sets, so that every device comes to the same.
 */
import type { FieldChange } from '../../shared/records/change-set.ts'
import { equalJson, type Json } from '../../shared/records/json.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import { isKnownPath, readPath } from '../../shared/records/operations.ts'
import { stampDevice, stampTime, type Stamp } from '../../shared/records/stamp.ts'
import { fail, succeed, type Outcome } from '../../shared/rpc/contract.ts'
import type { ConcurrentValue } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { documentRow, loadDocument } from './document-store.ts'
import { peopleOf } from './people.ts'
import { storeChangeSet } from './store-change-set.ts'
import { changesTo } from './stored-changes.ts'
import { isTextChange } from './text-changes.ts'
import { write } from './write.ts'

interface Act extends FieldChange {
  changeSet: Stamp
}

/** A Yjs update that changes nothing: what was decided stands in its fields. */
const NOTHING = Uint8Array.of(0, 0)

/** Values that lost and that nobody has decided about, by field. */
export function concurrentValues({ db, device }: Chapter, id: string): ConcurrentValue[] {
  const kind = recordKind(documentRow(db, id)?.kind ?? '')
  const acts = actsByPath(db, id)
  const paths = [...acts].filter(([, ofPath]) => isByOthers(ofPath))
  if (!kind || paths.length === 0) return []
  const doc = loadDocument(db, id)
  const personAt = peopleOf(db)
  return paths.flatMap(([path, ofPath]) => {
    if (!isKnownPath(kind, path)) return []
    const current = readPath(doc, kind, path)
    return lostValues(ofPath, current).map(({ changeSet, after }) => ({
      path,
      changeSet,
      current,
      value: after,
      person: personAt(stampDevice(changeSet), changeSet),
      isOwn: stampDevice(changeSet) === device,
      at: stampTime(changeSet),
    }))
  })
}

function actsByPath(db: Database, id: string): Map<string, Act[]> {
  const byPath = new Map<string, Act[]>()
  for (const { changeSet, fields } of changesTo(db, id).reverse()) {
    for (const field of fields) {
      if (isTextChange(field)) continue
      const acts = byPath.get(field.path) ?? []
      acts.push({ ...field, changeSet })
      byPath.set(field.path, acts)
    }
  }
  return byPath
}

const isByOthers = (acts: readonly Act[]) =>
  new Set(acts.map(({ changeSet }) => stampDevice(changeSet))).size > 1

/**
 * @param acts on one field, the oldest first
 * @param current what the field holds
 */
function lostValues(acts: readonly Act[], current: Json): Act[] {
  const open = acts.filter(
    (act, index) => !acts.slice(index + 1).some((later) => knewOf(later, act)),
  )
  // Where none of them holds, something else happened to the field as a whole.
  if (!open.some(({ after }) => equalJson(after, current))) return []
  const lost = open.filter(({ after }) => !equalJson(after, current))
  return lost.filter(
    ({ after }, index) => !lost.slice(0, index).some((other) => equalJson(other.after, after)),
  )
}

/** Whoever changed what another had written knew of it; and everybody knows what they did before. */
const knewOf = (later: Act, earlier: Act): boolean =>
  equalJson(later.before, earlier.after) ||
  stampDevice(later.changeSet) === stampDevice(earlier.changeSet)

/** Decides about a value that lost: it takes the place of the one that won, or it is left. */
export function settle(
  chapter: Chapter,
  id: string,
  { path, changeSet, isTaken }: { path: string; changeSet: Stamp; isTaken: boolean },
): Outcome<null, 'records/missing'> {
  const row = documentRow(chapter.db, id)
  const lost = concurrentValues(chapter, id).find(
    (value) => value.path === path && value.changeSet === changeSet,
  )
  if (!row || !lost) return fail('records/missing')
  if (isTaken) {
    write(chapter, 'records.take', (draft) => {
      draft.change(id, [{ path, value: lost.value }])
    })
  } else {
    const fields = [{ path, before: lost.value, after: lost.current }]
    storeChangeSet(chapter, {
      id: chapter.clock.next(),
      device: chapter.device,
      command: 'records.keep',
      undoes: null,
      changes: [{ document: id, kind: row.kind, space: row.space, update: NOTHING, fields }],
    })
  }
  return succeed(null)
}
