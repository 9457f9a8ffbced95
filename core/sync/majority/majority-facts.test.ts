import { expect, test } from 'vitest'
import { setup } from '../../../tests/protocol/support/people.ts'
import { openCopy } from '../../../tests/support/open-copy.ts'
import { openMemoryDatabase } from '../../db/database.ts'
import { migrate } from '../../db/migrate.ts'
import { createDevice } from '../../vault/device.ts'
import { answer, closeProposal, propose, readMajorityFacts } from './majority-facts.ts'
import { openProposals } from './proposals.ts'

/** What Bernd's app has and writes; Anna's is what comes of her. */
function withBernd() {
  const { space, people } = setup('Anna', 'Bernd', 'Clara')
  const [anna, bernd] = people
  const db = openMemoryDatabase()
  migrate(db)
  createDevice(db, 'Bernd', 'Laptop', new Date())
  const copy = openCopy(1)
  const as = ({ device }: { device: number }) => ({ ...copy, db, device })
  const open = () => openProposals(space.chain, readMajorityFacts(db), Date.now())
  return { space, anna, bernd, as, open }
}

test('a consent that was taken back stays taken back when one of the same proposals is closed', () => {
  const { space, anna, bernd, as, open } = withBernd()
  const { index } = space.chain.now
  const first = propose(as(anna), 'appoint', bernd.device, index)
  propose(as(bernd), 'appoint', bernd.device, index)
  const [both] = open()
  if (!both) throw new Error('nothing is open')
  expect(both.agreed).toEqual([anna.device, bernd.device])
  answer(as(bernd), both, false)
  expect(open()).toMatchObject([{ agreed: [anna.device] }])
  closeProposal(as(anna), first)
  expect(open()).toMatchObject([{ by: bernd.device, agreed: [] }])
})
