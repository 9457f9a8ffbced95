import { z } from 'zod'
import type { MeetingName } from '../meetings/meeting.ts'
import type { FieldChange } from '../records/change-set.ts'
import type { Json } from '../records/json.ts'
import type { ReadableBlock } from '../text/readable-text.ts'
import { call } from './define.ts'
import { recordId } from './member-calls.ts'
import { changeSetId as changeSet } from './operations.ts'
import type { SearchHit } from './search.ts'

interface Titled {
  title: string
  /** For a meeting, whether it has a title or not; `null` for records of other kinds. */
  calledBy: MeetingName | null
}

export interface HistoryEntry {
  changeSet: string
  /** Milliseconds since 1970, by the clock of the device. */
  at: number
  /** When it was complete: typing takes its time. What "back to this entry" means. */
  until: number
  person: string
  command: string
  /** How many records it is about, this one among them. */
  records: number
  /** Whether the record came into being by this. */
  created: boolean
  /** The change set that this one takes back. */
  undoes: string | null
  /** Empty for typing in a text. */
  fields: FieldChange[]
  undone: boolean
}

/** A value that somebody wrote while another one wrote something else; the other one won. */
export interface ConcurrentValue {
  path: string
  changeSet: string
  /** What the field holds. */
  current: Json
  /** What it does not. */
  value: Json
  person: string
  /** Whether it was written on this device. */
  isOwn: boolean
  /** Milliseconds since 1970. */
  at: number
}

export interface UndoResult {
  /** Fields that went back. */
  undone: number
  /** Fields that somebody has edited since; they stay. */
  kept: { document: string; path: string }[]
  /** False when it was stopped: a second undo goes on with the rest. */
  finished: boolean
}

/** Nothing (more) was done here; it was edited since; it lies before what was erased for good. */
export type NoUndo = 'undo/nothing' | 'undo/edited' | 'undo/erased'

/** Nothing was taken back; something new was done since; it was edited since. */
export type NoRedo = 'redo/nothing' | 'redo/newer' | 'undo/edited'

/** What was taken back, or done again. */
export interface LastUndone extends UndoResult, Titled {
  /** What had been meant, for example `members.update`. */
  command: string
  /** Title and kind are of one of the records that it was about, and how many there were. */
  kind: string
  records: number
  /** Of that record, the fields that went back. */
  fields: FieldChange[]
  /**
   * Nothing was done yet, because it is from before the chapter was last opened and so out of sight:
   * its change set, for `confirmed`, and when it was (milliseconds since 1970). `null` when it is done.
   */
  earlier: { changeSet: string; at: number } | null
}

export interface TrashedRecord extends Titled {
  id: string
  kind: string
  /** ISO 8601. */
  trashed: string
  /** Who put it there; '' where that is not known. */
  person: string
  /** Days until it is erased for good, begun ones counted. */
  daysLeft: number
}

export interface TrashPage {
  /** How many there are, of the kind that was asked for. */
  total: number
  /** Every kind that lies there, by its name. */
  kinds: { kind: string; count: number }[]
  rows: TrashedRecord[]
}

export interface SetBackPreview {
  /** What would change: from what stands there now to what stood there then. */
  fields: FieldChange[]
  /** When the version of the text was kept that would come back; `null` when the text stays. */
  text: number | null
  /** The text was written since, but no version of then is kept: it would stay as it is. */
  textStays: boolean
  /** Paths that a newer app wrote and this one does not know; they stay as they are. */
  kept: string[]
}

/** Another record that names an erased one; it is not changed by the erasure. */
export interface Mention extends Titled {
  id: string
  kind: string
}

export interface ErasePreview {
  records: (Titled & {
    id: string
    kind: string
    /** How many entries of the history go with it. */
    history: number
    /** Whether finalised minutes belong to it; they stay. */
    hasMinutes: boolean
  })[]
  mentions: Mention[]
}

export interface EraseResult {
  /** How many were there. */
  erased: number
  /** False when it was stopped; what is erased stays so. */
  finished: boolean
  /** False while a backup reads the file: its last traces go when that is done. */
  isCleared: boolean
}

/** How many records a call can be about. */
export const MOST_RECORDS = 20_000

const ids = z.array(recordId).min(1).max(MOST_RECORDS)
/** Only this kind; it can be of a newer app. */
const kindInTrash = z.string().min(1).max(300).optional()
const confirmed = z.object({ confirmed: changeSet.optional() })
const day = z.object({ id: recordId, at: z.int().min(0) })

export const recordCalls = {
  /** The newest first; `before` pages on. */
  'records.history': call<HistoryEntry[], 'session/locked'>()(
    z.object({
      id: recordId,
      before: changeSet.optional(),
      limit: z.int().min(1).max(500).optional(),
    }),
  ),
  /** With a document only what was done to that one, however many others it was about. */
  /** Values of a record that lost against others and that nobody has decided about. */
  'records.concurrent': call<ConcurrentValue[], 'session/locked'>()(z.object({ id: recordId })),
  /** `isTaken`: it takes the place of the value that won; else that one stays, for everybody. */
  'records.settle': call<null, 'session/locked' | 'records/missing'>()(
    z.object({ id: recordId, path: z.string().max(1000), changeSet, isTaken: z.boolean() }),
  ),
  'records.undo': call<UndoResult, 'session/locked'>()(
    z.object({ changeSet, document: recordId.optional() }),
  ),
  /**
   * Takes back what was last done on this device, or says why not. More than `MANY_RECORDS` at once
   * it leaves to `records.undo`, once somebody was asked: `records/many` says the change set, its
   * command and its number of records. What is from before the last opening it only says, until it is
   * `confirmed`; then it is that or nothing.
   */
  'records.undoLast': call<LastUndone, 'session/locked' | 'records/many' | NoUndo>()(confirmed),
  'records.redoLast': call<LastUndone, 'session/locked' | 'records/many' | NoRedo>()(confirmed),
  /** Answers the change set, for an undo; `null` when nothing changed. */
  'records.trash': call<string | null, 'session/locked'>()(z.object({ ids })),
  'records.restore': call<string | null, 'session/locked'>()(z.object({ ids })),
  'records.trashed': call<TrashPage, 'session/locked'>()(
    z.object({
      offset: z.int().min(0),
      limit: z.int().min(1).max(500),
      kind: kindInTrash,
    }),
  ),
  /** In the order of the list, as many as a call can take: for choosing all or a range. */
  'records.trashedIds': call<string[], 'session/locked'>()(z.object({ kind: kindInTrash })),
  /** `at`: milliseconds since 1970; changes after it are taken back. */
  'records.setBackPreview': call<
    SetBackPreview,
    'session/locked' | 'records/missing' | 'records/not-yet-there'
  >()(day),
  'records.setBack': call<null, 'session/locked' | 'records/missing' | 'records/not-yet-there'>()(
    day,
  ),
  /** A text that this app cannot edit, as far as it can be read; `null` where there is none. */
  'records.readText': call<ReadableBlock[] | null, 'session/locked'>()(z.object({ id: recordId })),
  'records.erasePreview': call<ErasePreview, 'session/locked'>()(z.object({ ids })),
  /** Erases for good. */
  'records.erase': call<EraseResult, 'session/locked'>()(z.object({ ids })),
  'search.all': call<SearchHit[], 'session/locked'>()(
    z.object({ text: z.string().max(200), limit: z.int().min(1).max(100) }),
  ),
}
