/**
 * The secret of an epoch: who has it reads what is written while it holds. The roster commits to it
 * by its hash, so that nobody can be given another one (attack A21).
 */
import { decode, encode, exactly, fixed, struct, uint, type ValueOf } from '../codec/codec.ts'
import {
  deriveKey,
  equalBytes,
  hash,
  open,
  openSealed,
  randomBytes,
  seal,
  sealFor,
  type KeyPair,
} from '../crypto.ts'
import { KEY_BYTES, NONCE_BYTES } from '../sizes.ts'
import type { RecoveryKeys, Rotation } from '../roster/record.ts'

/** Which secret of which space. */
export interface EpochPlace {
  salt: Uint8Array
  epoch: number
  epochId: Uint8Array
}

const sealedSecret = struct({
  version: exactly(1),
  salt: fixed(32),
  epoch: uint(),
  secret: fixed(KEY_BYTES),
})
const place = struct({ salt: fixed(32), epoch: uint() })
type Place = ValueOf<typeof place>

export const newEpochSecret = (): Uint8Array => randomBytes(KEY_BYTES)

export const epochIdOf = (secret: Uint8Array): Uint8Array => hash('epoch', secret)

export function sealEpoch(
  { salt, epoch }: Place,
  secret: Uint8Array,
  receivingKey: Uint8Array,
): Uint8Array {
  return sealFor(encode(sealedSecret, { version: 1, salt, epoch, secret }), receivingKey)
}

/** @returns `null` when it is not the secret that the roster commits to */
export function openEpoch(sealed: Uint8Array, pair: KeyPair, place: EpochPlace): Uint8Array | null {
  const content = openSealed(sealed, pair)
  const decoded = content && decode(sealedSecret, content)
  if (!decoded?.ok) return null
  const { salt, epoch, secret } = decoded.value
  const fits = equalBytes(salt, place.salt) && epoch === place.epoch
  return fits && equalBytes(epochIdOf(secret), place.epochId) ? secret : null
}

/** The secret before, for whoever joins later and reads back. */
function sealPrevious(at: Place, secret: Uint8Array, previous: Uint8Array): Rotation['previous'] {
  const nonce = randomBytes(NONCE_BYTES)
  return { nonce, sealed: seal(previous, encode(place, at), nonce, deriveKey(secret, 'epoch-key')) }
}

/**
 * @param secret of the epoch that the rotation began
 * @param before the epoch before it
 * @returns `null` when it is not the secret that the roster commits to
 */
export function openPrevious(
  { epoch, previous }: Pick<Rotation, 'epoch' | 'previous'>,
  secret: Uint8Array,
  { salt, epochId }: Omit<EpochPlace, 'epoch'>,
): Uint8Array | null {
  if (!previous) return null
  const key = deriveKey(secret, 'epoch-key')
  const before = open(previous.sealed, encode(place, { salt, epoch }), previous.nonce, key)
  return before && equalBytes(epochIdOf(before), epochId) ? before : null
}

export interface Receivers {
  devices: readonly { number: number; receivingKey: Uint8Array }[]
  recovery: RecoveryKeys | null
}

/** Begins an epoch: seals its secret for everybody who stays. */
export function makeRotation(
  at: Place,
  secret: Uint8Array,
  previous: Uint8Array | null,
  { devices, recovery }: Receivers,
): Rotation {
  const keys = devices
    .map(({ number, receivingKey }) => ({
      device: number,
      sealed: sealEpoch(at, secret, receivingKey),
    }))
    .sort((a, b) => a.device - b.device)
  return {
    epoch: at.epoch,
    epochId: epochIdOf(secret),
    keys,
    recovery: recovery && sealEpoch(at, secret, recovery.receivingKey),
    previous: previous && sealPrevious(at, secret, previous),
  }
}
