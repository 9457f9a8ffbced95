/**
 * A vault has its device identity from its creation, also without a relay: who wrote what is
 * known from the first record on.
 */
import { generateKeyPairSync, randomInt } from 'node:crypto'
import { MAX_DEVICE_NUMBER } from '../chapter/client-id.ts'
import type { Database } from '../db/database.ts'

/**
 * Makes this device's identity and stores it; the private halves never leave the vault.
 * @param person who uses the device
 */
export function createDevice(db: Database, person: string, name: string, added: Date): void {
  const signing = generateKeyPairSync('ed25519')
  const receiving = generateKeyPairSync('x25519')
  const number = randomInt(1, MAX_DEVICE_NUMBER + 1)
  db.run(
    `INSERT INTO devices (number, name, person, signing_key, receiving_key, added)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [
      number,
      name,
      person,
      signing.publicKey.export({ type: 'spki', format: 'der' }),
      receiving.publicKey.export({ type: 'spki', format: 'der' }),
      added.toISOString(),
    ],
  )
  putMeta(db, 'device', number)
  putMeta(db, 'signing-key', signing.privateKey.export({ type: 'pkcs8', format: 'der' }))
  putMeta(db, 'receiving-key', receiving.privateKey.export({ type: 'pkcs8', format: 'der' }))
}

/** The private halves of this device's keys, as they are kept (PKCS #8, DER). */
export interface PrivateKeys {
  signing: Uint8Array
  receiving: Uint8Array
}

export function privateKeys(db: Database): PrivateKeys {
  const read = (key: string) => {
    const row = db.get<{ value: Uint8Array }>('SELECT value FROM meta WHERE key = ?', [key])
    if (!row) throw new Error('a vault without a device identity')
    return row.value
  }
  return { signing: read('signing-key'), receiving: read('receiving-key') }
}

/** A device as the others know it. */
export interface KnownDevice {
  number: number
  name: string
  person: string
  signing_key: Uint8Array
  receiving_key: Uint8Array
  added: string
}

export function readDevices(db: Database): KnownDevice[] {
  return db.all<KnownDevice>(
    'SELECT number, name, person, signing_key, receiving_key, added FROM devices',
  )
}

/** Takes a device into the roster; one that is there already stays as it is. */
export function putDevice(db: Database, device: KnownDevice): void {
  db.run(
    `INSERT OR IGNORE INTO devices (number, name, person, signing_key, receiving_key, added)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [
      device.number,
      device.name,
      device.person,
      device.signing_key,
      device.receiving_key,
      device.added,
    ],
  )
}

/** The number of the device that this vault belongs to. */
export function ownDevice(db: Database): number {
  const row = db.get<{ value: number }>(`SELECT value FROM meta WHERE key = 'device'`)
  if (!row) throw new Error('a vault without a device identity')
  return row.value
}

/** Who uses this device, by the latest name (`core/records/people.ts`). */
export function ownPerson(db: Database): string {
  const device = ownDevice(db)
  const row = db.get<{ person: string }>(
    `SELECT person FROM (
       SELECT person, since FROM device_names WHERE device = ?
       UNION ALL SELECT person, '' FROM devices WHERE number = ?
     ) ORDER BY since DESC LIMIT 1`,
    [device, device],
  )
  return row?.person ?? ''
}

function putMeta(db: Database, key: string, value: string | number | Uint8Array): void {
  db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [key, value])
}
