import { expect, test } from 'vitest'
import { setup } from '../../../tests/protocol/support/people.ts'
import { openCopy } from '../../../tests/support/open-copy.ts'
import { toHex } from '../../../shared/protocol/hex.ts'
import { noteSeen, noticeEnd, seenOf } from './notice-end.ts'

const HOUR = 60 * 60 * 1000

/** Bernd, Clara and Dora announce that Anna is to go. */
function announced() {
  const { space, people } = setup('Anna', 'Bernd', 'Clara', 'Dora')
  const [anna, ...others] = people
  const before = space.chain
  space.append(space.record({ type: 'removalAnnounced', device: anna.device }, ...others))
  const link = space.chain.links.at(-1)
  if (!link) throw new Error('no announcement')
  const content = toHex(link.roster.head)
  const signedAt = (hours: number, from = others[0].device) => ({
    id: '',
    from,
    at: space.time + hours * HOUR,
    content,
    signature: new Uint8Array(64),
  })
  return { space, anna, before, link, signedAt, time: space.time }
}

test('72 hours are counted from the last signature: before that nobody can have been told', () => {
  const { link, anna, time, signedAt } = announced()
  expect(noticeEnd(link, [], null)).toBe(time + 72 * HOUR)
  expect(noticeEnd(link, [signedAt(0), signedAt(50)], null)).toBe(time + 122 * HOUR)
  // Of somebody whose signature is not in the record.
  expect(noticeEnd(link, [signedAt(50, anna.device)], null)).toBe(time + 72 * HOUR)
})

test('a signature that was held back gives no shorter notice to whoever saw that it was not there', () => {
  const { link, time, signedAt } = announced()
  const seen = { index: 1, after: time + 40 * HOUR, learned: time + 41 * HOUR }
  expect(noticeEnd(link, [signedAt(0)], seen)).toBe(time + 112 * HOUR)
})

test('a signature that claims to be of the future does not put the removal off', () => {
  const { link, time, signedAt } = announced()
  const seen = { index: 1, after: 0, learned: time + HOUR }
  expect(noticeEnd(link, [signedAt(9999)], seen)).toBe(time + 73 * HOUR)
})

test('when an announcement came is noted once, and forgotten with it', () => {
  const { db } = openCopy(1)
  const { space, anna, before, link, time } = announced()
  noteSeen(db, before, time)
  noteSeen(db, space.chain, time + HOUR)
  noteSeen(db, space.chain, time + 9 * HOUR)
  const { index } = link.content
  expect(seenOf(db, link)).toEqual({ index, after: time, learned: time + HOUR })
  const others = [...space.chain.now.devices.keys()].filter((number) => number !== anna.device)
  expect(others).toHaveLength(3)
  noteSeen(db, before, time + 10 * HOUR)
  expect(seenOf(db, link)).toBe(null)
})
