/** The names of this device and its person, as the roster has them and as they are here. */
import { openLabel, sealLabel, type Label } from '../../shared/protocol/roster/label.ts'
import { presentDevice } from '../../shared/protocol/roster/roster.ts'
import type { Database } from '../db/database.ts'
import type { RelayLink } from './relay-link.ts'
import { appendRecord, secretOf } from './roster-acts.ts'
import { ownNames } from './share-chapter.ts'
import type { SpaceState } from './space-state.ts'

/** Tells the others what was renamed here, also while there was no connection. */
export async function relabelIfRenamed(
  db: Database,
  space: SpaceState,
  link: RelayLink,
): Promise<void> {
  const { device } = space.own
  const label = presentDevice(space.chain().now, device)?.label
  const signingKey = space.own.signing.publicKey
  const known = label && openLabel(label, signingKey, secretOf(space, label.epoch))
  const names = ownNames(db)
  if (!known || (known.person === names.person && known.device === names.device)) return
  await relabel(space, link, names)
}

/** Says what this device and its person are called, also where that is known. */
export async function relabel(space: SpaceState, link: RelayLink, names: Label): Promise<void> {
  const { device, signing } = space.own
  const { publicKey } = signing
  await appendRecord(space, link, ({ epoch }) => ({
    type: 'relabelled',
    device,
    label: sealLabel(names, publicKey, { epoch, secret: secretOf(space, epoch) }),
  }))
}
