import type { Json } from './json.ts'
import type { Stamp } from './stamp.ts'

/**
 * One field before and after. The path names it:
 * `lastName` · `emails/<item>` (a whole item of a list) · `emails/<item>/address` · `tags/<tag>`.
 * `text:<name>` is a text that was replaced as a whole (`core/records/text-changes.ts`).
 * `null` means absent, so an addition has `before: null` and a removal `after: null`.
 */
export interface FieldChange {
  path: string
  before: Json
  after: Json
}

/** What one change set does to one document. */
export interface DocumentChange {
  document: string
  kind: string
  space: string
  /** A Yjs update (version 1). */
  update: Uint8Array
  /** Empty for typing in a text: who wrote it and when stands in the change set. */
  fields: FieldChange[]
  /**
   * Counts the parts in which one change set reaches one document, from 0. The device that made it
   * leaves it out when it stores; it then stands in what goes to other devices.
   */
  part?: number
}

/**
 * Everything that belongs together because one person meant it as one thing. It is the unit of
 * history, of undo and of sharing.
 */
export interface ChangeSet {
  /** Also says when and on which device. */
  id: Stamp
  device: number
  /** What was meant, for example `members.update`; `text.edit` for typing. */
  command: string
  /** The change set that this one takes back. */
  undoes: Stamp | null
  changes: DocumentChange[]
}

export const TRASH_FIELD = 'trashed'

/** More records than this at once are asked about before they are deleted or taken back. */
export const MANY_RECORDS = 20

/** Days after which a record in the trash is erased for good. */
export const TRASH_DAYS = 90
