import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChangeSet } from '../../shared/records/change-set.ts'
import { decode, encode } from '../../shared/protocol/codec/codec.ts'
import { entryBody } from '../../shared/protocol/entry/body.ts'
import type { Fact } from '../records/facts.ts'
import { changeSetOf, factOf, itemOfChangeSet, itemOfFact } from './change-items.ts'

const hex = (digits: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: digits, maxLength: digits })
    .map((all) => all.join(''))
const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const json = fc
  .jsonValue({ maxDepth: 2, stringUnit: 'grapheme' })
  // No value of this app has such a part, and what brings one is refused.
  .filter((value) => !JSON.stringify(value).includes('__proto__'))
  .map(
    // As it is stored: without the differences that JSON does not know, such as −0.
    (value) => JSON.parse(JSON.stringify(value)) as ChangeSet['changes'][0]['fields'][0]['after'],
  )
const device = fc.integer({ min: 1, max: 2 ** 21 - 1 })
const stamp = fc
  .tuple(hex(16), device)
  .map(([time, number]) => time + number.toString(16).padStart(6, '0'))

const changeSet: fc.Arbitrary<ChangeSet> = fc
  .record({
    id: stamp,
    command: text,
    undoes: fc.option(stamp),
    changes: fc.array(
      fc.record({
        document: hex(32),
        kind: text,
        space: fc.constant('board'),
        part: fc.nat(1000),
        update: fc.uint8Array({ maxLength: 40 }),
        fields: fc.array(fc.record({ path: text, before: json, after: json }), { maxLength: 3 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map((made) => ({ ...made, device: Number.parseInt(made.id.slice(16), 16) }))

test('a change set arrives as it was made', () => {
  fc.assert(
    fc.property(changeSet, (made) => {
      const items = [itemOfChangeSet(made)]
      const body = decode(entryBody, encode(entryBody, { version: 1, items }))
      const [item] = body.ok ? body.value.items : []
      if (item?.type !== 'changes') throw new Error('no changes arrived')
      expect(changeSetOf(item, 'board')).toEqual(made)
    }),
  )
})

test('a fact arrives as it was signed', () => {
  const fact: Fact = {
    id: 'a'.repeat(64),
    kind: 'export',
    document: null,
    device: 7,
    at: '2027-05-03T17:00:00.000Z',
    body: { list: 'members', count: 87 },
    signature: new Uint8Array(64).fill(3),
  }
  const { id, ...content } = fact
  expect(factOf(itemOfFact(fact))).toEqual(content)
  expect(id).toHaveLength(64)
})

test('a value that is no JSON, or spelt in another way, is refused', () => {
  const field = { path: 'city', before: 'null', after: '"Ulm"' }
  const change = {
    document: new Uint8Array(16),
    kind: 'member',
    part: 0,
    update: new Uint8Array(2),
    fields: [field],
  }
  const item = {
    type: 'changes',
    changeSet: new Uint8Array(11).fill(1),
    command: 'members.update',
    undoes: null,
    changes: [change],
  } as const
  const withAfter = (after: string) => ({
    ...item,
    changes: [{ ...change, fields: [{ ...field, after }] }],
  })
  expect(changeSetOf(withAfter('"Ulm"'), 'board')).not.toBe(null)
  for (const after of ['Ulm', '"Ulm" ', '{"b":1,"a":2}', '1.0', '']) {
    expect(changeSetOf(withAfter(after), 'board')).toBe(null)
  }
})
