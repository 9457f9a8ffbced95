/** Copies of one chapter on several devices, in memory, as if a relay carried their changes. */
import { createClock } from '../../shared/records/stamp.ts'
import type { ChangeSet } from '../../shared/records/change-set.ts'
import type { Chapter } from '../../core/chapter/chapter.ts'
import { openMemoryDatabase } from '../../core/db/database.ts'
import { migrate } from '../../core/db/migrate.ts'
import { refreshProjections } from '../../core/records/rebuild.ts'
import { createDevice } from '../../core/vault/device.ts'

export interface Copy extends Chapter {
  /** Everything that was ever stored here, in its order. */
  sent: ChangeSet[]
}

const PEOPLE = ['Anna', 'Bernd', 'Clara']

/** @param device 1 for Anna's device, 2 for Bernd's, 3 for Clara's */
export function openCopy(device: 1 | 2 | 3, now: () => number = Date.now): Copy {
  const db = openMemoryDatabase()
  migrate(db)
  refreshProjections(db)
  createDevice(db, 'Nobody', 'Laptop', new Date())
  for (const [index, person] of PEOPLE.entries()) {
    db.run(
      `INSERT OR REPLACE INTO devices
         (number, name, person, signing_key, receiving_key, added) VALUES (?, ?, ?, ?, ?, ?)`,
      [index + 1, 'Laptop', person, new Uint8Array(1), new Uint8Array(1), ''],
    )
  }
  let clients = 0
  const sent: ChangeSet[] = []
  const copy: Copy = {
    id: 'copy',
    db,
    clock: createClock(now, device, ''),
    device,
    openedAfter: '',
    newClientId: () => device * 2 ** 32 + (clients += 1),
    listeners: new Set(),
    sent,
  }
  copy.listeners.add({
    changed: (_changes, _source, changeSet) => {
      if (changeSet.device === device && changeSet.changes.length > 0) sent.push(changeSet)
    },
  })
  return copy
}
