import { expect, test } from 'vitest'
import { member } from '../../shared/members/member.ts'
import { concurrentValues, settle } from '../../core/records/concurrent.ts'
import { receiveChangeSets } from '../../core/records/receive.ts'
import { write } from '../../core/records/write.ts'
import { openCopy, type Copy } from '../support/open-copy.ts'

const id = 'a'.repeat(32)

/** Everything that one of them did reaches the other. */
function exchange(one: Copy, other: Copy) {
  const [ofOne, ofOther] = [[...one.sent], [...other.sent]]
  receiveChangeSets(one, ofOther)
  receiveChangeSets(other, ofOne)
}

function setup() {
  let time = Date.UTC(2027, 4, 3)
  const now = () => (time += 1000)
  const [anna, bernd] = [openCopy(1, now), openCopy(2, now)]
  write(anna, 'members.create', (draft) => {
    draft.create(member, id, [{ path: 'lastName', value: 'Meier' }])
  })
  exchange(anna, bernd)
  return { anna, bernd }
}

function setCity(copy: Copy, value: string) {
  write(copy, 'members.update', (draft) => {
    draft.change(id, [{ path: 'city', value }])
  })
}

const lost = (copy: Copy) =>
  concurrentValues(copy, id).map(({ path, value, current, person }) => ({
    path,
    value,
    current,
    person,
  }))

test('two people write one field at once: both devices show the same value, and the other beside it', () => {
  const { anna, bernd } = setup()
  setCity(anna, 'Jena')
  setCity(bernd, 'Gera')
  exchange(anna, bernd)
  expect(lost(anna)).toHaveLength(1)
  expect(lost(bernd)).toEqual(lost(anna))
  const [{ value, current, person } = { value: '', current: '', person: '' }] = lost(anna)
  expect(new Set([value, current])).toEqual(new Set(['Jena', 'Gera']))
  expect(person).toBe(value === 'Jena' ? 'Anna' : 'Bernd')
})

test.each([true, false])(
  'whoever decides about it (taken: %s) decides for everybody',
  (isTaken) => {
    const { anna, bernd } = setup()
    setCity(anna, 'Jena')
    setCity(bernd, 'Gera')
    exchange(anna, bernd)
    const [value] = concurrentValues(anna, id)
    if (!value) throw new Error('nothing was lost')
    expect(settle(anna, id, { ...value, isTaken }).ok).toBe(true)
    exchange(anna, bernd)
    expect([lost(anna), lost(bernd)]).toEqual([[], []])
    const row = bernd.db.get<{ city: string }>('SELECT city FROM members')
    expect(row?.city).toBe(isTaken ? value.value : value.current)
  },
)

test('whoever changed what they had read, or wrote the same, contradicts nobody', () => {
  const { anna, bernd } = setup()
  setCity(anna, 'Jena')
  exchange(anna, bernd)
  setCity(bernd, 'Gera')
  exchange(anna, bernd)
  expect(lost(anna)).toEqual([])
  setCity(anna, 'Apolda')
  setCity(bernd, 'Apolda')
  exchange(anna, bernd)
  expect(lost(bernd)).toEqual([])
})

test('several values of one person count as the last of them', () => {
  const { anna, bernd } = setup()
  setCity(anna, 'Jena')
  setCity(anna, 'Jena-Ost')
  setCity(bernd, 'Gera')
  exchange(anna, bernd)
  expect(lost(anna)).toHaveLength(1)
  expect(JSON.stringify(lost(anna))).not.toContain('"Jena"')
})
