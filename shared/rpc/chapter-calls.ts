import type { ChapterRecord } from '../chapter/chapter-record.ts'
import { z } from 'zod'
import { call } from './define.ts'
import type { MeetingRow } from './meeting-calls.ts'
import { operations, type OperationFailure } from './operations.ts'

/** A birthday or an anniversary of a membership that comes next. */
export interface ComingDay {
  member: string
  name: string
  occasion: 'birthday' | 'jubilee'
  /** When it is next, `2027-05-03`. */
  day: string
  /** Years that are completed then. */
  years: number
}

/** What stands at the beginning: "Was steht an". */
export interface Overview {
  /** Those of today and later, the next first. */
  meetings: MeetingRow[]
  /** The last one that was held. */
  lastMeeting: MeetingRow | null
  days: ComingDay[]
  members: number
  resolutions: number
}

/** A place in the app: a section, a record, an item in it. No search, which would name people. */
export const placePath = z
  .string()
  .max(250)
  .regex(/^\/[\w/-]*(\?item=\w+)?$/)

export const personName = z.string().trim().min(1).max(200)

export const chapterCalls = {
  'chapter.get': call<ChapterRecord, 'session/locked'>()(z.object({})),
  'chapter.update': call<null, 'session/locked' | OperationFailure>()(z.object({ operations })),
  /** What the person of this device is called from now on; every window is told (`session`). */
  'chapter.renamePerson': call<null, 'session/locked'>()(z.object({ person: personName })),
  'chapter.overview': call<Overview, 'session/locked'>()(z.object({})),
  /** Where this device is: it begins there when the folder is opened again. */
  'chapter.keepPlace': call<null, 'session/locked'>()(z.object({ path: placePath })),
}
