import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CursorPosition } from '../../shared/protocol/presence/presence-content.ts'
import { readCursor, toRelative } from './cursor-position.ts'

/** A text with one paragraph. */
function minutes(words: string) {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText(words)
  paragraph.insert(0, [text])
  doc.getXmlFragment('text').push([paragraph])
  return { doc, paragraph, text }
}

/** As the editor tells it: by the letter before the cursor. */
function editorCursor(text: Y.XmlText, at: number) {
  const position = Y.createRelativePositionFromTypeIndex(text, at, -1)
  return { cursor: { anchor: position, head: position } }
}

const headIn = (doc: Y.Doc, text: Y.XmlText, at: number) =>
  readCursor(doc, JSON.parse(JSON.stringify(editorCursor(text, at))))?.head ?? null

function placeIn(doc: Y.Doc, position: CursorPosition | null) {
  if (!position) return null
  const relative = Y.createRelativePositionFromJSON(toRelative(position))
  return Y.createAbsolutePositionFromRelativePosition(relative, doc)?.index ?? null
}

test('a cursor that is typed behind is told in the same way after each letter', () => {
  for (const start of [3, 11]) {
    const { doc, text } = minutes('Der Antrag.')
    const before = headIn(doc, text, start)
    for (let typed = 0; typed < 5; typed += 1) {
      text.insert(start + typed, 'x')
      expect(headIn(doc, text, start + typed + 1)).toEqual(before)
      expect(placeIn(doc, before)).toBe(start + typed + 1)
    }
  }
})

test('a cursor at the beginning, at the end and in an empty paragraph is where it was', () => {
  const { doc, paragraph, text } = minutes('Der Antrag.')
  for (const at of [0, 1, 10, 11]) expect(placeIn(doc, headIn(doc, text, at))).toBe(at)
  const empty = new Y.XmlElement('paragraph')
  doc.getXmlFragment('text').push([empty])
  const id = { client: doc.clientID, clock: empty._item?.id.clock ?? 0 }
  const position = { type: id, assoc: 0 }
  const cursor = { anchor: position, head: position }
  expect(readCursor(doc, { cursor })?.head).toEqual({ type: 'endOf', ...id })
  expect(paragraph.length).toBe(1)
})

test('what is no cursor in this text is none', () => {
  const { doc } = minutes('Der Antrag.')
  const elsewhere = { tname: 'fields', assoc: 0 }
  const unknown = { item: { client: 77, clock: 3 }, assoc: 0 }
  for (const position of [{}, elsewhere, unknown, { item: { client: -1, clock: 0 } }, 'x', null]) {
    expect(readCursor(doc, { cursor: { anchor: position, head: position } })).toBe(null)
  }
  for (const state of [null, undefined, {}, { cursor: null }, 'x']) {
    expect(readCursor(doc, state)).toBe(null)
  }
})

test('wherever somebody says that they stand, an editor can look for it', () => {
  const { doc } = minutes('Der Antrag.')
  doc.getMap('fields').set('title', 'Anträge')
  const id = { client: fc.constantFrom(doc.clientID, 5, 2 ** 53 - 1), clock: fc.nat(40) }
  const positions = fc.oneof(
    fc.record({ type: fc.constantFrom('before', 'startOf', 'endOf'), ...id }),
    fc.record({ type: fc.constantFrom('top', 'bottom') }),
  )
  fc.assert(
    fc.property(positions, (position) => {
      const at = placeIn(doc, position as CursorPosition)
      expect(at === null || at >= 0).toBe(true)
    }),
  )
})
