import { expect, test } from 'vitest'
import { encode } from '../../../shared/protocol/codec/codec.ts'
import { randomBytes } from '../../../shared/protocol/crypto.ts'
import { presenceContent } from '../../../shared/protocol/presence/presence-content.ts'
import { sealPresence } from '../../../shared/protocol/presence/presence.ts'
import { setup, valueOf, type Person, type Space } from '../../../tests/protocol/support/people.ts'
import { createHearing } from './hearing.ts'

function say(space: Space, by: Person, counter: number, connection: Uint8Array) {
  const place = { section: 0, record: null, item: null }
  const content = encode(presenceContent, { version: 1, places: [place], cursors: [] })
  const moment = { connection, counter, time: Date.now() }
  return valueOf(
    sealPresence(content, by, moment, { roster: space.chain.now, secret: space.secret }),
  )
}

test('what Clara says under new keys is heard as soon as these are here, and then told', () => {
  const { space, people } = setup('Anna', 'Bernd', 'Clara')
  const [anna, bernd, clara = anna] = people
  const before = { chain: space.chain, secret: space.secret }
  const now = { ...before }
  const told: boolean[] = []
  const hearing = createHearing(
    { own: anna, chain: () => now.chain, secret: () => now.secret },
    (isElsewhere) => told.push(isElsewhere),
  )
  const connection = randomBytes(16)
  hearing.take(say(space, bernd, 1, randomBytes(16)))
  expect([...hearing.others().keys()]).toEqual([bernd.device])
  space.append(space.record(space.removal(bernd), anna))
  hearing.take(say(space, clara, 1, connection))
  hearing.take(say(space, clara, 2, connection))
  expect(hearing.others().has(clara.device)).toBe(false)
  Object.assign(now, { chain: space.chain, secret: space.secret })
  told.length = 0
  hearing.rosterChanged()
  expect([...hearing.others().keys()]).toEqual([clara.device])
  expect(told).toEqual([true, true])
  hearing.take(say(space, clara, 2, connection))
  expect(told).toHaveLength(2)
})

test('whoever only moves a cursor is where they were', () => {
  const { space, people } = setup('Anna', 'Bernd')
  const [anna, bernd] = people
  const told: boolean[] = []
  const hearing = createHearing(
    { own: anna, chain: () => space.chain, secret: () => space.secret },
    (isElsewhere) => told.push(isElsewhere),
  )
  const connection = randomBytes(16)
  hearing.take(say(space, bernd, 1, connection))
  hearing.take(say(space, bernd, 2, connection))
  hearing.left(bernd.device)
  expect(told).toEqual([true, false, true])
})
