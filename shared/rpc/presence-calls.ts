/** Who else is here, and where. Never stored: it is true now or not at all. */
import { z } from 'zod'
import type { MeetingName } from '../meetings/meeting.ts'
import { place, type Place } from '../presence/place.ts'
import { call } from './define.ts'

/** A place with what it is called; a record that is not here (yet) is left out. */
export interface NamedPlace extends Place {
  /** Of the record; '' where it has none. */
  title: string
  /** What a meeting without a title is called by. */
  calledBy: MeetingName | null
  /** The number of the agenda item, or of the resolution; '' for none. */
  number: string
}

export interface PresentDevice {
  device: number
  person: string
  /** What the device is called: tells two of one person apart. */
  name: string
  /** `#rrggbb`, carries white letters. */
  colour: string
  /** Of each window one; the one used last comes last. */
  places: NamedPlace[]
}

export interface PresenceView {
  isShared: boolean
  /** Else nobody can be seen. */
  isOnline: boolean
  others: PresentDevice[]
}

export const presenceCalls = {
  /** Where the asking window is from now on. */
  'presence.here': call<null, 'session/locked'>()(z.object({ place })),
  'presence.others': call<PresenceView, 'session/locked'>()(z.object({})),
}
