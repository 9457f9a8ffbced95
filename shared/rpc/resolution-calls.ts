import { z } from 'zod'
import type { VoteResult } from '../meetings/agenda-item.ts'
import type { MeetingKind } from '../meetings/meeting.ts'
import { call } from './define.ts'
import { recordId } from './member-calls.ts'

/** A carried motion, where it stands and how it was found. */
export interface ResolutionRow {
  /** The agenda item and the motion in it. */
  item: string
  motion: string
  number: string
  title: string
  /** The day of the meeting (`2027-05-03`); '' where the meeting has none. */
  date: string
  body: MeetingKind
  /** The title with marks around what was found. */
  marked: string
  /** A piece of the wording with marks, or its beginning. */
  snippet: string
}

export interface ResolutionPage {
  matching: number
  total: number
  rows: ResolutionRow[]
}

export interface Resolution {
  item: string
  motion: string
  number: string
  title: string
  wording: string
  applicant: string
  date: string
  body: MeetingKind
  meeting: { id: string; title: string; place: string }
  yes: number | null
  no: number | null
  abstention: number | null
  invalid: number | null
  /** Anything but `carried`: its vote was corrected, it is no resolution any more. */
  result: VoteResult
}

export const resolutionCalls = {
  /** The best match first; without a search the latest. */
  'resolutions.list': call<ResolutionPage, 'session/locked'>()(
    z.object({
      search: z.string().max(200),
      offset: z.int().min(0),
      limit: z.int().min(1).max(200),
    }),
  ),
  /** Also one that is none any more, for whoever comes with its number; `null` for all others. */
  'resolutions.get': call<Resolution | null, 'session/locked'>()(
    z.object({ item: recordId, motion: z.string().max(64) }),
  ),
}
