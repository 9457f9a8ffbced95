import { expect, test } from 'vitest'
import { setup, type Person, type Space } from '../../../tests/protocol/support/people.ts'
import { contentHash } from '../../../shared/protocol/roster/record-hash.ts'
import { nextContent, signRecord } from '../../../shared/protocol/roster/make-record.ts'
import type { RosterBody } from '../../../shared/protocol/roster/record.ts'
import { toHex } from '../../../shared/protocol/hex.ts'
import type { MajorityAct } from '../../../shared/rpc/majority-calls.ts'
import type { MajorityFacts } from './majority-facts.ts'
import { nextStep, openProposals } from './proposals.ts'

const DAY = 24 * 60 * 60 * 1000

/** Anna is the admin of four. */
function boardOfFour() {
  const { space, people } = setup('Anna', 'Bernd', 'Clara', 'Dora')
  const [anna, bernd, clara = anna, dora = anna] = people
  const facts: MajorityFacts = {
    proposals: [],
    answers: [],
    closed: [],
    drafts: [],
    signatures: [],
  }
  let facts_ = 0
  const about = ({ device }: Person) => ({
    id: String((facts_ += 1)),
    from: device,
    at: space.time,
  })
  return {
    space,
    anna,
    bernd,
    clara,
    dora,
    facts,
    propose(by: Person, act: MajorityAct, { device }: Person) {
      const proposal = { ...about(by), act, device, index: space.chain.now.index }
      facts.proposals.push(proposal)
      return proposal.id
    },
    answer(by: Person, proposal: string, agrees: boolean, turn = 1) {
      facts.answers.push({ ...about(by), proposal, agrees, turn })
    },
    close(by: Person, proposal: string) {
      facts.closed.push({ ...about(by), proposal })
    },
    /** Appends what was drafted for a proposal, signed by these. */
    do(proposal: string, body: RosterBody, ...by: Person[]) {
      const content = nextContent(space.chain.now, body, space.time)
      const hash = toHex(contentHash(content))
      facts.drafts.push({ ...about(by[0] ?? anna), proposal, content, hash })
      space.append(signRecord(content, by))
    },
    open: (days = 0) => openProposals(space.chain, facts, space.time + days * DAY),
  }
}

const devices = (...people: Person[]) => people.map(({ device }) => device)
const demote = (space: Space, who: Person, by: Person) => {
  space.append(space.record({ type: 'roleChanged', device: who.device, role: 'member' }, by))
}
const appoint = ({ device }: Person) => ({ type: 'roleChanged', device, role: 'admin' }) as const

test('whoever proposes agrees; of several answers of a device the last turn counts', () => {
  const { bernd, clara, propose, answer, open } = boardOfFour()
  const id = propose(bernd, 'appoint', bernd)
  expect(open()).toMatchObject([{ id, agreed: devices(bernd) }])
  answer(clara, id, false, 2)
  answer(clara, id, true, 1)
  answer(bernd, id, false)
  expect(open()).toMatchObject([{ id, agreed: [] }])
  answer(clara, id, true, 3)
  expect(open()).toMatchObject([{ id, agreed: devices(clara) }])
})

test('who only reads, and who was removed, has agreed to nothing', () => {
  const { space, anna, bernd, clara, dora, propose, answer, open } = boardOfFour()
  const id = propose(bernd, 'appoint', bernd)
  answer(clara, id, true)
  answer(dora, id, true)
  expect(open()).toMatchObject([{ agreed: devices(bernd, clara, dora) }])
  space.append(space.record({ type: 'roleChanged', device: clara.device, role: 'auditor' }, anna))
  space.append(space.record(space.removal(dora), anna))
  expect(open()).toMatchObject([{ agreed: devices(bernd) }])
})

test('the same proposed twice is one, and one of its authors cannot close it for the other', () => {
  const { bernd, clara, dora, propose, answer, close, open } = boardOfFour()
  const first = propose(bernd, 'appoint', dora)
  const second = propose(clara, 'appoint', dora)
  answer(dora, second, true)
  expect(open()).toMatchObject([{ id: first, agreed: devices(bernd, clara, dora) }])
  close(clara, first)
  expect(open()).toHaveLength(1)
  close(bernd, first)
  expect(open()).toMatchObject([{ id: second, agreed: devices(clara, dora) }])
})

test('after 30 days nobody waits for it any more', () => {
  const { bernd, propose, open } = boardOfFour()
  propose(bernd, 'appoint', bernd)
  expect(open(29)).toHaveLength(1)
  expect(open(31)).toEqual([])
})

test('what was done is over, also when an admin changes it back afterwards', () => {
  const { space, anna, bernd, clara, dora, propose, do: act, open } = boardOfFour()
  const id = propose(bernd, 'appoint', bernd)
  act(id, appoint(bernd), bernd, clara, dora)
  expect(open()).toEqual([])
  demote(space, bernd, anna)
  expect(open()).toEqual([])
  propose(bernd, 'appoint', bernd)
  expect(open()).toHaveLength(1)
})

test('an old notice is none for a new proposal, and what withdrew one does not withdraw the next', () => {
  const { space, anna, bernd, clara, dora, propose, answer, do: act, open } = boardOfFour()
  space.append(space.record(appoint(dora), anna))
  const announcement = { type: 'removalAnnounced', device: anna.device } as const
  const first = propose(bernd, 'remove', anna)
  act(first, announcement, bernd, clara, dora)
  expect(open()).toMatchObject([{ id: first, announced: { content: { body: announcement } } }])
  const withdrawal = propose(clara, 'withdraw', anna)
  for (const person of [bernd, dora]) answer(person, withdrawal, true)
  const withdrawn = { type: 'removalWithdrawn', device: anna.device } as const
  act(withdrawal, withdrawn, bernd, clara, dora)
  expect(open()).toEqual([])
  const second = propose(bernd, 'remove', anna)
  expect(open()).toMatchObject([{ id: second, announced: null }])
  act(second, announcement, bernd, clara, dora)
  expect(open()).toMatchObject([{ id: second, act: 'remove' }])
})

test('nothing is to be done by half of the board; a removal is announced first, and waits', () => {
  const { space, anna, bernd, clara, dora, propose, answer, do: act, open } = boardOfFour()
  space.append(space.record(appoint(dora), anna))
  const id = propose(bernd, 'remove', anna)
  const step = (due: number | null, now: number) => {
    const [proposal] = open()
    return proposal ? nextStep(space.chain.now, proposal, { due, now }) : 'nothing is open'
  }
  answer(clara, id, true)
  expect(step(null, 0)).toBe(null)
  answer(dora, id, true)
  expect(step(null, 0)).toBe('removalAnnounced')
  act(id, { type: 'removalAnnounced', device: anna.device }, bernd, clara, dora)
  expect(step(1000, 999)).toBe(null)
  expect(step(1000, 1000)).toBe('deviceRemoved')
  answer(clara, id, false, 2)
  expect(step(1000, 1000)).toBe(null)
})
