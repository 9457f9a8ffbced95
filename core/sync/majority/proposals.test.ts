import { expect, test } from 'vitest'
import { setup, type Person, type Space } from '../../../tests/protocol/support/people.ts'
import { contentHash } from '../../../shared/protocol/roster/record-hash.ts'
import { nextContent, signRecord } from '../../../shared/protocol/roster/make-record.ts'
import type { RosterBody } from '../../../shared/protocol/roster/record.ts'
import { toHex } from '../../../shared/protocol/hex.ts'
import type { MajorityAct } from '../../../shared/rpc/majority-calls.ts'
import type { MajorityFacts, SaidProposal } from './majority-facts.ts'
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
    /** @param claims what else its author says of it */
    propose(
      by: Person,
      act: MajorityAct,
      { device }: Person,
      claims: Partial<Pick<SaidProposal, 'index' | 'at'>> = {},
    ) {
      const proposal = { ...about(by), act, device, index: space.chain.now.index, ...claims }
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
    /** Says that the newest record was drafted for a proposal. */
    claim(by: Person, proposal: string) {
      const content = new Uint8Array()
      const hash = toHex(space.chain.now.head)
      facts.drafts.push({ ...about(by), proposal, content, hash })
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

/** Clara and Dora are admins besides Anna; Bernd, Clara and Dora have announced that Anna goes. */
function announcedBoard() {
  const story = boardOfFour()
  const { space, anna, bernd, clara, dora, propose, do: act } = story
  for (const one of [clara, dora]) space.append(space.record(appoint(one), anna))
  const announce = (proposal: string, { device }: Person) => {
    act(proposal, { type: 'removalAnnounced', device }, bernd, clara, dora)
  }
  const id = propose(bernd, 'remove', anna)
  announce(id, anna)
  return { ...story, id, announce }
}

test('who says that an announcement was of another proposal makes none of it: about somebody else, older, or by an auditor', () => {
  const { anna, bernd, clara, dora, propose, claim, close, open } = announcedBoard()
  const other = propose(bernd, 'remove', clara)
  claim(dora, other)
  expect(open().find(({ id }) => id === other)).toMatchObject({ announced: null })
  close(bernd, other)
  expect(open().map(({ device }) => device)).toEqual(devices(anna))

  const late = boardOfFour()
  late.space.append(late.space.record(appoint(late.dora), late.anna))
  const { device } = late.anna
  const body = { type: 'removalAnnounced', device } as const
  late.space.append(late.space.record(body, late.bernd, late.clara, late.dora))
  const second = late.propose(late.bernd, 'remove', late.anna)
  late.claim(late.dora, second)
  expect(late.open()).toMatchObject([{ id: second, announced: null }])

  const read = boardOfFour()
  const role = { type: 'roleChanged', device: read.dora.device, role: 'auditor' } as const
  read.space.append(read.space.record(role, read.anna))
  read.space.append(read.space.record(appoint(read.clara), read.anna))
  const third = read.propose(read.bernd, 'remove', read.anna)
  const about = { type: 'removalAnnounced', device: read.anna.device } as const
  read.space.append(read.space.record(about, read.anna, read.bernd, read.clara))
  read.claim(read.dora, third)
  expect(read.open()).toMatchObject([{ id: third, announced: null }])
})

test('the hours are counted from the newest announcement, whichever proposal it was made for', () => {
  const { space, anna, dora, propose, announce, open } = announcedBoard()
  space.time += 4 * DAY
  const again = propose(dora, 'remove', anna)
  announce(again, anna)
  const { index } = space.chain.now
  expect(open()).toMatchObject([{ announced: { content: { index } } }])
})

test('an admin who removes whoever drafted the announcement does not stop it by that', () => {
  const { space, anna, bernd, id, open } = announcedBoard()
  space.append(space.record(space.removal(bernd), anna))
  expect(open()).toMatchObject([{ id, announced: { content: { body: { device: anna.device } } } }])
})

test('a proposal of a roster or a time that has not come is none, nor is one of an auditor', () => {
  const { space, anna, bernd, clara, propose, open } = boardOfFour()
  propose(bernd, 'appoint', bernd, { index: 1_000_000_000 })
  propose(bernd, 'appoint', bernd, { at: Date.UTC(2100, 0) })
  expect(open()).toEqual([])
  const id = propose(bernd, 'appoint', bernd, { at: space.time + 60_000 })
  expect(open()).toMatchObject([{ id }])
  propose(clara, 'appoint', clara)
  expect(open()).toHaveLength(2)
  space.append(space.record({ type: 'roleChanged', device: clara.device, role: 'auditor' }, anna))
  propose(clara, 'appoint', clara)
  expect(open()).toMatchObject([{ id }])
})

test('whoever closes what they proposed agrees to it no more, also when it is said to have been announced', () => {
  const {
    space,
    anna,
    bernd,
    clara,
    dora,
    propose,
    answer,
    close,
    do: act,
    claim,
    open,
  } = boardOfFour()
  space.append(space.record(appoint(dora), anna))
  const own = propose(bernd, 'remove', anna)
  close(bernd, own)
  const id = propose(clara, 'remove', anna)
  act(id, { type: 'removalAnnounced', device: anna.device }, clara, dora, anna)
  claim(dora, own)
  expect(open()).toMatchObject([{ agreed: devices(clara) }])
  answer(bernd, id, true)
  expect(open()).toMatchObject([{ agreed: devices(bernd, clara) }])
})
