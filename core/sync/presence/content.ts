/** What a device shows of itself, and how it travels: places and cursors, no names. */
import { clientIdOf, numberInDevice } from '../../chapter/client-id.ts'
import {
  MAX_CURSORS,
  MAX_PLACES,
  type PresenceContent,
} from '../../../shared/protocol/presence/presence-content.ts'
import { PLACE_SECTIONS, type Place } from '../../../shared/presence/place.ts'
import type { OwnCursor } from '../../text/cursors.ts'
import { fromHex, toHex } from '../change-items.ts'

/** What one device shows of itself. */
export interface Shown {
  places: Place[]
  cursors: OwnCursor[]
}

const idOrNull = (id: string) => (id === '' ? null : fromHex(id))

export function toContent({ places, cursors }: Shown): PresenceContent {
  return {
    version: 1,
    places: places.slice(-MAX_PLACES).map(({ section, record, item }) => ({
      section: PLACE_SECTIONS.indexOf(section),
      record: idOrNull(record),
      item: idOrNull(item),
    })),
    cursors: cursors.slice(-MAX_CURSORS).map(({ document, client, anchor, head }) => ({
      document: fromHex(document),
      client: numberInDevice(client),
      head,
      anchor: JSON.stringify(anchor) === JSON.stringify(head) ? null : anchor,
    })),
  }
}

/** @param device whose content it is: cursors are given to it, whatever they say */
export function fromContent({ places, cursors }: PresenceContent, device: number): Shown {
  return {
    places: places.flatMap(({ section: number, record, item }) => {
      const section = PLACE_SECTIONS[number]
      // Whoever is in a section of a newer app is here, but nowhere that can be shown.
      if (!section) return []
      return { section, record: record ? toHex(record) : '', item: item ? toHex(item) : '' }
    }),
    cursors: cursors.map(({ document, client, head, anchor }) => ({
      document: toHex(document),
      client: clientIdOf(device, client),
      head,
      anchor: anchor ?? head,
    })),
  }
}
