/**
 * A vault that was moved, copied or restored has an identity that nobody knows. An admin's lets itself
 * in again by the one that it had; anybody else's is invited and let in by an admin.
 */
import { sign } from '../../shared/protocol/crypto.ts'
import { sealEpoch } from '../../shared/protocol/epoch/epoch-secret.ts'
import { inviteKeys } from '../../shared/protocol/join/invite-link.ts'
import { joinDigest, successorDigest } from '../../shared/protocol/roster/join-digest.ts'
import { sealLabel } from '../../shared/protocol/roster/label.ts'
import type { Former } from '../../shared/protocol/roster/record.ts'
import { present, presentDevice } from '../../shared/protocol/roster/roster.ts'
import type { Database } from '../db/database.ts'
import { fetchEntries, fetchRoster, type Meeting } from './catch-up.ts'
import { formerKeys, type OwnKeys } from './device-keys.ts'
import { forgetFormer, readFormer } from './former.ts'
import { LinkClosed, type RelayLink } from './relay-link.ts'
import { appendRecord, newInvite, removeDevices, secretOf } from './roster-acts.ts'
import { ownNames } from './share-chapter.ts'
import type { SpaceState } from './space-state.ts'

const HOUR = 3_600_000

/** Whether the others have never heard of this device. */
export const isUnknown = ({ own, chain }: SpaceState): boolean =>
  !chain().now.devices.has(own.device)

/**
 * @param meeting on a connection of the former identity
 * @returns whether the device belongs now; else somebody has to let it in
 */
export async function comeBack(meeting: Meeting, former: OwnKeys): Promise<boolean> {
  const { chapter, space, link } = meeting
  if (link.welcome.rosterIndex > space.chain().now.index) await fetchRoster(space, link)
  if (space.movedTo()) throw new LinkClosed('moved')
  if (!isUnknown(space)) return true
  if (presentDevice(space.chain().now, former.device)?.role !== 'admin') return false
  // Everything of the former log counts: the cut comes behind it.
  await fetchEntries(meeting)
  await addItself(chapter.db, space, link, former)
  return true
}

async function addItself(db: Database, space: SpaceState, link: RelayLink, former: OwnKeys) {
  const { own } = space
  const asked = { device: own.device, signingKey: own.signing.publicKey }
  const member = { ...asked, receivingKey: own.receiving.publicKey, role: 'admin' as const }
  const invited = { role: member.role, expires: Date.now() + HOUR }
  const { secret, key } = await newInvite(space, link, invited, former)
  const { privateKey } = inviteKeys(secret)
  await appendRecord(
    space,
    link,
    ({ epoch, salt, space: id }) => {
      const epochSecret = secretOf(space, epoch)
      const label = sealLabel(ownNames(db), member.signingKey, { epoch, secret: epochSecret })
      return {
        type: 'deviceAdded',
        member: { ...member, label },
        invite: { key, signature: sign(joinDigest(id, member), privateKey) },
        sealed: sealEpoch({ salt, epoch }, epochSecret, member.receivingKey),
        former: formerProof(db, id, space.own),
      }
    },
    { by: former },
  )
}

/** What shows whose vault it is; `null` for a copy beside its original, and where nobody asks for it. */
export function formerProof(db: Database, space: Uint8Array, own: OwnKeys): Former | null {
  const keys = formerKeys(db)
  if (!keys || readFormer(db)?.origin === 'copied') return null
  const member = {
    device: own.device,
    signingKey: own.signing.publicKey,
    receivingKey: own.receiving.publicKey,
  }
  const signature = sign(successorDigest(space, member), keys.signing.privateKey)
  return { device: keys.device, signature }
}

/** Once this device belongs, the former one goes. Whoever let it in may have seen to that already. */
export async function settleFormer(
  db: Database,
  space: SpaceState,
  link: RelayLink,
): Promise<void> {
  const former = readFormer(db)
  if (!former) return
  const { now } = space.chain()
  const mustGo = presentDevice(now, former.device) && former.origin !== 'copied'
  if (mustGo && presentDevice(now, space.own.device)?.role !== 'admin') return
  if (mustGo) await removeDevices(space, link, [former.device])
  forgetFormer(db)
}

/** Identities whose vault has come back under another one, where whoever let it in was cut off. */
export async function removePredecessors(space: SpaceState, link: RelayLink): Promise<void> {
  const { now } = space.chain()
  if (presentDevice(now, space.own.device)?.role !== 'admin') return
  const gone = present(now).flatMap(({ former }) =>
    former !== null && presentDevice(now, former) ? [former] : [],
  )
  if (gone.length > 0) await removeDevices(space, link, gone)
}
