import { expect, test } from 'vitest'
import { mergeFields } from './merge-fields.ts'

test('two parts of one change set count as one: the first before, the last after', () => {
  const parts = [
    [{ path: 'city', before: 'Jena', after: 'Gera' }],
    [
      { path: 'city', before: 'Gera', after: 'Suhl' },
      { path: 'street', before: null, after: 'Markt 1' },
    ],
  ]
  expect(mergeFields(parts)).toEqual([
    { path: 'city', before: 'Jena', after: 'Suhl' },
    { path: 'street', before: null, after: 'Markt 1' },
  ])
})

test('what ends where it began is no change', () => {
  const there = { path: 'city', before: 'Jena', after: 'Gera' }
  const back = { path: 'city', before: 'Gera', after: 'Jena' }
  expect(mergeFields([[there], [back]])).toEqual([])
})

test('an edit inside an item that was just added belongs to the item', () => {
  const added = { path: 'emails/a', before: null, after: { address: 'x', label: '' } }
  const edited = { path: 'emails/a/address', before: 'x', after: 'y' }
  expect(mergeFields([[added, edited]])).toEqual([
    { path: 'emails/a', before: null, after: { address: 'y', label: '' } },
  ])
})

test('an item that was edited and then removed was what it had been before the edit', () => {
  const edited = { path: 'emails/a/address', before: 'x', after: 'y' }
  const removed = { path: 'emails/a', before: { address: 'y' }, after: null }
  expect(mergeFields([[edited], [removed]])).toEqual([
    { path: 'emails/a', before: { address: 'x' }, after: null },
  ])
})
