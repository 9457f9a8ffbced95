import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markFound, snippetOf } from './mark-found.ts'
import { MARK_END, MARK_START } from './marks.ts'

const shown = (text: string) => text.replaceAll(MARK_START, '[').replaceAll(MARK_END, ']')

test.each([
  ['verlaenger', 'Die Verlängerung', 'Die [Verlängerung]'],
  ['verlanger', 'Die Verlängerung', 'Die [Verlängerung]'],
  ['strasse', 'Großstraße 3', '[Großstraße] 3'],
  ['bahn', 'Die Straßenbahn', 'Die [Straßenbahn]'],
  ['ba', 'Die Straßenbahn am Bach', 'Die Straßenbahn am [Bach]'],
])('"%s" is found in "%s"', (term, text, expected) => {
  expect(shown(markFound(text, [term]))).toBe(expected)
})

test('a snippet begins a little before the place where most of what was typed stands together', () => {
  const filler = Array.from({ length: 40 }, (_, index) => `Wort${String(index)}`).join(' ')
  const text = `Eine Bahn allein. ${filler} Hier fährt die Bahn\nnach Süden. ${filler}`
  expect(shown(snippetOf(text, ['bahn', 'sueden']))).toMatch(
    /^….*Hier fährt die \[Bahn\] nach \[Süden\]\. .*…$/,
  )
  expect(snippetOf(text, ['nirgends'])).toBe('')
})

test('a snippet does not begin in the middle of a number', () => {
  const text = 'Am Abend · 2027/3 · Ein Weg an der Bahnhofstraße'
  expect(shown(snippetOf(text, ['bahnhof']))).toBe('…2027/3 · Ein Weg an der [Bahnhofstraße]')
})

test('marks add nothing else to a text and take nothing away', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, terms) => {
      fc.pre(!text.includes(MARK_START) && !text.includes(MARK_END))
      const marked = markFound(text, terms)
      expect(marked.replaceAll(MARK_START, '').replaceAll(MARK_END, '')).toBe(text)
    }),
  )
})
