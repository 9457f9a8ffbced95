import { expect, test } from 'vitest'
import { tellApart } from './tell-apart.ts'

test('two backups of one minute are told apart by their seconds, a single one needs none', () => {
  const made = ['2027-05-03T05:52:07', '2027-05-03T05:52:41', '2027-05-03T21:05:09']
  const words = tellApart(
    made,
    (at) => at.slice(11, 16),
    (at) => at.slice(11),
  )
  expect(made.map((at) => words.get(at))).toEqual(['05:52:07', '05:52:41', '21:05'])
})
