import { expect, test } from 'vitest'
import { newPerson, setup } from '../../../tests/protocol/support/people.ts'
import { openCopy } from '../../../tests/support/open-copy.ts'
import { beginHandover, endHandover, handoverOf } from './handover.ts'

test('whoever merely looked at the page has not begun; what was done belongs to one sitting', () => {
  const { db } = openCopy(1)
  const { space, people } = setup('Anna', 'Bernd')
  expect(handoverOf(db, space.chain)).toBe(null)
  beginHandover(db, space.chain, 1000)
  beginHandover(db, space.chain, 2000)
  expect(handoverOf(db, space.chain)).toMatchObject({ begun: 2000, removed: [] })
  space.append(space.record(space.removal(people[1]), people[0]))
  beginHandover(db, space.chain, 3000)
  expect(handoverOf(db, space.chain)).toMatchObject({ begun: 2000, removed: [{}] })
  endHandover(db)
  beginHandover(db, space.chain, 4000)
  expect(handoverOf(db, space.chain)).toMatchObject({ begun: 4000, removed: [] })
})

test('what came before the sitting is no part of it', () => {
  const { db } = openCopy(1)
  const { space, people } = setup('Anna', 'Bernd')
  beginHandover(db, space.chain, 1000)
  space.join(newPerson('Clara'), people[0])
  const invite = space.invite(people[0])
  const { publicKey: key } = invite.keys
  space.append(space.record({ type: 'inviteRevoked', key }, people[0]))
  const done = handoverOf(db, space.chain)
  expect(done?.added).toHaveLength(1)
  expect(done).toMatchObject({ removed: [], roles: [], revoked: 1, isSheetReplaced: false })
})
