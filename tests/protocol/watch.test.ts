/** What a dishonest or broken relay cannot hide. */
import { describe, expect, test } from 'vitest'
import { EMPTY_LOG } from '../../shared/protocol/entry/entry.ts'
import { compareAttestation } from '../../shared/protocol/watch/compare-attestation.ts'
import { compareWelcome } from '../../shared/protocol/watch/compare-welcome.ts'
import type { Known } from '../../shared/protocol/watch/known.ts'
import { Log } from './support/logs.ts'
import { setup, type Person, type Space } from './support/people.ts'

/** Of each log, the hashes that a device has. */
function knowing(...logs: readonly { person: Person; hashes: Uint8Array[] }[]): Known {
  const hashes = new Map(logs.map((log) => [log.person.device, log.hashes]))
  return {
    seqOf: (device) => hashes.get(device)?.length ?? 0,
    hashAt: (device, seq) => hashes.get(device)?.[seq - 1] ?? null,
  }
}

function written(space: Space, person: Person, ...texts: readonly string[]) {
  const log = new Log(space, person)
  const hashes = texts.map((text) => {
    log.write(text)
    return log.head.hash
  })
  return { person, hashes }
}

function seen(space: Space, ...logs: readonly ReturnType<typeof written>[]) {
  const { index: rosterIndex, head: rosterHead } = space.chain.now
  const vector = logs.map(({ person: { device }, hashes }) => ({
    device,
    seq: hashes.length,
    hash: hashes.at(-1) ?? EMPTY_LOG.hash,
  }))
  return { vector, rosterIndex, rosterHead, state: null, snapshot: null }
}

describe('what Bernd says he has', () => {
  test('fits when Anna has as much or more', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const log = written(space, anna, 'Top 1', 'Top 2')
    const less = { ...log, hashes: log.hashes.slice(0, 1) }
    expect(compareAttestation(space.chain, knowing(log), seen(space, less), bernd.device)).toEqual(
      [],
    )
  })

  test('A04 A03 shows an entry that the relay keeps from Anna', () => {
    const { space, people } = setup('Anna', 'Bernd', 'Clara')
    const [, bernd, clara] = people
    if (!clara) throw new Error('Clara is missing')
    const log = written(space, clara, 'Top 1', 'Top 2')
    const less = { ...log, hashes: log.hashes.slice(0, 1) }
    expect(compareAttestation(space.chain, knowing(less), seen(space, log), bernd.device)).toEqual([
      { type: 'held-back', device: clara.device, seq: 2, by: bernd.device },
    ])
  })

  test('A06 shows that Clara, or the relay, told them different things', () => {
    const { space, people } = setup('Anna', 'Bernd', 'Clara')
    const [, bernd, clara] = people
    if (!clara) throw new Error('Clara is missing')
    const [one, other] = [written(space, clara, 'dafür'), written(space, clara, 'dagegen')]
    expect(compareAttestation(space.chain, knowing(one), seen(space, other), bernd.device)).toEqual(
      [{ type: 'equivocation', device: clara.device, seq: 1, by: bernd.device }],
    )
  })

  test('A22 shows a fork of the roster, and a record that is held back', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const before = space.chain
    space.append(space.record({ type: 'relayMoved', address: 'wss://one.example' }, anna))
    const one = space.chain
    const attested = seen(space)
    space.chain = before
    const held = { type: 'roster-held-back', index: one.now.index, by: bernd.device }
    expect(compareAttestation(before, knowing(), attested, bernd.device)).toEqual([held])
    space.append(space.record({ type: 'relayMoved', address: 'wss://other.example' }, anna))
    const fork = { type: 'fork', index: one.now.index, by: bernd.device }
    expect(compareAttestation(space.chain, knowing(), attested, bernd.device)).toEqual([fork])
  })
})

describe('what the relay says when Anna connects', () => {
  const relay = (space: Space, ...logs: readonly ReturnType<typeof written>[]) => {
    const { rosterIndex, rosterHead, vector } = seen(space, ...logs)
    return { rosterIndex, rosterHead, logs: vector }
  }

  test('A05 shows that it forgot: it gets the roster and the logs again', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const log = written(space, bernd, 'Top 1', 'Top 2')
    const old = relay(space, { ...log, hashes: log.hashes.slice(0, 1) })
    space.append(space.record({ type: 'relayMoved', address: 'wss://x.example' }, anna))
    const found = compareWelcome(space.chain, knowing(log), old, anna.device)
    expect(found.forgotten).toEqual({ roster: true, logs: [bernd.device] })
    expect(found).toMatchObject({ isFork: false, equivocation: [], own: 'fits' })
  })

  test('A41 a vault that was put back finds its own log ahead of itself', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna] = people
    const log = written(space, anna, 'Top 1', 'Top 2')
    const backup = knowing({ ...log, hashes: log.hashes.slice(0, 1) })
    expect(compareWelcome(space.chain, backup, relay(space, log), anna.device).own).toBe('ahead')
  })

  test('A42 a vault that was copied and went on finds another log under its own name', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna] = people
    const [here, copy] = [written(space, anna, 'hier'), written(space, anna, 'dort')]
    expect(compareWelcome(space.chain, knowing(here), relay(space, copy), anna.device).own).toBe(
      'other',
    )
  })

  test('A06 A22 shows other entries or another roster than are known', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const [one, other] = [written(space, bernd, 'dafür'), written(space, bernd, 'dagegen')]
    const swapped = relay(space, other)
    expect(compareWelcome(space.chain, knowing(one), swapped, anna.device)).toMatchObject({
      equivocation: [bernd.device],
      isFork: false,
    })
    const fork = { ...relay(space, one), rosterHead: new Uint8Array(32) }
    expect(compareWelcome(space.chain, knowing(one), fork, anna.device).isFork).toBe(true)
  })
})
