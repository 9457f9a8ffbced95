import { expect, test } from 'vitest'
import { setup, type Person } from '../../../tests/protocol/support/people.ts'
import { nextContent } from '../../../shared/protocol/roster/make-record.ts'
import { hashOf, type MajorityFacts } from './majority-facts.ts'
import { isSignedNoMore } from './signed-no-more.ts'

/** Bernd is proposed by Clara; her draft is signed by Dora, who may agree. */
function signedByDora() {
  const { space, people } = setup('Anna', 'Bernd', 'Clara', 'Dora')
  const [anna, bernd, clara = anna, dora = anna] = people
  const by = ({ device }: Person, id = '') => ({ id, from: device, at: space.time })
  const body = { type: 'roleChanged', device: bernd.device, role: 'admin' } as const
  const content = nextContent(space.chain.now, body, space.time)
  const hash = hashOf(content)
  const proposed = (id: string, who: Person, { device }: Person) => {
    return { ...by(who, id), act: 'appoint', device, index: space.chain.now.index } as const
  }
  const facts: MajorityFacts = {
    proposals: [proposed('one', clara, bernd), proposed('other', dora, clara)],
    answers: [],
    closed: [],
    drafts: [{ ...by(clara), proposal: 'one', content, hash }],
    signatures: [{ ...by(dora), content: hash, signature: new Uint8Array(64) }],
  }
  return {
    space,
    anna,
    copy(who: Person, proposal: string) {
      facts.drafts.push({ ...by(who), proposal, content, hash })
    },
    answer(agrees: boolean, turn: number) {
      facts.answers.push({ ...by(dora), proposal: 'one', agrees, turn })
    },
    isNoMore: () => isSignedNoMore(space.chain, facts, dora.device, space.time),
  }
}

test('a signature is undone when its consent was taken back, once', () => {
  const { space, anna, answer, isNoMore } = signedByDora()
  answer(true, 1)
  expect(isNoMore()).toBe(false)
  answer(false, 2)
  expect(isNoMore()).toBe(true)
  space.invite(anna)
  expect(isNoMore()).toBe(false)
})

test('a copy of the draft undoes no signature, whatever proposal it is said to be of', () => {
  const { anna, copy, answer, isNoMore } = signedByDora()
  answer(true, 1)
  copy(anna, 'invented')
  expect(isNoMore()).toBe(false)
})

test('nor does a copy keep a signature in force whose consent was taken back', () => {
  const { anna, copy, answer, isNoMore } = signedByDora()
  answer(true, 1)
  answer(false, 2)
  copy(anna, 'other')
  expect(isNoMore()).toBe(true)
})
