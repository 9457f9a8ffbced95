import { expect, test } from 'vitest'
import type { AgendaEntry } from '../../../shared/rpc/meeting-calls.ts'
import { placeAfter } from './agenda-moves.ts'

const entry = (id: string, parent = '', depth = 0): AgendaEntry => ({
  id,
  parent,
  depth,
  number: '',
  title: id,
  confidential: false,
  withheld: false,
  blocks: {},
})

/** greeting · reports (treasury (audit) · youth) · elections */
const agenda = [
  entry('greeting'),
  entry('reports'),
  entry('treasury', 'reports', 1),
  entry('audit', 'treasury', 2),
  entry('youth', 'reports', 1),
  entry('elections'),
]

test('an item goes up and down among those of its level', () => {
  expect(placeAfter(agenda, 'reports', 'up')).toEqual({ parent: '', before: 'greeting' })
  expect(placeAfter(agenda, 'greeting', 'down')).toEqual({ parent: '', before: 'elections' })
  expect(placeAfter(agenda, 'reports', 'down')).toEqual({ parent: '', before: '' })
  expect(placeAfter(agenda, 'greeting', 'up')).toBeNull()
  expect(placeAfter(agenda, 'youth', 'down')).toBeNull()
})

test('an item goes under the one above it, and out again behind it', () => {
  expect(placeAfter(agenda, 'elections', 'in')).toEqual({ parent: 'reports', before: '' })
  expect(placeAfter(agenda, 'youth', 'out')).toEqual({ parent: '', before: 'elections' })
  expect(placeAfter(agenda, 'greeting', 'out')).toBeNull()
})

test('nesting ends at the third level, with all that stands below the item', () => {
  expect(placeAfter(agenda, 'youth', 'in')).toEqual({ parent: 'treasury', before: '' })
  expect(placeAfter(agenda, 'reports', 'in')).toBeNull()
  expect(placeAfter([...agenda, entry('more', 'treasury', 2)], 'more', 'in')).toBeNull()
})
