/** Who may join, stay and go: attacks A16–A26 of the protocol. */
import { describe, expect, test } from 'vitest'
import { decode, encode } from '../../shared/protocol/codec/codec.ts'
import { equalBytes, randomBytes, sign, signingKeyPair } from '../../shared/protocol/crypto.ts'
import { openEpoch, openPrevious } from '../../shared/protocol/epoch/epoch-secret.ts'
import { startChain, extendChain } from '../../shared/protocol/roster/chain.ts'
import { joinDigest } from '../../shared/protocol/roster/join-digest.ts'
import { makeJoinRequest, readJoinRequest } from '../../shared/protocol/join/join-request.ts'
import { clientMessage } from '../../shared/protocol/relay/client-messages.ts'
import { personName } from '../../shared/rpc/chapter-calls.ts'
import { openLabel, sealLabel } from '../../shared/protocol/roster/label.ts'
import { signRecord, type Signer } from '../../shared/protocol/roster/make-record.ts'
import {
  RECOVERY,
  rosterContent,
  rosterRecord,
  type RosterBody,
} from '../../shared/protocol/roster/record.ts'
import { AHEAD_MILLISECONDS, isTooFarAhead } from '../../shared/protocol/roster/record-time.ts'
import { admins, presentDevice } from '../../shared/protocol/roster/roster.ts'
import { NOTICE_MILLISECONDS } from '../../shared/protocol/roster/rules.ts'
import {
  newSheetSecret,
  publicSheetKeys,
  sheetKeys,
} from '../../shared/protocol/sheet/chapter-sheet.ts'
import { newPerson, setup, Space, valueOf, type Person } from './support/people.ts'
import { snapshotOf } from './support/snapshots.ts'

describe('a board comes together', () => {
  test('Anna invites Bernd: he belongs, has the key, and is called by his name', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [, bernd] = people
    const device = presentDevice(space.chain.now, bernd.device)
    expect(device?.role).toBe('member')
    expect(device && openLabel(device.label, device.signingKey, space.secret)?.person).toBe('Bernd')
    const added = space.chain.links.at(-1)?.content.body
    if (added?.type !== 'deviceAdded') throw new Error('nobody was added')
    expect(openEpoch(added.sealed, bernd.receiving, space.chain.now)).toEqual(space.secret)
  })

  test('whoever reads the whole roster gets to the same end', () => {
    const { space } = setup('Anna', 'Bernd', 'Clara')
    const [genesis, ...records] = space.chain.links.map(({ data }) => data)
    let chain = valueOf(startChain(genesis ?? new Uint8Array()))
    for (const record of records) chain = valueOf(extendChain(chain, record))
    expect(chain.now).toEqual(space.chain.now)
  })

  test('who stays after a removal gets the next key, and the one before it', () => {
    const { space, people } = setup('Anna', 'Bernd', 'Clara')
    const [anna, bernd, clara] = people
    const before = { secret: space.secret, roster: space.chain.now }
    space.append(space.record(space.removal(bernd), anna))
    const removed = space.chain.links.at(-1)?.content.body
    if (removed?.type !== 'deviceRemoved' || !clara) throw new Error('nobody was removed')
    const { rotation } = removed
    const sealed = rotation.keys.find(({ device }) => device === clara.device)?.sealed
    const secret = sealed && openEpoch(sealed, clara.receiving, space.chain.now)
    expect(secret).toEqual(space.secret)
    expect(secret && openPrevious(rotation, secret, before.roster)).toEqual(before.secret)
  })
})

test('the longest names that the app takes fit into the roster and into a request to join', () => {
  const name = '€'.repeat(200)
  expect(personName.parse(name)).toBe(name)
  expect(personName.safeParse(`${name}€`).success).toBe(false)
  const { space, people } = setup('Anna')
  const [anna] = people
  const names = { person: name, device: name }
  const { epoch } = space.chain.now
  const label = sealLabel(names, anna.signing.publicKey, { epoch, secret: space.secret })
  space.append(space.record({ type: 'relabelled', device: anna.device, label }, anna))
  const stored = presentDevice(space.chain.now, anna.device)
  expect(stored && openLabel(stored.label, stored.signingKey, space.secret)).toEqual(names)
  const device = {
    device: 77,
    signingKey: anna.signing.publicKey,
    receivingKey: anna.receiving.publicKey,
  }
  const asked = makeJoinRequest(space.chain.now.space, space.secret, device, names)
  const message = { type: 'joinAsk', request: 1, asked } as const
  expect(decode(clientMessage, encode(clientMessage, message)).ok).toBe(true)
  const read = readJoinRequest(space.chain.now.space, space.secret, asked)
  expect(read).toMatchObject({ value: { names } })
})

test('A16 a record or an addition in somebody else’s name is refused', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  const body = { type: 'roleChanged', device: bernd.device, role: 'admin' } as const
  const forged = { ...bernd, device: anna.device }
  expect(space.verdict(space.record(body, forged))).toBe('roster-signature')
  expect(space.verdict(space.record(body, newPerson('Mallory')))).toBe('roster-signature')
  expect(space.verdict(space.record(body))).toBe('roster-signature')
})

test('A17 a member or an auditor cannot invite, remove, promote or rotate', () => {
  const { space, people } = setup('Anna', 'Bernd', 'Clara')
  const [anna, bernd, clara] = people
  if (!clara) throw new Error('Clara is missing')
  space.append(space.record({ type: 'roleChanged', device: clara.device, role: 'auditor' }, anna))
  const bodies = [
    { type: 'inviteRevoked', key: randomBytes(32) },
    { type: 'roleChanged', device: bernd.device, role: 'admin' },
    { type: 'epochRotated', rotation: space.rotation() },
    { type: 'relayMoved', address: 'wss://elsewhere.example' },
    { type: 'sheetReplaced', recovery: null },
    space.removal(anna),
  ] as const
  for (const body of bodies) {
    expect(space.verdict(space.record(body, bernd))).toBe('roster-right')
    expect(space.verdict(space.record(body, clara))).toBe('roster-right')
  }
})

test('A21 a rotation that skips somebody, or gives the key to somebody else, is refused', () => {
  const { space, people } = setup('Anna', 'Bernd', 'Clara')
  const [anna, bernd] = people
  const rotation = space.rotation([bernd])
  expect(space.verdict(space.record({ type: 'epochRotated', rotation }, anna))).toBe(
    'roster-rotation',
  )
  const everybody = space.rotation()
  const cuts = [{ device: bernd.device, seq: 0, hash: new Uint8Array(32) }]
  const removal = { type: 'deviceRemoved', cuts, rotation: everybody } as const
  expect(space.verdict(space.record(removal, anna))).toBe('roster-rotation')
})

test('A21 a sealed key that is not the one the roster commits to is noticed by its receiver', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  const rotation = space.rotation()
  const other = space.rotation()
  const [first, second] = rotation.keys
  const wrong = other.keys.find(({ device }) => device === bernd.device)
  if (!first || !second || !wrong) throw new Error('a key is missing')
  const keys = [first, second].map((key) => (key.device === bernd.device ? wrong : key))
  space.append(space.record({ type: 'epochRotated', rotation: { ...rotation, keys } }, anna))
  expect(openEpoch(wrong.sealed, bernd.receiving, space.chain.now)).toBe(null)
})

describe('A26 the time of a record', () => {
  test('is not before that of the record before it', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna] = people
    const { time } = space.chain.now
    const moved = { type: 'relayMoved', address: 'wss://x.example' } as const
    expect(space.verdict(dated(space, moved, time - 1, anna))).toBe('roster-time')
    expect(space.verdict(dated(space, moved, time, anna))).toBe('fine')
  })

  test('is put right by an honest device whose clock is behind', () => {
    const { space, people } = setup('Anna', 'Bernd')
    space.time -= 60_000
    const moved = { type: 'relayMoved', address: 'wss://x.example' } as const
    space.append(space.record(moved, people[0]))
    expect(space.chain.now.time).toBe(space.time + 60_000)
  })

  test('may be a little ahead of whoever reads it, and no more', () => {
    const now = Date.UTC(2027, 0, 1)
    expect(isTooFarAhead(now + AHEAD_MILLISECONDS, now)).toBe(false)
    expect(isTooFarAhead(now + AHEAD_MILLISECONDS + 1, now)).toBe(true)
    expect(isTooFarAhead(now - NOTICE_MILLISECONDS, now)).toBe(false)
  })
})

/** A record whose author claims that it is of this time. */
function dated(space: Space, body: RosterBody, time: number, signer: Signer): Uint8Array {
  const { space: id, head: previous, index } = space.chain.now
  const content = { version: 1, space: id, index: index + 1, previous, time, body } as const
  return signRecord(encode(rosterContent, content), [signer])
}

test('A22 a record that follows an older one is a fork', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const [anna] = people
  const one = space.record({ type: 'relayMoved', address: 'wss://one.example' }, anna)
  const other = space.record({ type: 'relayMoved', address: 'wss://other.example' }, anna)
  const fork = new Space(anna)
  space.append(one)
  expect(space.verdict(other)).toBe('roster-misplaced')
  expect(fork.verdict(one)).not.toBe('fine')
})

test('A23 two admins remove each other at once: the first record counts, the other is refused', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  space.append(space.record({ type: 'roleChanged', device: bernd.device, role: 'admin' }, anna))
  const annas = space.record(space.removal(bernd), anna)
  const bernds = space.record(space.removal(anna), bernd)
  space.append(annas)
  expect(space.verdict(bernds)).toBe('roster-signature')
  expect(space.verdict(space.record(space.removal(anna), bernd))).toBe('roster-signature')
  expect(admins(space.chain.now).map(({ number }) => number)).toEqual([anna.device])
})

describe('A24 an invite', () => {
  test('works once', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna] = people
    const invite = space.invite(anna)
    space.append(space.record(space.addition(newPerson('Clara'), invite), anna))
    const again = space.record(space.addition(newPerson('Mallory'), invite), anna)
    expect(space.verdict(again)).toBe('roster-invite')
  })

  test('that expired, was revoked, or was never made is refused', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna] = people
    const clara = newPerson('Clara')
    const revoked = space.invite(anna)
    space.append(space.record({ type: 'inviteRevoked', key: revoked.keys.publicKey }, anna))
    expect(space.verdict(space.record(space.addition(clara, revoked), anna))).toBe('roster-invite')
    const unknown = { ...revoked, keys: signingKeyPair(randomBytes(32)) }
    expect(space.verdict(space.record(space.addition(clara, unknown), anna))).toBe('roster-invite')
    const old = space.invite(anna)
    space.time = old.expires + 1
    expect(space.verdict(space.record(space.addition(clara, old), anna))).toBe('roster-invite')
  })

  test('brings nobody with other keys, in another role, or into another space', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna] = people
    const invite = space.invite(anna)
    const addition = space.addition(newPerson('Clara'), invite)
    if (addition.type !== 'deviceAdded' || !addition.invite) throw new Error('no addition')
    const { member } = addition
    const bodies = [
      { ...addition, member: { ...member, signingKey: randomBytes(32) } },
      { ...addition, member: { ...member, receivingKey: randomBytes(32) } },
      { ...addition, member: { ...member, role: 'admin' } },
      {
        ...addition,
        invite: {
          ...addition.invite,
          signature: sign(joinDigest(randomBytes(32), member), invite.keys.privateKey),
        },
      },
    ] as const
    for (const body of bodies) {
      expect(space.verdict(space.record(body, anna))).toBe('roster-invite')
    }
  })

  test('with another genesis leads into another space, which its hash shows', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const swapped = new Space(newPerson('Mallory'))
    expect(equalBytes(swapped.chain.now.space, space.chain.now.space)).toBe(false)
    expect(swapped.verdict(space.record(space.removal(people[1]), people[0]))).not.toBe('fine')
  })
})

describe('A25 the chapter sheet', () => {
  const unused = { keys: signingKeyPair(randomBytes(32)), expires: 0 }

  function withSheet() {
    const { space, people } = setup('Anna', 'Bernd')
    const keys = sheetKeys(newSheetSecret())
    const recovery = { keys: publicSheetKeys(keys), sealed: new Uint8Array(80) }
    space.append(space.record({ type: 'sheetReplaced', recovery }, people[0]))
    const bySheet: Signer = { device: RECOVERY, signingKey: keys.signing.privateKey }
    /** By the sheet, and no invite. */
    const addition = (person: Person, role: 'admin' | 'member' = 'admin') => {
      const body = space.addition(person, { ...unused, role })
      return { ...body, invite: null } as RosterBody
    }
    return { space, people, bySheet, addition }
  }

  test('brings one device back, and no second one', () => {
    const { space, bySheet, addition } = withSheet()
    space.append(space.record(addition(newPerson('Anna, neues Gerät')), bySheet))
    expect(space.verdict(space.record(addition(newPerson('Mallory')), bySheet))).toBe(
      'roster-signature',
    )
  })

  test('that was replaced brings nobody back', () => {
    const { space, people, bySheet, addition } = withSheet()
    space.append(space.record({ type: 'sheetReplaced', recovery: null }, people[0]))
    expect(space.verdict(space.record(addition(newPerson('Mallory')), bySheet))).toBe(
      'roster-signature',
    )
  })

  test('adds an admin and rotates, and does nothing else', () => {
    const { space, people, bySheet, addition } = withSheet()
    const [anna, bernd] = people
    expect(space.verdict(space.record(addition(newPerson('Clara'), 'member'), bySheet))).toBe(
      'roster-right',
    )
    const others: RosterBody[] = [
      space.removal(bernd),
      { type: 'roleChanged', device: bernd.device, role: 'admin' },
      { type: 'relayMoved', address: 'wss://x.example' },
      { type: 'sheetReplaced', recovery: null },
      { type: 'compacted', manifest: snapshotOf(space, anna) },
    ]
    for (const body of others) {
      expect(space.verdict(space.record(body, bySheet))).toBe('roster-right')
    }
  })
})

describe('A26 the last admin', () => {
  test('cannot be removed, leave, or step down', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const cut = { device: anna.device, seq: 0, hash: new Uint8Array(32) }
    for (const body of [
      space.removal(anna),
      { type: 'roleChanged', device: anna.device, role: 'member' },
      { type: 'deviceLeft', cut },
    ] as const) {
      expect(space.verdict(space.record(body, anna))).toBe('roster-last-admin')
    }
    const promotion = { type: 'roleChanged', device: bernd.device, role: 'admin' } as const
    space.append(space.record(promotion, anna))
    space.append(space.record({ type: 'deviceLeft', cut }, anna))
    expect(space.chain.now.needsRotation).toBe(true)
  })

  test('more than half of the board may appoint one, half may not, and auditors do not count', () => {
    const { space, people } = setup('Anna', 'Bernd', 'Clara', 'Dora')
    const [anna, bernd, clara, dora] = people
    if (!clara || !dora) throw new Error('somebody is missing')
    const body = { type: 'roleChanged', device: bernd.device, role: 'admin' } as const
    expect(space.verdict(space.record(body, bernd, clara))).toBe('roster-right')
    expect(space.verdict(space.record(body, bernd, clara, dora))).toBe('fine')
    space.append(space.record({ type: 'roleChanged', device: dora.device, role: 'auditor' }, anna))
    expect(space.verdict(space.record(body, bernd, dora))).toBe('roster-right')
    expect(space.verdict(space.record(body, bernd, clara))).toBe('fine')
  })

  test('more than half of the board may remove one, 72 hours after they said so', () => {
    const { space, people } = setup('Anna', 'Bernd', 'Clara')
    const [anna, bernd, clara] = people
    if (!clara) throw new Error('Clara is missing')
    space.append(
      space.record({ type: 'roleChanged', device: bernd.device, role: 'admin' }, bernd, clara),
    )
    const byBoth = () => space.verdict(space.record(space.removal(anna), clara, bernd))
    const announcement = { type: 'removalAnnounced', device: anna.device } as const
    expect(space.verdict(space.record(announcement, clara))).toBe('roster-right')
    // Bernd is an admin by now and may remove Anna alone; the majority without him has to wait.
    space.append(space.record({ type: 'roleChanged', device: bernd.device, role: 'member' }, anna))
    expect(byBoth()).toBe('roster-right')
    space.append(space.record(announcement, bernd, clara))
    space.time += NOTICE_MILLISECONDS - 1
    expect(byBoth()).toBe('roster-right')
    space.time += 1
    expect(byBoth()).toBe('roster-last-admin')
    space.append(
      space.record({ type: 'roleChanged', device: clara.device, role: 'admin' }, bernd, clara),
    )
    expect(byBoth()).toBe('fine')
  })

  /** Anna and Dora are admins; Bernd, Clara and Emil are most of the board, and want Anna to go. */
  function announced() {
    const { space, people } = setup('Anna', 'Bernd', 'Clara', 'Dora', 'Emil')
    const [anna, bernd, clara, dora, emil] = people
    if (!clara || !dora || !emil) throw new Error('somebody is missing')
    space.append(space.record({ type: 'roleChanged', device: dora.device, role: 'admin' }, anna))
    const majority = [bernd, clara, emil]
    space.append(space.record({ type: 'removalAnnounced', device: anna.device }, ...majority))
    return { space, anna, bernd, majority }
  }

  test('A26 A17 who is to be removed does not end the notice by a new role', () => {
    const { space, anna, majority } = announced()
    for (const role of ['admin', 'member', 'admin'] as const) {
      const change = { type: 'roleChanged', device: anna.device, role } as const
      if (space.verdict(space.record(change, anna)) === 'fine') {
        space.append(space.record(change, anna))
      }
    }
    space.time += NOTICE_MILLISECONDS
    expect(space.verdict(space.record(space.removal(anna), ...majority))).toBe('fine')
  })

  test('only a majority takes a notice back', () => {
    const { space, anna, bernd, majority } = announced()
    const withdrawal = { type: 'removalWithdrawn', device: anna.device } as const
    expect(space.verdict(space.record(withdrawal, anna))).toBe('roster-right')
    const nothing = { type: 'removalWithdrawn', device: bernd.device } as const
    expect(space.verdict(space.record(nothing, ...majority))).toBe('roster-device')
    space.append(space.record(withdrawal, ...majority))
    space.time += NOTICE_MILLISECONDS
    expect(space.verdict(space.record(space.removal(anna), ...majority))).toBe('roster-right')
  })

  test('a majority whose signatures are invented is none', () => {
    const { space, people } = setup('Anna', 'Bernd', 'Clara')
    const [, bernd, clara] = people
    if (!clara) throw new Error('Clara is missing')
    const body = { type: 'roleChanged', device: bernd.device, role: 'admin' } as const
    const forged = { ...bernd, device: clara.device }
    expect(space.verdict(space.record(body, bernd, forged))).toBe('roster-signature')
    const record = decode(rosterRecord, space.record(body, bernd))
    if (!record.ok) throw new Error(record.problem)
    const [own] = record.value.signatures
    if (!own) throw new Error('a signature is missing')
    const copied = { ...own, device: clara.device }
    const signatures = [own, copied].sort((a, b) => a.device - b.device)
    const twice = encode(rosterRecord, { ...record.value, signatures })
    expect(space.verdict(twice)).toBe('roster-signature')
  })
})
