/** "Set back to a day": a record as it was, written as a new change set that can be undone. */
import * as Y from 'yjs'
import type { FieldChange } from '../../shared/records/change-set.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import { mergeFields } from '../../shared/records/merge-fields.ts'
import { applyOperations, inverse } from '../../shared/records/operations.ts'
import { textOf, type RecordKind } from '../../shared/records/record-kind.ts'
import { stampTime } from '../../shared/records/stamp.ts'
import { fail, succeed, type Outcome } from '../../shared/rpc/contract.ts'
import type { SetBackPreview } from '../../shared/rpc/record-calls.ts'
import { plainText } from '../../shared/text/plain-text.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { documentRow, loadDocument } from './document-store.ts'
import { changesTo } from './stored-changes.ts'
import {
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
  return succeed({
    fields: setBackFields(db, id, at, doc, kind.value),
    text: version && differs(doc, version.state, kind.value) ? version.at : null,
    textStays: version === null && typedSince(db, id, at),
  })
}

/**
 * Sets a record back: its fields by the inverse of everything after `at`, its texts from the newest
 * version that is not later. What it was before is kept as a version.
 */
export function setBack(chapter: Chapter, id: string, at: number): Outcome<null, Failure> {
  const { db } = chapter
  const kind = settable(db, id, at)
  if (!kind.ok) return kind
  const version = versionOfThen(db, id, at)
  // It stood there before this act, also where both fall into one millisecond.
  storeVersion(db, id, Date.now() - 1, Y.encodeStateAsUpdate(loadDocument(db, id)))
  write(chapter, SET_BACK, (draft) => {
    draft.edit(id, (doc) => {
      if (version && differs(doc, version.state, kind.value)) {
        replaceTexts(doc, version.state, kind.value)
      }
      return setBackFields(db, id, at, doc, kind.value)
    })
  })
  return succeed(null)
}

function settable(db: Database, id: string, at: number): Outcome<RecordKind, Failure> {
  const row = documentRow(db, id)
  const kind = row && recordKind(row.kind)
  if (!kind) return fail('records/missing')
  return stampTime(row.created) > at ? fail('records/not-yet-there') : succeed(kind)
}

function setBackFields(
  db: Database,
  id: string,
  at: number,
  doc: Y.Doc,
  kind: RecordKind,
): FieldChange[] {
  const later = changesTo(db, id).filter(({ changeSet }) => stampTime(changeSet) > at)
  const steps = later.map(({ fields }) => applyOperations(doc, kind, fields.map(inverse).reverse()))
  return mergeFields(steps)
}

/** What a text goes back to; one that nobody has touched since stays, whether it was kept or not. */
function versionOfThen(db: Database, id: string, at: number): Version | null {
  return textMovedSince(db, id, at) ? versionAt(db, id, at) : null
}

function differs(doc: Y.Doc, state: Uint8Array, kind: RecordKind): boolean {
  const old = docOf(state)
  return kind.texts.some((name) => shown(doc, name) !== shown(old, name))
}

/** With its marks and nodes: bold that went away is a difference as well. */
const shown = (doc: Y.Doc, name: string) =>
  `${textOf(doc, name).toJSON()}\n${plainText(textOf(doc, name))}`

function replaceTexts(doc: Y.Doc, state: Uint8Array, kind: RecordKind): void {
  const old = docOf(state)
  for (const name of kind.texts) {
    if (shown(doc, name) === shown(old, name)) continue
    const target = textOf(doc, name)
    doc.transact(() => {
      target.delete(0, target.length)
      // Nodes of a newer app are cloned as they are.
      const nodes = textOf(old, name)
        .toArray()
        .map((node) => node.clone() as Y.XmlElement | Y.XmlText)
      target.insert(0, nodes)
    })
  }
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}
