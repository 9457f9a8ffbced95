/** Whose a device is, and what it is called, also after it was removed. */
import { earliestStamp } from '../../shared/records/stamp.ts'
import type { Database } from '../db/database.ts'
import { peopleOf } from '../records/people.ts'
import { readDevices } from '../vault/device.ts'

/** @returns a function that names a device as it was called at a time; milliseconds since 1970 */
export function deviceNames(
  db: Database,
): (device: number, at: number) => { person: string; name: string } {
  const personAt = peopleOf(db)
  const names = new Map(readDevices(db).map(({ number, name }) => [number, name]))
  return (device, at) => ({
    person: personAt(device, earliestStamp(at)),
    name: names.get(device) ?? '',
  })
}
