/**
 * The keys of devices as the protocol takes them: raw. The vault keeps them as Node writes them
 * (DER), of which the last 32 bytes are the key (RFC 8410).
 */
import { receivingKeyPair, signingKeyPair, type KeyPair } from '../../shared/protocol/crypto.ts'
import type { Database } from '../db/database.ts'
import { ownDevice, privateKeys, type PrivateKeys } from '../vault/device.ts'
import { readFormer } from './former.ts'

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

export const ownKeys = (db: Database): OwnKeys => keysOf(ownDevice(db), privateKeys(db))

/** The identity that this vault had before, while others do not know the new one. */
export function formerKeys(db: Database): OwnKeys | null {
  const former = readFormer(db)
  if (!former) return null
  const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
  const { device, signing, receiving } = former
  return keysOf(device, { signing: bytes(signing), receiving: bytes(receiving) })
}

const keysOf = (device: number, { signing, receiving }: PrivateKeys): OwnKeys => ({
  device,
  signing: signingKeyPair(rawOf(signing)),
  receiving: receivingKeyPair(rawOf(receiving)),
})
