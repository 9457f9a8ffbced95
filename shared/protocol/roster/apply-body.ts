/** What each kind of record changes, and what it must fit to. */
import { fine, refuse, type Checked } from '../checked.ts'
import { equalBytes, isSigned } from '../crypto.ts'
import { toHex } from '../hex.ts'
import { joinDigest, successorDigest } from './join-digest.ts'
import {
  RECOVERY,
  type Former,
  type Place,
  type RosterBody,
  type RosterContent,
  type RosterMember,
  type Rotation,
} from './record.ts'
import type { Role } from './roles.ts'
import { readSnapshot } from '../snapshot/manifest.ts'
import {
  inviteOf,
  present,
  presentDevice,
  type Roster,
  type RosterDevice,
  type RosterInvite,
} from './roster.ts'

export type BodyProblem =
  /** A device that is not there, or a number that is taken. */
  | 'roster-device'
  /** Used, revoked, expired or unknown, or for another role. */
  | 'roster-invite'
  /** Somebody who stays gets no key, or somebody else gets one. */
  | 'roster-rotation'
  /** A snapshot of a later roster, or of less than one that counts already. */
  | 'roster-compaction'

type Change = Checked<Partial<Roster>, BodyProblem>
type Body<Type extends RosterBody['type']> = Extract<RosterBody, { type: Type }>

/** @returns what is different afterwards */
export function applyBody(roster: Roster, { body, time, index }: RosterContent): Change {
  switch (body.type) {
    case 'genesis':
      return refuse('roster-device')
    case 'inviteCreated':
      return createInvite(roster, body)
    case 'inviteRevoked':
      return inviteOf(roster, body.key)?.state === 'open'
        ? fine({ invites: withInviteState(roster, body.key, 'revoked') })
        : refuse('roster-invite')
    case 'deviceAdded':
      return addDevice(roster, body, { time, index })
    case 'deviceRemoved':
      return removeDevices(roster, body, index)
    case 'deviceLeft':
      return leave(roster, body.cut, index)
    case 'roleChanged':
      return changeRole(roster, body.device, body.role)
    case 'removalAnnounced':
      return presentDevice(roster, body.device)?.role === 'admin'
        ? fine({ announced: new Map(roster.announced).set(body.device, time) })
        : refuse('roster-device')
    case 'removalWithdrawn':
      return withdraw(roster, body.device)
    case 'epochRotated':
      return rotate(roster, body.rotation, roster.devices)
    case 'relabelled':
      return relabel(roster, body)
    case 'sheetReplaced':
      return fine({ recovery: body.recovery?.keys ?? null })
    case 'relayMoved':
      return fine({ relay: body.address })
    case 'compacted':
      return compact(roster, body.manifest)
  }
}

function createInvite(roster: Roster, { key, role, expires }: Body<'inviteCreated'>): Change {
  if (inviteOf(roster, key)) return refuse('roster-invite')
  const invite = { role, expires, state: 'open' } as const
  return fine({ invites: new Map(roster.invites).set(toHex(key), invite) })
}

function withInviteState(roster: Roster, key: Uint8Array, state: RosterInvite['state']) {
  const invites = new Map(roster.invites)
  const invite = inviteOf(roster, key)
  if (invite) invites.set(toHex(key), { ...invite, state })
  return invites
}

function addDevice(
  roster: Roster,
  { member, invite: used, former }: Body<'deviceAdded'>,
  { time, index }: { time: number; index: number },
): Change {
  const { device: number, ...rest } = member
  const isTaken =
    number === RECOVERY ||
    roster.devices.has(number) ||
    [...roster.devices.values()].some((one) => equalBytes(one.signingKey, rest.signingKey))
  if (isTaken || (former && !isFormer(roster, member, former))) return refuse('roster-device')
  const device = { ...rest, number, former: former?.device ?? null, added: index, removed: null }
  const devices = new Map(roster.devices).set(number, device)
  // A sheet is used up by what it adds.
  if (!used) return fine({ devices, recovery: null })
  const invite = inviteOf(roster, used.key)
  const isOpen = invite?.state === 'open' && time <= invite.expires && invite.role === rest.role
  const asked = joinDigest(roster.space, member)
  if (!isOpen || !isSigned(asked, used.signature, used.key)) return refuse('roster-invite')
  return fine({ devices, invites: withInviteState(roster, used.key, 'used') })
}

/** Whether the vault that asks has had this identity before. */
export function isFormer(
  roster: Roster,
  member: Omit<RosterMember, 'role' | 'label'>,
  { device, signature }: Former,
): boolean {
  const known = roster.devices.get(device)
  const digest = successorDigest(roster.space, member)
  return known !== undefined && isSigned(digest, signature, known.signingKey)
}

function removeDevices(
  roster: Roster,
  { cuts, rotation }: Body<'deviceRemoved'>,
  index: number,
): Change {
  if (cuts.length === 0) return refuse('roster-device')
  const devices = new Map(roster.devices)
  const announced = new Map(roster.announced)
  for (const { device: number, ...cut } of cuts) {
    const device = presentDevice(roster, number)
    if (!device) return refuse('roster-device')
    devices.set(number, { ...device, removed: { index, cut } })
    announced.delete(number)
  }
  const rotated = rotate(roster, rotation, devices)
  return rotated.ok ? fine({ ...rotated.value, announced }) : rotated
}

function leave(roster: Roster, { device: number, ...cut }: Place, index: number): Change {
  const device = presentDevice(roster, number)
  if (!device) return refuse('roster-device')
  const gone: RosterDevice = { ...device, removed: { index, cut } }
  return fine({ devices: new Map(roster.devices).set(number, gone), needsRotation: true })
}

/** Exactly those who stay must get the next epoch's key, and none may be skipped. */
function rotate(
  roster: Roster,
  { epoch, epochId, keys, recovery, previous }: Rotation,
  devices: Roster['devices'],
): Change {
  const staying = present({ ...roster, devices }).map(({ number }) => number)
  const isForAll =
    keys.length === staying.length && keys.every(({ device }) => staying.includes(device))
  const isNext = epoch === roster.epoch + 1 && previous !== null
  const isForSheet = (recovery !== null) === (roster.recovery !== null)
  if (!isForAll || !isNext || !isForSheet) return refuse('roster-rotation')
  return fine({ devices, epoch, epochId, needsRotation: false })
}

function changeRole(roster: Roster, number: number, role: Role): Change {
  const device = presentDevice(roster, number)
  if (!device) return refuse('roster-device')
  // A notice stays: else whoever is to go would end it by a new role (attack A17).
  return fine({ devices: new Map(roster.devices).set(number, { ...device, role }) })
}

function withdraw(roster: Roster, number: number): Change {
  const announced = new Map(roster.announced)
  return announced.delete(number) ? fine({ announced }) : refuse('roster-device')
}

function relabel(roster: Roster, { device: number, label }: Body<'relabelled'>): Change {
  const device = presentDevice(roster, number)
  if (!device) return refuse('roster-device')
  return fine({ devices: new Map(roster.devices).set(number, { ...device, label }) })
}

/** What counts never becomes less (attack A27). */
function compact(roster: Roster, manifest: Uint8Array): Change {
  const snapshot = readSnapshot(roster, manifest)
  if (!snapshot.ok || snapshot.value.rosterIndex > roster.index) return refuse('roster-compaction')
  const { hash, covered } = snapshot.value
  const now = new Map(covered.map(({ device, seq }) => [device, seq]))
  const isLess = (roster.compacted?.covered ?? []).some(
    ({ device, seq }) => (now.get(device) ?? 0) < seq,
  )
  return isLess ? refuse('roster-compaction') : fine({ compacted: { snapshot: hash, covered } })
}
