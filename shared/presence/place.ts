/** Where somebody is in the app, as the others are told. */
import { z } from 'zod'

/** In the order in which they are numbered on the wire: new ones come at the end. */
export const PLACE_SECTIONS = [
  'start',
  'members',
  'meetings',
  'resolutions',
  'trash',
  'settings',
] as const
export type PlaceSection = (typeof PLACE_SECTIONS)[number]

const idOrNone = z.string().regex(/^([0-9a-f]{32})?$/)

export const place = z.object({
  section: z.enum(PLACE_SECTIONS),
  /** The member, the meeting, or the item that a resolution stands in; '' for the section itself. */
  record: idOrNone,
  /** The item of a meeting, the motion of a resolution; '' for none. */
  item: idOrNone,
})
export type Place = z.infer<typeof place>

export const isSamePlace = (a: Place, b: Place): boolean =>
  a.section === b.section && a.record === b.record && a.item === b.item
