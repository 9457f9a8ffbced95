/** What stands for many entries, and must not be believed too easily: attacks A11, A27–A30. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { decode, encode } from '../../shared/protocol/codec/codec.ts'
import { randomBytes } from '../../shared/protocol/crypto.ts'
import { wireEntry } from '../../shared/protocol/entry/entry.ts'
import { wirePresence } from '../../shared/protocol/presence/presence.ts'
import { rosterRecord, type RosterBody } from '../../shared/protocol/roster/record.ts'
import { checkSnapshot } from '../../shared/protocol/snapshot/check-snapshot.ts'
import { documentHash, stateHash } from '../../shared/protocol/snapshot/state-hash.ts'
import { compareAttestation } from '../../shared/protocol/watch/compare-attestation.ts'
import { Log, nobody, typed, verdict } from './support/logs.ts'
import { setup, type Space } from './support/people.ts'
import { snapshotOf } from './support/snapshots.ts'

function read(space: Space, data: Uint8Array): string {
  const checked = checkSnapshot(space.chain, data)
  return checked.ok ? 'fine' : checked.problem
}

describe('a snapshot', () => {
  test('counts of whoever may write, in its space, at a roster that is known', () => {
    const [{ space, people }, other] = [setup('Anna', 'Bernd'), setup('Anna')]
    const [anna, bernd] = people
    expect(read(space, snapshotOf(space, bernd))).toBe('fine')
    expect(read(space, snapshotOf(other.space, other.people[0]))).toBe('snapshot-space')
    expect(read(space, snapshotOf(space, { ...bernd, device: anna.device }))).toBe(
      'snapshot-author',
    )
    const role = { type: 'roleChanged', device: bernd.device, role: 'auditor' } as const
    space.append(space.record(role, anna))
    expect(read(space, snapshotOf(space, bernd))).toBe('snapshot-author')
  })

  test('of which one bit is another is none', () => {
    const { space, people } = setup('Anna')
    const data = snapshotOf(space, people[0])
    for (let bit = 0; bit < 8 * data.length; bit += 1) {
      const at = Math.floor(bit / 8)
      const flipped = data.map((byte, index) => (index === at ? byte ^ (1 << (bit % 8)) : byte))
      expect(read(space, flipped)).not.toBe('fine')
    }
  })

  test('A11 is no entry, no record and no presence, and none of these is a snapshot', () => {
    const { space, people } = setup('Anna')
    const [anna] = people
    const data = snapshotOf(space, anna)
    expect(decode(wireEntry, data).ok).toBe(false)
    expect(decode(wirePresence, data).ok).toBe(false)
    const record = decode(rosterRecord, data)
    if (record.ok) expect(space.verdict(data)).not.toBe('fine')
    const entry = encode(wireEntry, new Log(space, anna).write('Top 1'))
    expect(read(space, entry)).not.toBe('fine')
    expect(read(space, space.chain.links.at(-1)?.data ?? entry)).not.toBe('fine')
  })
})

describe('a snapshot whose author lies', () => {
  const documents = (...updates: Uint8Array[]) => {
    const doc = new Y.Doc()
    for (const update of updates) Y.applyUpdate(doc, update)
    return stateHash([{ name: Uint8Array.of(1), hash: documentHash(doc) }])
  }

  test('A28 about what others wrote has another hash than theirs', () => {
    const [annas, bernds] = [typed(1, 'von Anna'), typed(2, 'von Bernd')]
    expect(documents(annas)).not.toEqual(documents(annas, bernds))
    expect(documents(bernds, annas)).toEqual(documents(annas, bernds))
  })

  test('A29 about the hash where a log stands: the next entry does not follow', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const log = new Log(space, people[0])
    for (const text of ['Top 1', 'Top 2', 'Top 3']) log.write(text)
    const [, , third] = log.entries
    if (!third) throw new Error('nothing was written')
    const covered = { seq: 2, hash: randomBytes(32), rosterIndex: 0 }
    expect(verdict(space, [third], nobody, covered)).toBe('entry-signature')
  })

  test('A29 about how far a log goes: whoever has more of it shows that it is another', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const invented = randomBytes(32)
    const known = {
      seqOf: (device: number) => (device === anna.device ? 5 : 0),
      hashAt: (_device: number, seq: number) => (seq === 5 ? invented : null),
    }
    const log = new Log(space, anna)
    for (let n = 0; n < 5; n += 1) log.write('Top')
    const { index: rosterIndex, head: rosterHead } = space.chain.now
    const vector = [{ device: anna.device, seq: 5, hash: log.head.hash }]
    const attestation = { vector, rosterIndex, rosterHead, state: null, snapshot: null }
    expect(compareAttestation(space.chain, known, attestation, bernd.device)).toEqual([
      { type: 'equivocation', device: anna.device, seq: 5, by: bernd.device },
    ])
  })

  test('A30 counts for nobody until a second device has signed for it, where there is one', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const compaction: RosterBody = { type: 'compacted', manifest: snapshotOf(space, anna) }
    expect(space.verdict(space.record(compaction, anna))).toBe('roster-right')
    expect(space.verdict(space.record(compaction, bernd))).toBe('fine')
    const forged = { ...compaction, manifest: snapshotOf(space, { ...anna, device: bernd.device }) }
    expect(space.verdict(space.record(forged, anna))).toBe('roster-right')
    const role = { type: 'roleChanged', device: bernd.device, role: 'auditor' } as const
    space.append(space.record(role, anna))
    expect(space.verdict(space.record(compaction, bernd))).toBe('fine')
    const byReader = { ...compaction, manifest: snapshotOf(space, bernd) }
    expect(space.verdict(space.record(byReader, bernd))).toBe('roster-right')
    expect(space.verdict(space.record(compaction, anna))).toBe('fine')
  })

  test('A27 of less than one that counts already does not count any more', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const upTo = (seq: number): RosterBody => {
      const covered = [{ device: anna.device, seq, hash: randomBytes(32) }]
      return { type: 'compacted', manifest: snapshotOf(space, anna, { covered }) }
    }
    space.append(space.record(upTo(5), bernd))
    expect(space.verdict(space.record(upTo(4), bernd))).toBe('roster-compaction')
    const nothing: RosterBody = { type: 'compacted', manifest: snapshotOf(space, anna) }
    expect(space.verdict(space.record(nothing, bernd))).toBe('roster-compaction')
    expect(space.verdict(space.record(upTo(6), bernd))).toBe('fine')
  })
})
