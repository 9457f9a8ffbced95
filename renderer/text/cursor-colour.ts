import { PERSON_COLOURS } from '../../shared/presence/person-colours.ts'

/** The colour of a cursor of this device; the same one in every window of it. */
export function cursorColour(clientId: number): string {
  return PERSON_COLOURS[clientId % PERSON_COLOURS.length] ?? PERSON_COLOURS[0]
}
