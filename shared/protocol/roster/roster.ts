/** What a roster says after its last record. It is never changed: each record makes a new one. */
import { toHex } from '../hex.ts'
import type { Place, RecoveryKeys, SealedLabel } from './record.ts'
import type { Role } from './roles.ts'

export interface RosterDevice {
  number: number
  signingKey: Uint8Array
  receivingKey: Uint8Array
  role: Role
  label: SealedLabel
  /** What its vault was called before it had to take a new identity. */
  former: number | null
  /** The record that brought it. */
  added: number
  /** The record that took it away, and how far its log counts; `null` while it belongs. */
  removed: { index: number; cut: Omit<Place, 'device'> } | null
}

export interface RosterInvite {
  role: Role
  /** Milliseconds since 1970. */
  expires: number
  state: 'open' | 'used' | 'revoked'
}

/** The rights of one time: what a record or an entry is checked against. */
export interface Roster {
  /** The hash of the genesis. */
  space: Uint8Array
  /** Random, unlike any other space's: what is sealed for one space opens in no other. */
  salt: Uint8Array
  index: number
  head: Uint8Array
  /** Of the newest record, in milliseconds since 1970. */
  time: number
  /** By number; those that were removed stay: who wrote what outlives them. */
  devices: ReadonlyMap<number, RosterDevice>
  recovery: RecoveryKeys | null
  /** By public key in hexadecimal digits. */
  invites: ReadonlyMap<string, RosterInvite>
  epoch: number
  epochId: Uint8Array
  /** Somebody left by itself and still knows the key. */
  needsRotation: boolean
  /** When the removal of an admin was announced, by device, in milliseconds since 1970. */
  announced: ReadonlyMap<number, number>
  /** The snapshot that counts, and how far it stands for the logs; `null` before the first. */
  compacted: { snapshot: Uint8Array; covered: readonly Place[] } | null
  /** Where the space went; `null` while it is where it was. */
  relay: string | null
}

/** Those that belong to the space now. */
export const present = (roster: Roster): RosterDevice[] =>
  [...roster.devices.values()].filter(({ removed }) => removed === null)

export function presentDevice(roster: Roster, number: number): RosterDevice | null {
  const device = roster.devices.get(number)
  return device && device.removed === null ? device : null
}

/** The numbers under which a device may hand in what was written: its own, and those that it had. */
export function numbersOf(roster: Roster, number: number): number[] {
  const numbers: number[] = []
  // A former identity is older than its successor, so that this ends.
  for (let at: number | null = number; at !== null; at = roster.devices.get(at)?.former ?? null) {
    numbers.push(at)
  }
  return numbers
}

/** The board's devices, more than half of which may do together what an admin may. */
export const board = (roster: Roster): RosterDevice[] =>
  present(roster).filter(({ role }) => role !== 'auditor')

export const admins = (roster: Roster): RosterDevice[] =>
  present(roster).filter(({ role }) => role === 'admin')

export const inviteOf = (roster: Roster, key: Uint8Array): RosterInvite | undefined =>
  roster.invites.get(toHex(key))
