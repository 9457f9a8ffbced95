import { expect, test } from 'vitest'
import { useSelection } from './use-selection.ts'

const people = ['Adam', 'Bea', 'Can', 'Dora', 'Emil', 'Fatma']

function setup() {
  const selection = useSelection(
    (index) => people[index],
    () => Promise.resolve(people),
  )
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
