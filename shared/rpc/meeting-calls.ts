import { z } from 'zod'
import type { AgendaItem } from '../meetings/agenda-item.ts'
import { VOTE_RESULTS } from '../meetings/agenda-item.ts'
import type { Meeting, MeetingKind } from '../meetings/meeting.ts'
import { MEETING_KINDS } from '../meetings/meeting.ts'
import { givenTime } from '../records/field.ts'
import { call } from './define.ts'
import { recordId } from './member-calls.ts'
import { continues, operations, type OperationFailure } from './operations.ts'

/** A line of the list of meetings. */
export interface MeetingRow {
  id: string
  kind: MeetingKind
  title: string
  place: string
  /** Local time (`2027-05-03T19:00`); '' where none is set. */
  starts: string
  /** How many items the agenda has, and how many motions were carried. */
  items: number
  carried: number
}

export interface MeetingList {
  total: number
  rows: MeetingRow[]
}

/** An item in the order of the agenda. */
export interface AgendaEntry {
  id: string
  /** As counted: `3`, `1.2`. */
  number: string
  /** 0 at the top level. */
  depth: number
  parent: string
  title: string
  confidential: boolean
  /** Confidential itself or below one that is: an open excerpt leaves it out. */
  withheld: boolean
  blocks: AgendaItem['blocks']
}

export interface MeetingPage {
  meeting: Meeting
  agenda: AgendaEntry[]
  /** Participants whose record lies in the trash or was erased, by its id. */
  participantsGone: Record<string, 'trash' | 'erased'>
}

const blockId = z.string().regex(/^[0-9a-f]{32}$/)
const votes = z.int().min(0).max(1_000_000).nullable().optional()

export const meetingCalls = {
  /** The latest first, those without a day before them. */
  'meetings.list': call<MeetingList, 'session/locked'>()(
    z.object({ offset: z.int().min(0), limit: z.int().min(1).max(2000) }),
  ),
  'meetings.get': call<MeetingPage | null, 'session/locked'>()(z.object({ id: recordId })),
  'meetings.create': call<string, 'session/locked'>()(
    z.object({
      kind: z.enum(MEETING_KINDS),
      title: z.string().trim().max(300),
      starts: givenTime().or(z.literal('')),
    }),
  ),
  'meetings.update': call<string | null, 'session/locked' | OperationFailure>()(
    z.object({ id: recordId, operations, continues }),
  ),
  /** Answers the new item's id; it goes to the end of its parent, an item of the same meeting. */
  'agenda.add': call<string, 'session/locked' | 'records/missing'>()(
    z.object({
      meeting: recordId,
      parent: recordId.or(z.literal('')),
      title: z.string().trim().max(500),
    }),
  ),
  /** Where an item stands is not a field for this: it is moved (`agenda.move`). */
  'agenda.update': call<string | null, 'session/locked' | OperationFailure>()(
    z.object({ id: recordId, operations, continues }),
  ),
  /**
   * Puts an item under a parent of the same meeting, before another one there or at the end
   * (`before: ''`).
   */
  'agenda.move': call<null, 'session/locked' | 'records/missing' | 'agenda/into-itself'>()(
    z.object({
      id: recordId,
      parent: recordId.or(z.literal('')),
      before: recordId.or(z.literal('')),
    }),
  ),
  /** Answers the new motion's id in its item. */
  'motions.add': call<string, 'session/locked' | 'records/missing'>()(
    z.object({ item: recordId, title: z.string().trim().max(2000) }),
  ),
  /**
   * Counts (`null`: not counted) and result; what is left out stays. A motion that is carried for
   * the first time gets its number.
   */
  'motions.vote': call<null, 'session/locked' | 'records/missing'>()(
    z.object({
      item: recordId,
      motion: blockId,
      yes: votes,
      no: votes,
      abstention: votes,
      invalid: votes,
      result: z.enum(VOTE_RESULTS).optional(),
    }),
  ),
  /** The minutes as a PDF file. `open`: without confidential items. */
  'meetings.minutes': call<Uint8Array, 'session/locked' | 'records/missing'>()(
    z.object({ id: recordId, language: z.enum(['de', 'en']), open: z.boolean() }),
  ),
}
