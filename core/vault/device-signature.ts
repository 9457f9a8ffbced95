/** What this device signs, and whether another one signed something (Ed25519, RFC 8032). */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { Database } from '../db/database.ts'

/** Signs with this device's key. */
export function signAsDevice(db: Database, data: Uint8Array): Uint8Array {
  const row = db.get<{ value: Uint8Array }>(`SELECT value FROM meta WHERE key = 'signing-key'`)
  if (!row) throw new Error('a vault without a signing key')
  const key = createPrivateKey({ key: Buffer.from(row.value), format: 'der', type: 'pkcs8' })
  return sign(null, data, key)
}

/** Whether a device of this chapter signed the data; false for a device that nobody knows. */
export function isSignedBy(
  db: Database,
  device: number,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const row = db.get<{ key: Uint8Array }>(
    'SELECT signing_key AS key FROM devices WHERE number = ?',
    [device],
  )
  if (!row) return false
  const key = createPublicKey({ key: Buffer.from(row.key), format: 'der', type: 'spki' })
  return verify(null, data, key, signature)
}
