import { earliestStamp } from '../../../shared/records/stamp.ts'
import type { PresentDevice } from '../../../shared/rpc/presence-calls.ts'
import type { Database } from '../../db/database.ts'
import { peopleOf } from '../../records/people.ts'
import { readDevices } from '../../vault/device.ts'
import type { SpaceState } from '../space-state.ts'
import { colourIn } from './colour-in.ts'
import { namedPlace } from './named-place.ts'
import type { Presence } from './presence.ts'

/** The others as windows show them: who they are says the roster, what a place is called the records here. */
export function presentDevices(
  db: Database,
  space: SpaceState,
  presence: Presence,
): PresentDevice[] {
  const personOf = peopleOf(db)
  const now = earliestStamp(Date.now())
  const names = new Map(readDevices(db).map(({ number, name }) => [number, name]))
  const roster = space.chain().now
  return [...presence.others()].map(([device, { places }]) => ({
    device,
    person: personOf(device, now),
    name: names.get(device) ?? '',
    colour: colourIn(roster, device),
    places: places.map((place) => namedPlace(db, place)),
  }))
}
