import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { member } from '../members/member.ts'
import { applyOperations, inverse, stillHolds, type Operation } from './operations.ts'
import { listOf, readRecord } from './record-kind.ts'

const apply = (doc: Y.Doc, ...operations: Operation[]) => applyOperations(doc, member, operations)
const addresses = (doc: Y.Doc) => readRecord(member, doc).emails.map(({ address }) => address)

function withEmails(...ids: string[]): Y.Doc {
  const doc = new Y.Doc()
  apply(doc, ...ids.map((id) => ({ path: `emails/${id}`, value: { label: '', address: id } })))
  return doc
}

test('an item that is written anew keeps what a newer app put into it', () => {
  const doc = withEmails('a')
  listOf(doc, 'emails').get(0).set('verified', { by: 'tomorrow' })
  apply(doc, { path: 'emails/a', value: { label: 'privat', address: 'neu' } })
  expect(listOf(doc, 'emails').toJSON()).toEqual([
    { id: 'a', label: 'privat', address: 'neu', verified: { by: 'tomorrow' } },
  ])
})

test('an item moves with all it holds, and an undo moves it back', () => {
  const doc = withEmails('a', 'b', 'c')
  listOf(doc, 'emails').get(0).set('verified', true)
  const changes = apply(doc, { path: 'emails/a', value: { address: 'a' }, index: 2 })
  expect(addresses(doc)).toEqual(['b', 'c', 'a'])
  expect(listOf(doc, 'emails').get(2).get('verified')).toBe(true)
  apply(doc, ...changes.map(inverse))
  expect(addresses(doc)).toEqual(['a', 'b', 'c'])
})

test('taking back an edit of an item leaves it where somebody moved it since', () => {
  const doc = withEmails('a', 'b', 'c')
  const edited = apply(doc, { path: 'emails/a', value: { address: 'a', label: 'x' } })
  apply(doc, { path: 'emails/a', value: { address: 'a', label: 'x' }, index: 2 })
  expect(edited.every((change) => stillHolds(doc, member, change))).toBe(true)
  apply(doc, ...edited.map(inverse))
  expect(readRecord(member, doc).emails.map(({ id, label }) => [id, label])).toEqual([
    ['b', ''],
    ['c', ''],
    ['a', ''],
  ])
})

test('taking back an edit also takes away what the edit had added to the item', () => {
  const doc = new Y.Doc()
  apply(doc, { path: 'emails/a', value: { address: 'a' } })
  const edited = apply(doc, { path: 'emails/a', value: { address: 'a', label: 'Büro' } })
  apply(doc, ...edited.map(inverse))
  expect(listOf(doc, 'emails').toJSON()).toEqual([{ id: 'a', address: 'a' }])
})

test('what changes nothing leaves no trace', () => {
  const doc = withEmails('a')
  const before = Y.encodeStateVector(doc)
  expect(apply(doc, { path: 'emails/a', value: { address: 'a' } })).toEqual([])
  expect(apply(doc, { path: 'lastName', value: null })).toEqual([])
  expect(Y.encodeStateVector(doc)).toEqual(before)
})

test('an item that two devices put back at once is shown once and goes at once', () => {
  const doc = withEmails('a', 'b')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  for (const copy of [doc, other])
    apply(copy, { path: 'emails/a', value: { address: 'a' }, index: 1 })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  expect(listOf(doc, 'emails').length).toBe(3)
  expect(addresses(doc)).toEqual(['b', 'a'])
  apply(doc, { path: 'emails/a', value: null })
  expect(addresses(doc)).toEqual(['b'])
})
