import type { MeetingName } from '../meetings/meeting.ts'

export interface SearchHit {
  /** The record. */
  id: string
  /** Which part of the record (a resolution inside an agenda item); '' for the record itself. */
  entry: string
  kind: string
  /** The meeting that an agenda item belongs to; '' for other records. */
  meeting: string
  title: string
  /** Of the meeting that it is or belongs to; `null` for all others. */
  calledBy: MeetingName | null
  /** The title with marks around what was found. */
  marked: string
  /** What tells records of one title apart; '' where nothing does. */
  detail: string
  /** The number of a motion in it that was a resolution and is none any more; '' for all others. */
  former: string
  /** A piece of the text with marks; '' where only the title matched. */
  snippet: string
}
