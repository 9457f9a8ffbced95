import { expect, test } from 'vitest'
import { inOrder } from './agenda.ts'

const row = (id: string, parent: string, position: string) => ({ id, parent, position })
const numbers = (rows: ReturnType<typeof inOrder>) =>
  rows.map(({ row, number }) => `${number} ${row.id}`)

test('items are counted through, nested ones under their parent', () => {
  const rows = [row('b', '', 'p'), row('a', '', 'i'), row('d', 'a', 'p'), row('c', 'a', 'i')]
  expect(numbers(inOrder(rows))).toEqual(['1 a', '1.1 c', '1.2 d', '2 b'])
})

test('two devices that put items under each other lose neither', () => {
  const rows = [row('a', 'b', 'i'), row('b', 'a', 'i'), row('c', 'b', 'i')]
  expect(
    inOrder(rows)
      .map(({ row }) => row.id)
      .sort(),
  ).toEqual(['a', 'b', 'c'])
})

test('an item whose parent was erased stands at the top level', () => {
  expect(numbers(inOrder([row('a', 'gone', 'i')]))).toEqual(['1 a'])
})
