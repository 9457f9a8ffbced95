import { expect, test } from 'vitest'
import { useSelection } from './use-selection.ts'

const people = ['Adam', 'Bea', 'Can', 'Dora', 'Emil', 'Fatma']

function setup(idsInOrder = () => Promise.resolve(people)) {
  const selection = useSelection((index) => people[index], idsInOrder)
  return { selection, chosen: () => [...selection.chosen.value].sort() }
}

test('a click and a click with Shift choose everybody from one to the other', async () => {
  const { selection, chosen } = setup()
  selection.toggle(1)
  await selection.extendTo(3)
  expect(chosen()).toEqual(['Bea', 'Can', 'Dora'])
  await selection.extendTo(2)
  expect(chosen()).toEqual(['Bea', 'Can'])
  await selection.extendTo(0)
  expect(chosen()).toEqual(['Adam', 'Bea'])
})

test('a second range comes to the first one', async () => {
  const { selection, chosen } = setup()
  selection.toggle(0)
  await selection.extendTo(1)
  selection.toggle(4)
  await selection.extendTo(5)
  expect(chosen()).toEqual(['Adam', 'Bea', 'Emil', 'Fatma'])
})

test('a range begins where the keyboard stands, also on a row that was only opened', async () => {
  const { selection, chosen } = setup()
  selection.stand(2)
  await selection.extendTo(3)
  expect(chosen()).toEqual(['Can', 'Dora'])
})

test('what was taken back does not come again with the next range', async () => {
  const { selection, chosen } = setup()
  await selection.all()
  selection.clear()
  selection.toggle(5)
  await selection.extendTo(4)
  expect(chosen()).toEqual(['Emil', 'Fatma'])
})

/** The ids come only when they are let go, in the order in which they were asked for. */
function setupSlow() {
  const waiting: (() => void)[] = []
  const asked = () =>
    new Promise<string[]>((resolve) => {
      waiting.push(() => {
        resolve(people)
      })
    })
  return { ...setup(asked), answer: () => waiting.shift()?.() }
}

test('a range whose answer comes after another click is not chosen any more', async () => {
  const { selection, chosen, answer } = setupSlow()
  selection.toggle(1)
  const range = selection.extendTo(3)
  selection.toggle(5)
  answer()
  await range
  expect(chosen()).toEqual(['Bea', 'Fatma'])
})

test('of two ranges the last one counts', async () => {
  const { selection, chosen, answer } = setupSlow()
  selection.toggle(1)
  const ranges = [selection.extendTo(2), selection.extendTo(3)]
  answer()
  answer()
  await Promise.all(ranges)
  expect(chosen()).toEqual(['Bea', 'Can', 'Dora'])
})

test('whoever takes everything back is not given it after all', async () => {
  const { selection, chosen, answer } = setupSlow()
  const all = selection.all()
  selection.clear()
  answer()
  await all
  expect(chosen()).toEqual([])
})
