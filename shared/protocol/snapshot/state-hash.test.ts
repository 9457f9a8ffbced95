import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ready } from '../crypto.ts'
import { documentHash, stateHash } from './state-hash.ts'

await ready

type Edit = { at: number; text: string; remove: number }
const edits = fc.array(
  fc.record({ at: fc.nat(30), text: fc.string({ maxLength: 4 }), remove: fc.nat(3) }),
  { maxLength: 12 },
)

function apply(doc: Y.Doc, all: readonly Edit[]) {
  const text = doc.getText('text')
  for (const { at, text: typed, remove } of all) {
    const place = Math.min(at, text.length)
    text.delete(place, Math.min(remove, text.length - place))
    text.insert(place, typed)
  }
}

/** What two people wrote, as updates one by one. */
function updatesOf(anna: readonly Edit[], bernd: readonly Edit[]): Uint8Array[] {
  const updates: Uint8Array[] = []
  for (const [index, all] of [anna, bernd].entries()) {
    const doc = new Y.Doc()
    doc.clientID = (index + 1) * 2 ** 32 + 7
    // Bernd has read what Anna wrote, and deletes some of it.
    for (const update of updates) Y.applyUpdate(doc, update)
    doc.on('update', (update: Uint8Array) => updates.push(update))
    apply(doc, all)
  }
  return updates
}

function merged(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

test('two who hold the same have one hash, in whatever order and form it came', () => {
  fc.assert(
    fc.property(edits, edits, fc.infiniteStream(fc.nat()), (anna, bernd, order) => {
      const updates = updatesOf(anna, bernd)
      const shuffled = updates
        .map((update) => ({ update, key: order.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ update }) => update)
      const [one, other] = [merged(updates), merged(shuffled)]
      const folded = merged([Y.encodeStateAsUpdate(other)])
      expect(documentHash(other)).toEqual(documentHash(one))
      expect(documentHash(folded)).toEqual(documentHash(one))
    }),
  )
})

test('whoever lacks a letter, or a deletion, has another hash', () => {
  const doc = merged(updatesOf([{ at: 0, text: 'Beschluss', remove: 0 }], []))
  const before = documentHash(doc)
  doc.getText('text').insert(0, 'x')
  const more = documentHash(doc)
  doc.getText('text').delete(0, 1)
  expect(new Set([before, more, documentHash(doc)].map((each) => each.join())).size).toBe(3)
})

test('the hash of everything does not depend on the order in which it is told', () => {
  const parts = [1, 2, 3].map((byte) => ({
    name: Uint8Array.of(byte),
    hash: new Uint8Array(32).fill(byte),
  }))
  expect(stateHash([...parts].reverse())).toEqual(stateHash(parts))
  expect(stateHash(parts.slice(1))).not.toEqual(stateHash(parts))
})
