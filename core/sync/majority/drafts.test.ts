import { describe, expect, test } from 'vitest'
import { setup, type Person } from '../../../tests/protocol/support/people.ts'
import { EMPTY_LOG } from '../../../shared/protocol/entry/entry.ts'
import { nextContent } from '../../../shared/protocol/roster/make-record.ts'
import type { RosterBody } from '../../../shared/protocol/roster/record.ts'
import { NOTICE_MILLISECONDS } from '../../../shared/protocol/roster/rules.ts'
import { fewOfEach, isSound } from './drafts.ts'
import type { OpenProposal, Step } from './proposals.ts'

/** Anna and Dora are admins of four; Bernd is asked to sign. */
function asked(step: Step, act: OpenProposal['act'], of: 'Anna' | 'Clara') {
  const { space, people } = setup('Anna', 'Bernd', 'Clara', 'Dora')
  const [anna, bernd, clara = anna, dora = anna] = people
  space.append(space.record({ type: 'roleChanged', device: dora.device, role: 'admin' }, anna))
  const who = of === 'Anna' ? anna : clara
  const log = { seq: 2, hash: new Uint8Array(32).fill(2), rosterIndex: 0 }
  const known = {
    own: bernd,
    chain: () => space.chain,
    secret: (epoch: number) => space.secrets.get(epoch) ?? null,
    log: (device: number) => (device === anna.device ? log : EMPTY_LOG),
    known: {
      seqOf: () => 0,
      hashAt: (device: number, seq: number) =>
        device === anna.device && seq === 1 ? new Uint8Array(32).fill(1) : null,
    },
  }
  const proposal: OpenProposal = {
    id: '',
    ids: new Set(),
    act,
    device: who.device,
    by: bernd.device,
    at: space.time,
    lapses: Infinity,
    agreed: [bernd, clara, dora].map(({ device }) => device),
    announced: null,
  }
  const drafted = (body: RosterBody, time = space.time) => nextContent(space.chain.now, body, time)
  const checked = (content: Uint8Array) =>
    isSound(content, step, proposal, { space: known, now: space.time })
  return {
    space,
    anna,
    bernd,
    clara,
    dora,
    log,
    drafted,
    checked,
    isSound: (body: RosterBody) => checked(drafted(body)),
  }
}

test('a draft does what was agreed, to whom it was agreed, and nothing else', () => {
  const { bernd, clara, anna, isSound } = asked('roleChanged', 'appoint', 'Clara')
  const roleOf = ({ device }: Person, role: 'admin' | 'auditor') =>
    ({ type: 'roleChanged', device, role }) as const
  expect(isSound(roleOf(clara, 'admin'))).toBe(true)
  expect(isSound(roleOf(bernd, 'admin'))).toBe(false)
  expect(isSound(roleOf(clara, 'auditor'))).toBe(false)
  expect(isSound({ type: 'removalAnnounced', device: anna.device })).toBe(false)
  expect(isSound({ type: 'relayMoved', address: 'wss://elsewhere.example' })).toBe(false)
})

test('a draft is of now, and follows the newest record', () => {
  const { space, anna, clara, drafted, checked } = asked('roleChanged', 'appoint', 'Clara')
  const body = { type: 'roleChanged', device: clara.device, role: 'admin' } as const
  expect(checked(drafted(body, space.time + 3_600_000))).toBe(false)
  const draft = drafted(body)
  expect(checked(draft)).toBe(true)
  space.invite(anna)
  expect(checked(draft)).toBe(false)
  expect(checked(new Uint8Array(9))).toBe(false)
})

test('whoever drafts hundreds is not checked hundreds of times, and keeps nobody else out', () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ from: 1, at }))
  expect(fewOfEach([...many, { from: 2, at: 300 }]).map(({ at }) => at)).toEqual([0, 1, 2, 300])
})

describe('A21 the removal of an admin', () => {
  function announced() {
    const story = asked('deviceRemoved', 'remove', 'Anna')
    const { space, anna, bernd, clara, dora } = story
    const announcement = { type: 'removalAnnounced', device: anna.device } as const
    space.append(space.record(announcement, bernd, clara, dora))
    space.time += NOTICE_MILLISECONDS
    return story
  }

  test('removes nobody else with it', () => {
    const { space, anna, clara, log, isSound } = announced()
    expect(isSound(space.removal(anna, log))).toBe(true)
    expect(isSound(space.removal(clara))).toBe(false)
    const body = space.removal(anna, log)
    if (body.type !== 'deviceRemoved') throw new Error('no removal')
    const cuts = [...body.cuts, { device: clara.device, seq: 0, hash: EMPTY_LOG.hash }]
    const rotation = space.rotation([anna, clara])
    expect(isSound({ ...body, cuts, rotation })).toBe(false)
  })

  test('leaves nobody out, and gives this device the new key and the way back', () => {
    const { space, anna, bernd, dora, log, isSound } = announced()
    const body = space.removal(anna, log)
    if (body.type !== 'deviceRemoved') throw new Error('no removal')
    expect(isSound({ ...body, rotation: space.rotation([anna, dora]) })).toBe(false)
    const { rotation } = body
    const others = rotation.keys.find(({ device }) => device === dora.device)?.sealed
    const keys = rotation.keys.map((key) =>
      key.device === bernd.device ? { ...key, sealed: others ?? key.sealed } : key,
    )
    expect(isSound({ ...body, rotation: { ...rotation, keys } })).toBe(false)
    const nothing = { nonce: new Uint8Array(24), sealed: new Uint8Array(48) }
    expect(isSound({ ...body, rotation: { ...rotation, previous: nothing } })).toBe(false)
  })

  test('cuts a log only where this device knows it', () => {
    const { space, anna, isSound } = announced()
    const cutAt = (seq: number, byte: number) =>
      isSound(space.removal(anna, { seq, hash: new Uint8Array(32).fill(byte) }))
    expect(cutAt(1, 1)).toBe(true)
    expect(cutAt(1, 9)).toBe(false)
    expect(cutAt(3, 3)).toBe(false)
    expect(cutAt(0, 9)).toBe(false)
  })
})
