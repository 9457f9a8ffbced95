/** What entries a device believes: attacks A01–A20 of the protocol, as far as one reader can see them. */
import { describe, expect, test } from 'vitest'
import { decode, encode, uint } from '../../shared/protocol/codec/codec.ts'
import { checkSegment } from '../../shared/protocol/entry/check-segment.ts'
import { EMPTY_LOG, wireEntry } from '../../shared/protocol/entry/entry.ts'
import { randomBytes, sign } from '../../shared/protocol/crypto.ts'
import { sealEntry } from '../../shared/protocol/entry/seal-entry.ts'
import { sealPresence } from '../../shared/protocol/presence/presence.ts'
import { openEntry } from '../../shared/protocol/entry/open-entry.ts'
import { member } from '../../shared/members/member.ts'
import { checkOperations, MAX_KEY_LENGTH } from '../../shared/records/check-operations.ts'
import { edit, Log, nobody, stampOf, verdict } from './support/logs.ts'
import { successorDigest } from '../../shared/protocol/roster/join-digest.ts'
import { newPerson, setup, valueOf } from './support/people.ts'

test('what Anna writes, Bernd reads: every word of it, in her order', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const log = new Log(space, people[0])
  for (const text of ['Top 1', 'Top 2', 'Top 3']) log.write(text)
  expect(verdict(space, log.entries)).toBe('fine')
  const [first] = valueOf(checkSegment(space.chain, EMPTY_LOG, log.entries, nobody))
  if (!first) throw new Error('nothing was read')
  expect(valueOf(openEntry(first, space.secret))).toEqual([edit(people[0].device, 'Top 1')])
})

test('every path that a record can have fits into an entry, whatever it is written in', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const [anna] = people
  const made = edit(anna.device, 'Top 1')
  if (made.type !== 'changes') throw new Error('no change set')
  const path = `tags/${'€'.repeat(MAX_KEY_LENGTH)}`
  expect(checkOperations(member, [{ path, value: true }])).toBe(null)
  const fields = [{ path, before: 'null', after: 'true' }]
  const changes = made.changes.map((change) => ({ ...change, fields }))
  expect(verdict(space, [new Log(space, anna).write('', [{ ...made, changes }])])).toBe('fine')
})

test('an entry of one letter takes little room on the wire', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const entry = new Log(space, people[0]).write('a')
  expect(encode(wireEntry, entry).length).toBeLessThanOrEqual(240)
})

describe('the log', () => {
  test('A01 an entry that comes again is refused', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const log = new Log(space, people[0])
    const first = log.write('Top 1')
    expect(verdict(space, [first, first])).toBe('entry-order')
    expect(verdict(space, [first], nobody, log.head)).toBe('entry-order')
  })

  test('A02 entries in another order are refused', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const log = new Log(space, people[0])
    const [first, second] = [log.write('Top 1'), log.write('Top 2')]
    expect(verdict(space, [second, first])).toBe('entry-order')
    const renumbered = [
      { ...second, seq: 1 },
      { ...first, seq: 2 },
    ]
    expect(verdict(space, renumbered)).toBe('entry-signature')
  })

  test('A03 an entry whose predecessor is held back is refused', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const log = new Log(space, people[0])
    const [first, , third] = [log.write('Top 1'), log.write('Top 2'), log.write('Top 3')]
    expect(verdict(space, [first, third])).toBe('entry-order')
    expect(verdict(space, [first, { ...third, seq: 2 }])).toBe('entry-signature')
  })

  test('A06 two entries with one number: whoever has one refuses the other', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna] = people
    const [one, other] = [new Log(space, anna), new Log(space, anna)]
    const first = one.write('dafür')
    other.write('dagegen')
    const next = other.write('so beschlossen')
    expect(verdict(space, [first])).toBe('fine')
    expect(verdict(space, [next], nobody, one.head)).toBe('entry-signature')
  })

  test('A08 an update in another device’s name is refused', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const entry = new Log(space, anna).write('', [
      edit(bernd.device, 'von Bernd', stampOf(anna.device)),
    ])
    expect(verdict(space, [entry])).toBe('entry-clients')
    const both = new Log(space, anna).write('', [
      edit(anna.device, 'von mir'),
      edit(bernd.device, 'von Bernd', stampOf(anna.device)),
    ])
    expect(verdict(space, [both])).toBe('entry-clients')
  })
})

test('A41 whoever came back under a new identity hands in what the old one wrote, and nobody else does', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  const again = newPerson('Bernd, wiederhergestellt')
  const invite = space.invite(anna)
  const addition = space.addition(again, invite)
  if (addition.type !== 'deviceAdded') throw new Error('nobody is added')
  const digest = successorDigest(space.chain.now.space, addition.member)
  const by = (signature: Uint8Array) =>
    space.record({ ...addition, former: { device: bernd.device, signature } }, anna)
  expect(space.verdict(by(sign(digest, anna.signingKey)))).toBe('roster-device')
  space.append(by(sign(digest, bernd.signingKey)))
  const late = [edit(bernd.device, 'vor dem Absturz', stampOf(bernd.device))]
  expect(verdict(space, [new Log(space, again).write('', late)])).toBe('fine')
  expect(verdict(space, [new Log(space, anna).write('', late)])).toBe('entry-stamp')
  const ofAnna = [edit(anna.device, 'von Anna', stampOf(anna.device))]
  expect(verdict(space, [new Log(space, again).write('', ofAnna)])).toBe('entry-stamp')
})

test('A16 a change set under another device’s stamp is refused: its author is no claim', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  const forged = edit(anna.device, 'von Bernd?', stampOf(bernd.device))
  expect(verdict(space, [new Log(space, anna).write('', [forged])])).toBe('entry-stamp')
  const nobodys = edit(anna.device, 'von niemandem', new Uint8Array(11))
  expect(verdict(space, [new Log(space, anna).write('', [nobodys])])).toBe('entry-stamp')
})

test('A39 an update that claims to be endless is refused at once', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const [anna] = people
  // 2⁵² clients, structs or deletions, in a few bytes (lib0's numbers are LEB128 as well).
  const endless = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x07)
  const client = encode(uint(), anna.device * 2 ** 32 + 1)
  const bombs = [
    [...endless],
    [1, ...endless, ...client, 0],
    [0, ...endless],
    [0, 1, ...client, ...endless],
    [1, 1, ...client, 0, 4, 1, 1, 0x61, ...endless],
  ]
  const started = performance.now()
  for (const bomb of bombs) {
    const made = edit(anna.device, 'Top 1')
    if (made.type !== 'changes') throw new Error('no change set')
    const changes = made.changes.map((each) => ({ ...each, update: Uint8Array.from(bomb) }))
    const entry = new Log(space, anna).write('', [{ ...made, changes }])
    expect(verdict(space, [entry])).toBe('entry-clients')
  }
  expect(performance.now() - started).toBeLessThan(2000)
})

describe('a splice', () => {
  test('A09 an entry of another space is refused', () => {
    const here = setup('Anna', 'Bernd')
    const there = setup('Anna', 'Bernd')
    const entry = new Log(there.space, there.people[0]).write('Top 1')
    expect(verdict(here.space, [{ ...entry, device: here.people[0].device }])).toBe(
      'entry-signature',
    )
  })

  test('A10 an entry under another device’s number is refused', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const entry = new Log(space, people[0]).write('Top 1')
    expect(verdict(space, [{ ...entry, device: people[1].device }])).toBe('entry-signature')
  })

  test('A12 a single bit that is flipped anywhere is noticed', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const data = encode(wireEntry, new Log(space, people[0]).write('Top 1'))
    for (let bit = 0; bit < 8 * data.length; bit += 1) {
      const at = Math.floor(bit / 8)
      const flipped = data.map((byte, index) => (index === at ? byte ^ (1 << (bit % 8)) : byte))
      const entry = decode(wireEntry, flipped)
      if (entry.ok) expect(verdict(space, [entry.value])).not.toBe('fine')
    }
  })

  test('A13 an entry under another epoch’s roster is refused', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna] = people
    const entry = new Log(space, anna).write('Top 1')
    space.append(space.record({ type: 'epochRotated', rotation: space.rotation() }, anna))
    const later = { ...entry, rosterIndex: space.chain.now.index }
    expect(verdict(space, [later])).toBe('entry-signature')
    expect(verdict(space, [{ ...entry, rosterIndex: later.rosterIndex + 1 }])).toBe('entry-roster')
  })

  test('A14 bytes that are left over, or another spelling, are no entry', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const data = encode(wireEntry, new Log(space, people[0]).write('Top 1'))
    expect(decode(wireEntry, Uint8Array.of(...data, 0)).ok).toBe(false)
    expect(decode(wireEntry, data.slice(0, -1)).ok).toBe(false)
  })

  test('A15 an author who has seen a newer roster cannot be shown with an older one', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const log = new Log(space, bernd)
    const old = { ...space.chain }
    space.append(space.record({ type: 'epochRotated', rotation: space.rotation() }, anna))
    const first = log.write('Top 1')
    space.chain = old
    const second = log.write('Top 2')
    space.append(space.record({ type: 'relayMoved', address: 'wss://x.example' }, anna))
    expect(second.rosterIndex).toBeLessThan(first.rosterIndex)
    expect(verdict(space, [second], nobody, { ...log.head, seq: 1, rosterIndex: 2 + 1 })).toBe(
      'entry-old-roster',
    )
  })
})

describe('after Bernd was removed', () => {
  function removed() {
    const { space, people } = setup('Anna', 'Bernd', 'Clara')
    const [anna, bernd] = people
    const log = new Log(space, bernd)
    const early = log.write('rechtzeitig')
    const cut = log.head
    const before = { chain: space.chain, secret: space.secret }
    const late = log.write('zu spät')
    space.append(space.record(space.removal(bernd, cut), anna))
    return { space, people, log, early, late, before }
  }

  test('A18 what he writes from then on is refused; what counted still counts', () => {
    const { space, early, late } = removed()
    expect(verdict(space, [early])).toBe('fine')
    expect(verdict(space, [early, late])).toBe('entry-removed')
    const { space: other, people } = setup('Anna', 'Bernd')
    const log = new Log(other, people[1])
    other.append(other.record(other.removal(people[1]), people[0]))
    expect(verdict(other, [log.write('noch da')])).toBe('entry-author')
  })

  test('A19 an entry that he dates back with the relay’s help is refused', () => {
    const { space, early, late, before, log } = removed()
    // He still has the roster and the key of that day.
    const now = space.chain
    space.chain = before.chain
    const dated = log.write('war schon da')
    space.chain = now
    expect(dated.rosterIndex).toBeLessThan(now.now.index)
    expect(verdict(space, [early, late, dated])).toBe('entry-removed')
    expect(late.rosterIndex).toBeLessThan(space.chain.now.index)
    expect(verdict(space, [early, late])).toBe('entry-removed')
  })

  test('late words that somebody had applied before count, once a device that stayed adopts them', () => {
    const { space, early, late, log } = removed()
    const adopted = (entry: { seq: number }) => entry.seq === 2
    expect(verdict(space, [early, late], adopted)).toBe('fine')
    expect(log.head.seq).toBe(2)
  })

  test('A20 he cannot read what is written afterwards', () => {
    const { space, people, before } = removed()
    const entry = new Log(space, people[0]).write('unter uns')
    const [checked] = valueOf(checkSegment(space.chain, EMPTY_LOG, [entry], nobody))
    if (!checked) throw new Error('nothing was read')
    expect(openEntry(checked, before.secret)).toEqual({ ok: false, problem: 'entry-sealed' })
  })
})

test('A20 nothing is sealed after somebody left by itself, until the key is another one', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  const cut = { device: bernd.device, seq: 0, hash: new Uint8Array(32) }
  space.append(space.record({ type: 'deviceLeft', cut }, bernd))
  const context = () => ({ roster: space.chain.now, log: EMPTY_LOG, secret: space.secret })
  const items = [edit(anna.device, 'unter uns')]
  const moment = { connection: randomBytes(16), counter: 1, time: space.time }
  const refused = { ok: false, problem: 'rotation-needed' }
  expect(sealEntry(items, anna, context())).toEqual(refused)
  expect(sealPresence(Uint8Array.of(1), anna, moment, context())).toEqual(refused)
  space.append(space.record({ type: 'epochRotated', rotation: space.rotation() }, anna))
  expect(sealEntry(items, anna, context()).ok).toBe(true)
  expect(sealPresence(Uint8Array.of(1), anna, moment, context()).ok).toBe(true)
})

test('an auditor says what it has seen, and changes nothing', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  space.append(space.record({ type: 'roleChanged', device: bernd.device, role: 'auditor' }, anna))
  expect(verdict(space, [new Log(space, bernd).write('ich auch')])).toBe('entry-right')
  const { index: rosterIndex, head: rosterHead } = space.chain.now
  const seen = { vector: [], rosterIndex, rosterHead, state: null, snapshot: null }
  const attestation = new Log(space, bernd).write('', [{ type: 'attestation', ...seen }])
  expect(verdict(space, [attestation])).toBe('fine')
})
