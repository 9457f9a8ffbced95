/** "Set back to a day": a record as it was, written as a new change set that can be undone. */
import * as Y from 'yjs'
import type { FieldChange } from '../../shared/records/change-set.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import { mergeFields } from '../../shared/records/merge-fields.ts'
import { applyOperations, inverse, isKnownPath } from '../../shared/records/operations.ts'
import type { RecordKind } from '../../shared/records/record-kind.ts'
import { stampTime } from '../../shared/records/stamp.ts'
import { fail, succeed, type Outcome } from '../../shared/rpc/contract.ts'
import type { SetBackPreview } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { documentRow, loadDocument } from './document-store.ts'
import { changesTo } from './stored-changes.ts'
import { isSameText, isTextChange, replaceText } from './text-changes.ts'
import {
  keepText,
  SET_BACK,
  storeVersion,
  textMovedSince,
  typedSince,
  versionAt,
  type Version,
} from './versions.ts'
import { write } from './write.ts'

type Failure = 'records/missing' | 'records/not-yet-there'

/**
 * What setting a record back would change, without doing it.
 * @param at milliseconds since 1970; changes after it would be taken back
 */
export function setBackPreview(
  { db }: Chapter,
  id: string,
  at: number,
): Outcome<SetBackPreview, Failure> {
  const kind = settable(db, id, at)
  if (!kind.ok) return kind
  const doc = loadDocument(db, id)
  const version = versionOfThen(db, id, at)
  const { changes, kept } = fieldsSince(db, id, at, kind.value)
  return succeed({
    fields: takeFieldsBack(doc, changes, kind.value),
    text:
      version && differing(doc, docOf(version.state), kind.value).length > 0 ? version.at : null,
    textStays: version === null && typedSince(db, id, at),
    kept,
  })
}

/**
 * Sets a record back: its fields by the inverse of everything after `at`, its texts from the newest
 * version that is not later. The texts before and after are kept as versions.
 */
export function setBack(chapter: Chapter, id: string, at: number): Outcome<null, Failure> {
  const { db } = chapter
  const kind = settable(db, id, at)
  if (!kind.ok) return kind
  const version = versionOfThen(db, id, at)
  const { changes } = fieldsSince(db, id, at, kind.value)
  const before = Y.encodeStateAsUpdate(loadDocument(db, id))
  const changeSet = chapter.clock.next()
  write(
    chapter,
    SET_BACK,
    (draft) => {
      draft.edit(id, (doc) => {
        const old = version && docOf(version.state)
        const texts = old ? differing(doc, old, kind.value) : []
        return [
          ...takeFieldsBack(doc, changes, kind.value),
          ...(old ? texts.map((name) => replaceText(doc, name, old)) : []),
        ]
      })
    },
    {
      changeSet,
      alongside: () => {
        if (!version) return
        storeVersion(db, id, stampTime(changeSet) - 1, before)
        keepText(db, id, stampTime(changeSet))
      },
    },
  )
  return succeed(null)
}

function settable(db: Database, id: string, at: number): Outcome<RecordKind, Failure> {
  const row = documentRow(db, id)
  const kind = row && recordKind(row.kind)
  if (!kind) return fail('records/missing')
  return stampTime(row.created) > at ? fail('records/not-yet-there') : succeed(kind)
}

/**
 * What changed since, the newest first. Texts come back from their versions, and what a newer app
 * wrote into lists and maps of its own stays.
 */
function fieldsSince(db: Database, id: string, at: number, kind: RecordKind) {
  const kept: string[] = []
  const changes = changesTo(db, id)
    .filter(({ changeSet }) => stampTime(changeSet) > at)
    .map(({ fields }) => fields.filter((change) => !isTextChange(change)))
    .map((fields) => {
      const unknown = fields.filter(({ path }) => !isKnownPath(kind, path))
      kept.push(...unknown.map(({ path }) => path))
      return fields.filter((change) => !unknown.includes(change))
    })
  return { changes, kept: [...new Set(kept)] }
}

function takeFieldsBack(doc: Y.Doc, changes: FieldChange[][], kind: RecordKind): FieldChange[] {
  const steps = changes.map((fields) => applyOperations(doc, kind, fields.map(inverse).reverse()))
  return mergeFields(steps)
}

/** What a text goes back to; one that nobody has touched since stays, whether it was kept or not. */
function versionOfThen(db: Database, id: string, at: number): Version | null {
  return textMovedSince(db, id, at) ? versionAt(db, id, at) : null
}

/** The texts that are not as they were: bold that went away is a difference as well. */
const differing = (doc: Y.Doc, old: Y.Doc, kind: RecordKind) =>
  kind.texts.filter((name) => !isSameText(doc, old, name))

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}
