import { z } from 'zod'
import { choice, localTime, text } from '../records/field.ts'
import { defineRecordKind, type RecordOf } from '../records/record-kind.ts'

export const MEETING_KINDS = ['board', 'general', 'convention'] as const
export type MeetingKind = (typeof MEETING_KINDS)[number]

export const ATTENDANCE = ['present', 'excused', 'absent', 'guest'] as const

export const meeting = defineRecordKind({
  kind: 'meeting',
  fields: {
    kind: choice(MEETING_KINDS, 'board'),
    title: text(),
    place: text(),
    starts: localTime(),
    ends: localTime(),
    chair: text(),
    minuteTaker: text(),
  },
  lists: {
    /** `member` is the id of a member's record, or '' for somebody who is none. */
    participants: z.object({
      member: text(),
      name: text(),
      attendance: choice(ATTENDANCE, 'present'),
    }),
  },
  maps: {},
  texts: [],
})

export type Meeting = RecordOf<typeof meeting>

/** What a meeting without a title is called by. */
export type MeetingName = Pick<Meeting, 'kind' | 'starts'>
