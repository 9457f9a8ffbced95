/** A record of the roster that is believed: stored with what follows from it. */
import { openEpoch, openPrevious } from '../../shared/protocol/epoch/epoch-secret.ts'
import type { Chain, ChainLink } from '../../shared/protocol/roster/chain.ts'
import { openLabel } from '../../shared/protocol/roster/label.ts'
import type { RosterMember, Rotation, SealedLabel } from '../../shared/protocol/roster/record.ts'
import { earliestStamp } from '../../shared/records/stamp.ts'
import type { Database } from '../db/database.ts'
import { putDevice } from '../vault/device.ts'
import { adoptionsAfter, putAdoption } from './adoption.ts'
import { forgetCovered } from './compaction/growth.ts'
import { derOf, formerKeys, type OwnKeys } from './device-keys.ts'
import { addNotice } from './notices.ts'
import { queueOutgoing } from './outbox.ts'
import { putRecord, putSecret, readSecrets } from './sync-store.ts'

/** Stores the newest records of a chain, from a place on. Belongs into a transaction. */
export function storeRecords(db: Database, chain: Chain, from: number, own: OwnKeys): void {
  const links = chain.links.slice(from)
  for (const link of links) putRecord(db, link.content.index, link.data)
  const former = formerKeys(db)
  for (const keys of former ? [own, former] : [own]) {
    for (const link of links) takeSecret(db, link, keys)
  }
  takeEarlierSecrets(db, chain)
  for (const link of links) {
    for (const adoption of adoptionsAfter(db, link)) {
      putAdoption(db, adoption)
      queueOutgoing(db, () => adoption)
    }
  }
  // Whoever was there sees it happen; it is no news for whoever comes later.
  if (from > 0) for (const link of links) tellOfSheet(db, link, own)
  const secrets = readSecrets(db)
  for (const link of links) takeNames(db, link, secrets)
  const isNew = links.some(({ content: { body } }) => body.type === 'compacted')
  if (isNew && chain.now.compacted) forgetCovered(db, chain.now.compacted, own.device)
}

function rotationOf({ content: { body } }: ChainLink): Rotation | null {
  return 'rotation' in body ? body.rotation : null
}

/** Somebody came in by the chapter sheet: nobody has let them in, so everybody is told. */
function tellOfSheet(db: Database, { content: { body, time } }: ChainLink, own: OwnKeys): void {
  if (body.type !== 'deviceAdded' || body.invite || body.member.device === own.device) return
  addNotice(db, { kind: 'sheet-used', device: body.member.device, at: time })
}

/** The epoch's secret that a record holds for this device. */
function takeSecret(db: Database, link: ChainLink, { device, receiving }: OwnKeys): void {
  const { body } = link.content
  const rotation = rotationOf(link)
  const isWelcome = body.type === 'deviceAdded' && body.member.device === device
  const sealed = isWelcome
    ? body.sealed
    : rotation?.keys.find((key) => key.device === device)?.sealed
  const secret = sealed && openEpoch(sealed, receiving, link.roster)
  if (secret) putSecret(db, link.roster.epoch, secret)
}

/** Each epoch's secret opens the one before it. */
function takeEarlierSecrets(db: Database, chain: Chain): void {
  const secrets = readSecrets(db)
  const rotations = chain.links.filter((link) => rotationOf(link)).reverse()
  for (const link of rotations) {
    const rotation = rotationOf(link)
    const secret = rotation && secrets.get(rotation.epoch)
    const before = chain.links[link.content.index - 1]?.roster
    if (!secret || !before || secrets.has(before.epoch)) continue
    const earlier = openPrevious(rotation, secret, before)
    if (!earlier) continue
    secrets.set(before.epoch, earlier)
    putSecret(db, before.epoch, earlier)
  }
}

/** Who writes on which device, and from when on they are called so. */
function takeNames(
  db: Database,
  { content: { body, time }, roster }: ChainLink,
  secrets: ReadonlyMap<number, Uint8Array>,
): void {
  if (body.type === 'genesis') putMember(db, body.creator, time, secrets)
  else if (body.type === 'deviceAdded') putMember(db, body.member, time, secrets)
  else if (body.type === 'relabelled') {
    const signingKey = roster.devices.get(body.device)?.signingKey
    const names = signingKey && namesOf(body.label, signingKey, secrets)
    if (!names) return
    db.run('UPDATE devices SET name = ? WHERE number = ?', [names.device, body.device])
    db.run('INSERT OR REPLACE INTO device_names (device, since, person) VALUES (?, ?, ?)', [
      body.device,
      earliestStamp(time),
      names.person,
    ])
  }
}

function putMember(
  db: Database,
  { device, signingKey, receivingKey, label }: RosterMember,
  time: number,
  secrets: ReadonlyMap<number, Uint8Array>,
): void {
  const names = namesOf(label, signingKey, secrets)
  putDevice(db, {
    number: device,
    name: names?.device ?? '',
    person: names?.person ?? '',
    signing_key: derOf('signing', signingKey),
    receiving_key: derOf('receiving', receivingKey),
    added: new Date(time).toISOString(),
  })
}

function namesOf(
  label: SealedLabel,
  signingKey: Uint8Array,
  secrets: ReadonlyMap<number, Uint8Array>,
) {
  const secret = secrets.get(label.epoch)
  return secret ? openLabel(label, signingKey, secret) : null
}
