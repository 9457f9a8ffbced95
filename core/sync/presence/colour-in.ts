import { deviceColour } from '../../../shared/presence/person-colours.ts'
import type { Roster } from '../../../shared/protocol/roster/roster.ts'

/** The colour of a device, the same one wherever this roster is known. */
export function colourIn({ devices }: Roster, device: number): string {
  const inOrder = [...devices.values()].sort((a, b) => a.added - b.added || a.number - b.number)
  return deviceColour(
    inOrder.map(({ number }) => number),
    device,
  )
}
