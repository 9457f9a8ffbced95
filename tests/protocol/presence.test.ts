/** Who is where, right now: attacks A11, A20 and A35 of the protocol. */
import { describe, expect, test } from 'vitest'
import { randomBytes } from '../../shared/protocol/crypto.ts'
import { openPresence, sealPresence } from '../../shared/protocol/presence/presence.ts'
import { setup, valueOf, type Person, type Space } from './support/people.ts'

const MINUTE = 60_000

function seal(space: Space, by: Person, counter = 1, connection = randomBytes(16)) {
  const moment = { connection, counter, time: space.time }
  const context = { roster: space.chain.now, secret: space.secret }
  return valueOf(sealPresence(Uint8Array.of(7), by, moment, context))
}

function read(
  space: Space,
  presence: ReturnType<typeof seal>,
  { last = 0, now = space.time } = {},
) {
  const opened = openPresence(presence, {
    roster: space.chain.now,
    secret: space.secret,
    last,
    now,
  })
  return opened.ok ? [...opened.value] : opened.problem
}

test('Bernd sees where Anna is', () => {
  const { space, people } = setup('Anna', 'Bernd')
  expect(read(space, seal(space, people[0]))).toEqual([7])
})

describe('A35 presence', () => {
  test('that comes again, or out of its order, is not shown', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const presence = seal(space, people[0], 5)
    expect(read(space, presence, { last: 4 })).toEqual([7])
    expect(read(space, presence, { last: 5 })).toBe('presence-old')
    expect(read(space, presence, { last: 6 })).toBe('presence-old')
  })

  test('that is kept and shown later, or dated ahead, is not shown', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const presence = seal(space, people[0])
    expect(read(space, presence, { now: space.time + 2 * MINUTE })).toEqual([7])
    expect(read(space, presence, { now: space.time + 2 * MINUTE + 1 })).toBe('presence-old')
    expect(read(space, presence, { now: space.time - 2 * MINUTE - 1 })).toBe('presence-old')
  })

  test('in somebody else’s name, with another counter, time or connection, is not shown', () => {
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const presence = seal(space, anna)
    for (const forged of [
      { ...presence, device: bernd.device },
      { ...presence, counter: 2 },
      { ...presence, time: presence.time + 1 },
      { ...presence, connection: randomBytes(16) },
      { ...presence, ciphertext: seal(space, anna).ciphertext },
      { ...presence, signature: seal(space, bernd).signature },
    ]) {
      expect(read(space, forged)).toBe('presence-signature')
    }
    expect(read(space, { ...presence, device: 2 ** 20 })).toBe('presence-author')
  })

  test('of another space is not shown', () => {
    const [here, there] = [setup('Anna', 'Bernd'), setup('Anna', 'Bernd')]
    const presence = seal(there.space, there.people[0])
    const renamed = { ...presence, device: here.people[0].device }
    expect(read(here.space, renamed)).toBe('presence-signature')
  })

  test('A20 of before a removal is not shown after it, and who was removed reads none', () => {
    const { space, people } = setup('Anna', 'Bernd', 'Clara')
    const [anna, bernd] = people
    const before = seal(space, anna)
    const old = space.secret
    space.append(space.record(space.removal(bernd), anna))
    expect(read(space, before)).toBe('presence-author')
    const bernds = { ...seal(space, bernd), device: bernd.device }
    expect(read(space, bernds)).toBe('presence-author')
    const context = { roster: space.chain.now, secret: old, last: 0, now: space.time }
    expect(openPresence(seal(space, anna), context).ok).toBe(false)
  })
})
