import { expect, test } from 'vitest'
import { cascade } from './cascade.ts'

const SCREEN = { x: 0, y: 0, width: 1000, height: 700 }
const wanted = { x: 100, y: 100, width: 800, height: 500 }

test('the first window stands where the last one stood', () => {
  expect(cascade(wanted, [], SCREEN)).toEqual(wanted)
})

test('a further window stands beside the others, and not on one of them', () => {
  expect(cascade(wanted, [wanted], SCREEN)).toEqual({ ...wanted, x: 132, y: 132 })
  expect(cascade(wanted, [{ x: 132, y: 132 }, wanted], SCREEN)).toEqual({
    ...wanted,
    x: 164,
    y: 164,
  })
})

test('where the screen ends it begins at the upper left', () => {
  const others = [100, 132, 164, 196].map((at) => ({ x: at, y: at }))
  expect(cascade(wanted, others, SCREEN)).toEqual({ ...wanted, x: 0, y: 0 })
  expect(cascade({ ...SCREEN }, [{ x: 0, y: 0 }], SCREEN)).toEqual(SCREEN)
})
