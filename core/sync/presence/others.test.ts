/** What is believed of others: attacks A20 and A35, as the core meets them. */
import { describe, expect, test } from 'vitest'
import { encode } from '../../../shared/protocol/codec/codec.ts'
import { randomBytes } from '../../../shared/protocol/crypto.ts'
import { presenceContent } from '../../../shared/protocol/presence/presence-content.ts'
import { sealPresence, type WirePresence } from '../../../shared/protocol/presence/presence.ts'
import type { Place } from '../../../shared/presence/place.ts'
import { setup, valueOf, type Person, type Space } from '../../../tests/protocol/support/people.ts'
import { toContent } from './content.ts'
import { createOthers, EXPIRES, type Others } from './others.ts'

const at = (section: Place['section']): Place => ({ section, record: '', item: '' })

interface Said {
  places?: Place[]
  counter?: number
  connection?: Uint8Array
  time?: number
  content?: Uint8Array
}

/** What an honest app of this person would send. */
function say(space: Space, by: Person, said: Said = {}): WirePresence {
  const { places = [at('start')], counter = 1, connection = randomBytes(16) } = said
  const content = said.content ?? encode(presenceContent, toContent({ places, cursors: [] }))
  const moment = { connection, counter, time: said.time ?? space.time }
  return valueOf(
    sealPresence(content, by, moment, { roster: space.chain.now, secret: space.secret }),
  )
}

function hear(space: Space, others: Others, presence: WirePresence, now = space.time) {
  return others.take(presence, { roster: space.chain.now, secret: space.secret, now })
}

function board() {
  const { space, people } = setup('Anna', 'Bernd', 'Clara')
  const [anna, bernd, clara = anna] = people
  const others = createOthers(anna.device)
  const sectionOf = (person: Person) => others.shown().get(person.device)?.places[0]?.section
  return { space, anna, bernd, clara, others, sectionOf }
}

describe('A35 Bernd', () => {
  test('is where he said last; what he said before is not taken again', () => {
    const { space, bernd, others, sectionOf } = board()
    const connection = randomBytes(16)
    const first = say(space, bernd, { connection, counter: 1, places: [at('members')] })
    const second = say(space, bernd, { connection, counter: 2, places: [at('meetings')] })
    expect(hear(space, others, first)).toBe(true)
    expect(hear(space, others, second)).toBe(true)
    expect(hear(space, others, first)).toBe(false)
    expect(hear(space, others, second)).toBe(false)
    expect(sectionOf(bernd)).toBe('meetings')
  })

  test('left, and what the relay kept of his connection before does not bring him back', () => {
    const { space, bernd, others, sectionOf } = board()
    const earlier = randomBytes(16)
    const withheld = say(space, bernd, { connection: earlier, counter: 2, time: space.time + 5 })
    hear(space, others, say(space, bernd, { connection: earlier, counter: 1 }))
    const goodbye = say(space, bernd, { places: [], time: space.time + 10 })
    expect(hear(space, others, goodbye)).toBe(true)
    expect(sectionOf(bernd)).toBe(undefined)
    expect(hear(space, others, withheld)).toBe(false)
    expect(others.shown().size).toBe(0)
  })

  test('is not seen where Clara says that he is, nor by what Anna says herself', () => {
    const { space, anna, bernd, clara, others } = board()
    expect(hear(space, others, { ...say(space, clara), device: bernd.device })).toBe(false)
    expect(hear(space, others, say(space, anna))).toBe(false)
    expect(others.shown().size).toBe(0)
  })

  test('is not seen by what is no content, or of another day', () => {
    const { space, bernd, others } = board()
    hear(space, others, say(space, bernd, { content: Uint8Array.of(9, 9, 9) }))
    hear(space, others, say(space, bernd), space.time + 10 * 60_000)
    expect(others.shown().size).toBe(0)
  })
})

test('whoever gives no sign of life any more is gone', () => {
  const { space, bernd, others } = board()
  hear(space, others, say(space, bernd))
  expect(others.prune(space.chain.now, space.time + EXPIRES - 1)).toBe(false)
  expect(others.prune(space.chain.now, space.time + EXPIRES)).toBe(true)
  expect(others.shown().size).toBe(0)
})

test('A20 whoever is removed is gone, and is not seen again', () => {
  const { space, anna, bernd, clara, others } = board()
  const before = say(space, bernd, { time: space.time + 1 })
  hear(space, others, say(space, bernd))
  hear(space, others, say(space, clara))
  space.append(space.record(space.removal(bernd), anna))
  expect(others.prune(space.chain.now, space.time)).toBe(true)
  expect(hear(space, others, before)).toBe(false)
  expect([...others.shown().keys()]).toEqual([clara.device])
})

test('a section of a newer app is no place here, but whoever is there is seen', () => {
  const { space, bernd, others } = board()
  const place = { section: 200, record: null, item: null }
  const content = encode(presenceContent, { version: 1, places: [place], cursors: [] })
  expect(hear(space, others, say(space, bernd, { content }))).toBe(true)
  expect(others.shown().get(bernd.device)?.places).toEqual([])
})

test('a cursor belongs to the device that signed it, whatever it says', () => {
  const { space, bernd, others } = board()
  const cursor = {
    document: new Uint8Array(16).fill(1),
    client: 5,
    head: { type: 'bottom' },
    anchor: null,
  } as const
  const place = { section: 0, record: null, item: null }
  const content = encode(presenceContent, { version: 1, places: [place], cursors: [cursor] })
  hear(space, others, say(space, bernd, { content }))
  expect(others.shown().get(bernd.device)?.cursors).toMatchObject([
    { client: bernd.device * 2 ** 32 + 5, document: '01'.repeat(16) },
  ])
})
