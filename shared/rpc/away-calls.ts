/** What others did while this device was away. */
import { z } from 'zod'
import type { MeetingName } from '../meetings/meeting.ts'
import { call } from './define.ts'

/** A record that others worked on. */
export interface AwayRecord {
  id: string
  kind: string
  title: string
  /** For a meeting, which may have no title. */
  calledBy: MeetingName | null
  /** For an agenda item: its meeting; '' for others. */
  meeting: string
  /** Who did it, each once, in the order in which they began. */
  people: string[]
  /** When the last of it was done; milliseconds since 1970, by its author's clock. */
  at: number
  /** Whether it was not here before. */
  isNew: boolean
  isTrashed: boolean
}

export interface AwayView {
  /** How many records; the list holds the newest of them. */
  total: number
  records: AwayRecord[]
}

export const awayCalls = {
  'away.list': call<AwayView, 'session/locked'>()(z.object({})),
  /** Somebody has looked at all of it. */
  'away.seen': call<null, 'session/locked'>()(z.object({})),
}
