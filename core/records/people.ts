/** Who writes on which device, and who did when a change was made. */
import type { Stamp } from '../../shared/records/stamp.ts'
import type { Chapter } from '../chapter/chapter.ts'
import type { Database } from '../db/database.ts'
import { ownPerson } from '../vault/device.ts'

/** From now on the person of this device is called so; what was done before keeps the earlier name. */
export function renamePerson({ db, device, clock }: Chapter, person: string): void {
  if (person === ownPerson(db)) return
  db.run('INSERT INTO device_names (device, since, person) VALUES (?, ?, ?)', [
    device,
    clock.next(),
    person,
  ])
}

/** What the person of a device is called from a stamp on. */
export interface GivenName {
  device: number
  since: Stamp
  person: string
}

export function givenNames(db: Database): GivenName[] {
  return db.all<GivenName>('SELECT device, since, person FROM device_names ORDER BY since DESC')
}

/** Takes a name from elsewhere; one that is there already stays as it is. */
export function putName(db: Database, { device, since, person }: GivenName): void {
  db.run('INSERT OR IGNORE INTO device_names (device, since, person) VALUES (?, ?, ?)', [
    device,
    since,
    person,
  ])
}

/** The stamp of the last name that was given; '' before the first. */
export function lastNaming(db: Database): Stamp | '' {
  const sql = 'SELECT max(since) AS last FROM device_names'
  return db.get<{ last: Stamp | null }>(sql)?.last ?? ''
}

/** A function that names the person of a device at the time of a stamp; '' for an unknown device. */
export function peopleOf(db: Database): (device: number, at: Stamp) => string {
  const first = new Map(
    db
      .all<{ number: number; person: string }>('SELECT number, person FROM devices')
      .map(({ number, person }) => [number, person]),
  )
  const renamed = givenNames(db)
  return (device, at) =>
    renamed.find((name) => name.device === device && name.since <= at)?.person ??
    first.get(device) ??
    ''
}
