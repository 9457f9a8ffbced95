/** How commands write: they describe the change, this turns it into a stored change set. */
import * as Y from 'yjs'
import type { ChangeSet, DocumentChange } from '../../shared/records/change-set.ts'
import { recordKind } from '../../shared/records/kinds.ts'
import { applyOperations, type Operation } from '../../shared/records/operations.ts'
import type { RecordKind } from '../../shared/records/record-kind.ts'
import type { Stamp } from '../../shared/records/stamp.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { documentRow, loadDocument, newDocument, type DocumentRow } from './document-store.ts'
import { storeChangeSet } from './store-change-set.ts'

/** The space that a chapter starts with (sync protocol, "Keys"). */
export const BOARD_SPACE = 'board'

/** What a command may do to records. Nothing is stored before the command has described it all. */
export interface Draft {
  create(kind: RecordKind, id: string, operations: readonly Operation[]): void
  /** Changes a record. An id that does not exist (any more) is left out. */
  change(id: string, operations: readonly Operation[]): void
  /** Any other edit of the document, such as replacing a text; `fields` is what history shows. */
  edit(id: string, edit: (doc: Y.Doc, kind: RecordKind) => DocumentChange['fields']): void
}

export interface WriteOptions {
  /** Continues a change set that was begun before (batches of an import). */
  changeSet?: Stamp
  undoes?: Stamp
  /** Further writes that belong into the same transaction, such as how far a job is. */
  alongside?: (db: Database) => void
  /** See {@link Database.repeatable}. */
  isRepeatable?: boolean
}

/**
 * Stores what `describe` drafts as one change set in one transaction.
 * @returns the change set's id, or `null` when nothing changed.
 */
export function write(
  chapter: Chapter,
  command: string,
  describe: (draft: Draft) => void,
  options: WriteOptions = {},
): Stamp | null {
  const drafts = new Map<string, OpenDraft>()
  describe(draftInto(chapter, drafts))
  const changes: DocumentChange[] = []
  const documents = new Map<string, Y.Doc>()
  for (const [document, { row, doc, before, fields, updates }] of drafts) {
    const [first, ...others] = updates
    if (!first) continue
    const update = others.length === 0 ? first : Y.encodeStateAsUpdate(doc, before)
    changes.push({ document, kind: row.kind, space: row.space, update, fields })
    documents.set(document, doc)
  }
  if (changes.length === 0) return null
  const id = options.changeSet ?? chapter.clock.next()
  const changeSet: ChangeSet = {
    id,
    device: chapter.device,
    command,
    undoes: options.undoes ?? null,
    changes,
  }
  const { alongside, isRepeatable = false } = options
  storeChangeSet(chapter, changeSet, { documents, isRepeatable, ...(alongside && { alongside }) })
  return id
}

interface OpenDraft {
  row: Pick<DocumentRow, 'kind' | 'space'>
  doc: Y.Doc
  before: Uint8Array
  fields: DocumentChange['fields']
  /** What Yjs told of each transaction that really changed the document. */
  updates: Uint8Array[]
}

function openDraft(row: OpenDraft['row'], doc: Y.Doc, clientId: number): OpenDraft {
  // After loading: Yjs gives a new client id when it meets its own in what it reads.
  doc.clientID = clientId
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => {
    updates.push(update)
  })
  return { row, doc, before: Y.encodeStateVector(doc), fields: [], updates }
}

function draftInto(chapter: Chapter, drafts: Map<string, OpenDraft>): Draft {
  function open(id: string): OpenDraft | undefined {
    const existing = drafts.get(id)
    if (existing) return existing
    const row = documentRow(chapter.db, id)
    if (!row) return undefined
    const draft = openDraft(row, loadDocument(chapter.db, id), chapter.newClientId())
    drafts.set(id, draft)
    return draft
  }
  function edit(id: string, work: (doc: Y.Doc, kind: RecordKind) => DocumentChange['fields']) {
    const draft = open(id)
    const kind = draft && recordKind(draft.row.kind)
    if (draft && kind) draft.fields = [...draft.fields, ...work(draft.doc, kind)]
  }
  return {
    create(kind, id, operations) {
      const row = { kind: kind.kind, space: BOARD_SPACE }
      const draft = openDraft(row, newDocument(id), chapter.newClientId())
      draft.fields = applyOperations(draft.doc, kind, operations)
      // A record without a single field is one all the same.
      if (draft.updates.length === 0) draft.updates.push(Y.encodeStateAsUpdate(draft.doc))
      drafts.set(id, draft)
    },
    change(id, operations) {
      edit(id, (doc, kind) => applyOperations(doc, kind, operations))
    },
    edit,
  }
}
