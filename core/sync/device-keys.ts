/**
 * The keys of devices as the protocol takes them: raw. The vault keeps them as Node writes them
 * (DER), of which the last 32 bytes are the key (RFC 8410).
 */
import { receivingKeyPair, signingKeyPair, type KeyPair } from '../../shared/protocol/crypto.ts'
import type { Database } from '../db/database.ts'
import { ownDevice } from '../vault/device.ts'

export interface OwnKeys {
  device: number
  signing: KeyPair
  receiving: KeyPair
}

const RAW = 32
const rawOf = (der: Uint8Array) => new Uint8Array(der.subarray(-RAW))

/** What stands before a raw public key in DER. */
const SPKI = {
  signing: Buffer.from('302a300506032b6570032100', 'hex'),
  receiving: Buffer.from('302a300506032b656e032100', 'hex'),
}

export const derOf = (kind: keyof typeof SPKI, raw: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat([SPKI[kind], raw]))

export function ownKeys(db: Database): OwnKeys {
  const read = (key: string) => {
    const row = db.get<{ value: Uint8Array }>('SELECT value FROM meta WHERE key = ?', [key])
    if (!row) throw new Error('a vault without a device identity')
    return rawOf(row.value)
  }
  return {
    device: ownDevice(db),
    signing: signingKeyPair(read('signing-key')),
    receiving: receivingKeyPair(read('receiving-key')),
  }
}
