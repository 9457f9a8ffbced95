/**
 * A snapshot's content is merged with what is here: it is never taken instead of it. It can be cut
 * off and begun again; nothing counts as covered before all of it is stored.
 */
import { inflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { z } from 'zod'
import { decode } from '../../shared/protocol/codec/codec.ts'
import { snapshotParts, type SnapshotParts } from '../../shared/protocol/snapshot/content.ts'
import { respelled } from '../../shared/records/canonical-json.ts'
import { stampDevice } from '../../shared/records/stamp.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import {
  addsTo,
  appendUpdate,
  documentRow,
  isErased,
  loadDocument,
  newDocument,
} from '../records/document-store.ts'
import { eraseDocuments } from '../records/erase.ts'
import { factId, receiveFact } from '../records/facts.ts'
import { clearTraces } from '../records/clear-traces.ts'
import { othersTurn } from '../records/others-turn.ts'
import { projectDocument } from '../records/project.ts'
import { BOARD_SPACE } from '../records/write.ts'
import { noteUnread } from './away/unread.ts'
import { factOf, toHex } from './change-items.ts'
import { isMerged } from './sync-notes.ts'

/** A vault of a chapter is far below this, in bytes; it bounds what a bomb could make of it. */
const MAX_CONTENT = 2 ** 30

/** @returns `null` when it is not what a snapshot's content must be */
export function readContent(content: Uint8Array): SnapshotParts | null {
  let data: Uint8Array
  try {
    data = new Uint8Array(inflateRawSync(content, { maxOutputLength: MAX_CONTENT }))
  } catch {
    // Not compressed as it must be, or more than anybody's chapter.
    return null
  }
  const parts = decode(snapshotParts, data)
  return parts.ok ? parts.value : null
}

type Tell = (progress: { done: number; total: number }) => void

/**
 * Milliseconds in one transaction: others wait so long and do not feel it. In shorter ones a quarter
 * more is written, as each adds to the same pages and begins a part of the search index.
 */
const SLICE = 25

/** Stores it in steps. @returns false when the chapter was closed under its hands */
export async function applySnapshot(
  chapter: Chapter,
  parts: SnapshotParts,
  { tell, isStopped }: { tell: Tell; isStopped: () => boolean },
): Promise<boolean> {
  const { db } = chapter
  const steps = [...stepsOf(db, parts, isMerged(db))]
  for (let at = 0; at < steps.length;) {
    at = db.repeatable(() => {
      const until = Date.now() + SLICE
      let next = at
      do {
        steps[next]?.()
        next += 1
      } while (next < steps.length && Date.now() < until)
      return next
    })
    tell({ done: at, total: steps.length })
    await othersTurn()
    if (isStopped()) return false
  }
  for (const { changeSet } of parts.changeSets) chapter.clock.see(toHex(changeSet))
  if (parts.erased.length > 0) await clearTraces(db)
  return true
}

/**
 * What is to be done, in parts that can each be the last of a transaction.
 * @param isAway whether what is new of it was done while this device was not connected
 */
export function* stepsOf(
  db: Database,
  parts: SnapshotParts,
  isAway = false,
): Generator<() => void> {
  if (parts.erased.length > 0) yield () => void eraseDocuments(db, parts.erased.map(toHex))
  for (const each of parts.changeSets) yield () => putChangeSetRow(db, each, isAway)
  for (const each of parts.changes) yield () => putChange(db, each)
  for (const each of parts.documents) yield () => putDocument(db, each)
  for (const each of parts.versions) yield () => putVersion(db, each)
  for (const each of parts.facts) yield () => putFactItem(db, each)
}

function putChangeSetRow(
  db: Database,
  { changeSet, command, undoes }: SnapshotParts['changeSets'][number],
  isAway: boolean,
) {
  const id = toHex(changeSet)
  const isNew = db.run(
    'INSERT OR IGNORE INTO change_sets (id, device, command, undoes) VALUES (?, ?, ?, ?)',
    [id, stampDevice(id), command, undoes === null ? null : toHex(undoes)],
  )
  if (isNew > 0 && isAway) noteUnread(db, id)
}

const fieldChanges = z.array(z.object({ path: z.string(), before: z.json(), after: z.json() }))

function putChange(
  db: Database,
  { document, changeSet, row, fields }: SnapshotParts['changes'][number],
) {
  const id = toHex(document)
  const spelled = respelled(fields)
  const isRead = spelled !== null && fieldChanges.safeParse(JSON.parse(spelled)).success
  if (isErased(db, id) || !isRead) return
  db.run('INSERT OR IGNORE INTO changes (document, change_set, part, fields) VALUES (?, ?, ?, ?)', [
    id,
    toHex(changeSet),
    row - 1,
    spelled,
  ])
}

function putDocument(
  db: Database,
  { document, kind, created: at, state }: SnapshotParts['documents'][number],
) {
  const [id, created] = [toHex(document), toHex(at)]
  if (isErased(db, id)) return
  const isNew = documentRow(db, id) === undefined
  const doc = isNew ? newDocument(id) : loadDocument(db, id)
  const isMore = addsTo(doc, state)
  if (isNew) {
    db.run('INSERT INTO documents (id, kind, space, created, state) VALUES (?, ?, ?, ?, ?)', [
      id,
      kind,
      BOARD_SPACE,
      created,
      state,
    ])
  } else if (isMore) appendUpdate(db, id, created, state)
  if (isNew || isMore) projectDocument(db, { id, kind, created }, doc, isNew)
}

function putVersion(db: Database, { document, at, state }: SnapshotParts['versions'][number]) {
  const id = toHex(document)
  if (isErased(db, id) || !isState(state)) return
  db.run('INSERT OR IGNORE INTO versions (document, at, state) VALUES (?, ?, ?)', [id, at, state])
}

function putFactItem(db: Database, item: SnapshotParts['facts'][number]) {
  const content = factOf({ type: 'fact', ...item })
  if (content) receiveFact(db, { ...content, id: factId(content) })
}

function isState(data: Uint8Array): boolean {
  try {
    Y.decodeUpdate(data)
    return true
  } catch {
    // Whatever Yjs stumbled over, it is no state.
    return false
  }
}
