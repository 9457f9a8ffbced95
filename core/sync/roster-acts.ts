/** What an admin does to the roster: records that are made, sent, and made again when somebody was quicker. */
import {
  sealEpoch,
  makeRotation,
  newEpochSecret,
} from '../../shared/protocol/epoch/epoch-secret.ts'
import { randomBytes } from '../../shared/protocol/crypto.ts'
import { fromBase64Url, toBase64Url } from '../../shared/protocol/base64url.ts'
import { inviteKeys, writeInvite } from '../../shared/protocol/join/invite-link.ts'
import {
  joinFingerprint,
  readJoinRequest,
  type JoinRequest,
} from '../../shared/protocol/join/join-request.ts'
import { wordsOf } from '../../shared/protocol/join/words.ts'
import { openLabel, sealLabel } from '../../shared/protocol/roster/label.ts'
import { isFormer } from '../../shared/protocol/roster/apply-body.ts'
import { nextContent, signRecord } from '../../shared/protocol/roster/make-record.ts'
import type { Place, RosterBody, Rotation } from '../../shared/protocol/roster/record.ts'
import type { Role } from '../../shared/protocol/roster/roles.ts'
import {
  inviteOf,
  present,
  presentDevice,
  type Roster,
} from '../../shared/protocol/roster/roster.ts'
import { toHex } from './change-items.ts'
import type { OwnKeys } from './device-keys.ts'
import { fetchRoster } from './catch-up.ts'
import { expectType, LinkClosed, RequestFailed, type RelayLink } from './relay-link.ts'
import type { SpaceState } from './space-state.ts'

/** So often somebody else may be quicker. */
const TRIES = 5

/**
 * Appends a record, at the relay first.
 * @param body made for the roster as it is then
 * @param options `by`: this device's keys, or those that it had before; `isTaken`: whether an answer
 *   that is none means that the relay has it
 * @throws {RequestFailed} when the rules do not allow it · @throws {LinkClosed} when the chapter has
 *   moved: what came behind that record at the old relay would be a fork
 */
export async function appendRecord(
  space: SpaceState,
  link: RelayLink,
  body: (roster: Roster) => RosterBody,
  {
    by = space.own,
    isTaken = () => false,
  }: { by?: OwnKeys; isTaken?: (error: unknown) => boolean } = {},
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    if (space.movedTo()) throw new LinkClosed('moved')
    const { now } = space.chain()
    const signer = { device: by.device, signingKey: by.signing.privateKey }
    const record = signRecord(nextContent(now, body(now), Date.now()), [signer])
    try {
      await link.ask({ type: 'rosterAppend', record }).catch((error: unknown) => {
        if (!isTaken(error)) throw error
      })
      space.addRecords(now.index + 1, [record])
      return
    } catch (error) {
      const isLate = error instanceof RequestFailed && error.problem === 'roster-conflict'
      if (!isLate || tries === TRIES) throw error
      await fetchRoster(space, link)
    }
  }
}

/** @returns the invite's code, and its public key in hexadecimal digits */
export async function createInvite(
  space: SpaceState,
  link: RelayLink,
  { relay, ...about }: { relay: string; role: Role; expires: number },
): Promise<{ code: string; key: string }> {
  const { expires } = about
  const { secret, key } = await newInvite(space, link, about)
  const code = writeInvite({ space: space.chain().now.space, relay, secret, expires })
  return { code, key: toHex(key) }
}

/** @param by this device's keys, or those that it had before */
export async function newInvite(
  space: SpaceState,
  link: RelayLink,
  { role, expires }: { role: Role; expires: number },
  by: OwnKeys = space.own,
): Promise<{ secret: Uint8Array; key: Uint8Array }> {
  const secret = randomBytes(32)
  const { publicKey: key } = inviteKeys(secret)
  const body = ({ epoch }: Roster): RosterBody => ({
    type: 'inviteCreated',
    key,
    role,
    expires,
    // So that every admin can see who asks by it.
    secret: sealLabel({ person: toBase64Url(secret), device: '' }, key, {
      epoch,
      secret: secretOf(space, epoch),
    }),
  })
  await appendRecord(space, link, body, { by })
  return { secret, key }
}

export function secretOf(space: SpaceState, epoch: number): Uint8Array {
  const secret = space.secret(epoch)
  if (!secret) throw new Error('the secret of this epoch is not here')
  return secret
}

export interface Asking {
  /** The invite's public key, hexadecimal. */
  invite: string
  key: Uint8Array
  request: JoinRequest
  role: Role
  /** To be compared with what stands on the other screen. */
  words: string[]
}

/** Who asks to join, by invites that are open. */
export async function listAsking(space: SpaceState, link: RelayLink): Promise<Asking[]> {
  const { asking } = expectType(await link.ask({ type: 'joinList' }), 'joins')
  return asking.flatMap(({ key, asked }) => readAsking(space, key, asked) ?? [])
}

function readAsking(space: SpaceState, key: Uint8Array, asked: Uint8Array): Asking | null {
  const { now } = space.chain()
  const invite = inviteOf(now, key)
  const secret = inviteSecret(space, key)
  if (invite?.state !== 'open' || !secret) return null
  const request = readJoinRequest(now.space, secret, asked)
  if (!request.ok) return null
  const { former, ...rest } = request.value
  const words = wordsOf(joinFingerprint(now.space, key, request.value))
  // Nobody is kept out by a predecessor that is none; it just is not believed.
  const believed = former && isFormer(now, request.value, former) ? former : null
  const joining = { ...rest, former: believed }
  return { invite: toHex(key), key, request: joining, role: invite.role, words }
}

/** The secret of an invite, as the admin who made it sealed it for the others. */
function inviteSecret(space: SpaceState, key: Uint8Array): Uint8Array | null {
  for (const { content } of space.chain().links) {
    const { body } = content
    if (body.type !== 'inviteCreated' || toHex(body.key) !== toHex(key)) continue
    const epochSecret = space.secret(body.secret.epoch)
    const label = epochSecret && openLabel(body.secret, key, epochSecret)
    return label ? fromBase64Url(label.person) : null
  }
  return null
}

/** Lets somebody in who asked, and whose words were compared. */
export async function approve(
  space: SpaceState,
  link: RelayLink,
  { key, request, role }: Asking,
): Promise<void> {
  const { device, signingKey, receivingKey, names, signature, former } = request
  await appendRecord(space, link, ({ epoch, salt }) => {
    const secret = secretOf(space, epoch)
    return {
      type: 'deviceAdded',
      member: {
        device,
        signingKey,
        receivingKey,
        role,
        label: sealLabel(names, signingKey, { epoch, secret }),
      },
      invite: { key, signature },
      sealed: sealEpoch({ salt, epoch }, secret, receivingKey),
      former,
    }
  })
  await link.ask({ type: 'joinForget', key })
  // Its vault has come back under a new identity: the old one must not write any more.
  const isThere = former && presentDevice(space.chain().now, former.device)
  if (isThere) await removeDevices(space, link, [former.device])
}

/** Removes devices and begins an epoch whose key they do not have. */
export async function removeDevices(
  space: SpaceState,
  link: RelayLink,
  devices: readonly number[],
): Promise<void> {
  await appendRecord(space, link, (roster) => {
    const cuts = [...devices].sort((a, b) => a - b).map((device) => placeOf(space, device))
    return { type: 'deviceRemoved', cuts, rotation: newEpoch(space, roster, devices) }
  })
}

/** This device leaves by itself; what it has written counts up to here. */
export async function leave(space: SpaceState, link: RelayLink): Promise<void> {
  const cut = placeOf(space, space.own.device)
  // The relay shows it out before it can answer.
  const isShownOut = (error: unknown) => error instanceof LinkClosed && error.problem === 'removed'
  await appendRecord(space, link, () => ({ type: 'deviceLeft', cut }), { isTaken: isShownOut })
}

/** Whoever left still knows the key: an admin's device begins an epoch without it, unasked. */
export async function rotateIfNeeded(space: SpaceState, link: RelayLink): Promise<void> {
  const { now } = space.chain()
  const isAdmin = presentDevice(now, space.own.device)?.role === 'admin'
  if (now.needsRotation && isAdmin) await beginEpoch(space, link)
}

/** An epoch whose key those have who belong now, and the sheet that is in force. */
export const beginEpoch = (space: SpaceState, link: RelayLink): Promise<void> =>
  appendRecord(space, link, (roster) => ({
    type: 'epochRotated',
    rotation: newEpoch(space, roster, []),
  }))

/** An epoch for all who stay, made for this roster. */
export function newEpoch(space: SpaceState, roster: Roster, without: readonly number[]): Rotation {
  const { salt, recovery } = roster
  const devices = present(roster).filter(({ number }) => !without.includes(number))
  const previous = secretOf(space, roster.epoch)
  const at = { salt, epoch: roster.epoch + 1 }
  return makeRotation(at, newEpochSecret(), previous, { devices, recovery })
}

/** How far a log counts that ends now. */
export function placeOf(space: SpaceState, device: number): Place {
  const { seq, hash } = space.log(device)
  return { device, seq, hash }
}
