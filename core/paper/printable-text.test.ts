import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { characterWord } from './character-words.ts'
import { neverThere, printable, printableLine, withBreaks } from './printable-text.ts'

const keepAll = (): null => null
const inGerman = (character: string): string | null =>
  neverThere(character) ? characterWord(character, 'de') : null

describe('what somebody typed, on paper', () => {
  it('stays as it is, letter by letter', () => {
    const typed = 'Ä ß ł „so“ – 4.812,37 €, Παπαδόπουλος, Иванов ✓'
    expect(printable(typed, inGerman)).toBe(typed)
  })

  it('loses what has no shape, and what would turn the reading round', () => {
    expect(printable('a\u0000b\u001bc\u202Ed\u2066e\ufeff', keepAll)).toBe('abcde')
  })

  it('has one kind of line end', () => {
    expect(printable('a\r\nb\rc\u2028d', keepAll)).toBe('a\nb\nc\nd')
    expect(printableLine(' a\r\n\tb ', keepAll)).toBe('a b')
  })

  it('shows half a character as a missing one', () => {
    expect(printable('a\ud83cb', keepAll)).toBe('a\ufffdb')
  })

  it('spells out emoji, several joined ones within one pair of brackets', () => {
    expect(printable('Prima \u{1f44d}\u{1f3fd}! \u{1f469}\u200d\u{1f467}', inGerman)).toBe(
      'Prima [Daumen hoch]! [U+1F469, U+1F467]',
    )
  })

  it('does not see whether a sign was meant in colour', () => {
    expect(printable('\u00a9\ufe0f 2027', inGerman)).toBe('\u00a9 2027')
  })
})

describe('places to break a word at', () => {
  it('change nothing that can be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const visible = (words: string): string => words.replaceAll('\u200b', '')
        expect(visible(withBreaks(text))).toBe(visible(text))
      }),
      { seed: 5 },
    )
  })

  it('leave long German words to hyphenation', () => {
    const word = 'Grundstücksverkehrsgenehmigungszuständigkeitsübertragung'
    expect(withBreaks(word)).toBe(word)
  })

  it('part addresses, account numbers and pranks', () => {
    const longest = (text: string): number =>
      Math.max(
        ...withBreaks(text)
          .split('\u200b')
          .map((part) => part.length),
      )
    expect(longest(`https://example.org/${'pfad/'.repeat(30)}`)).toBeLessThan(29)
    expect(longest('DE89370400440532013000'.repeat(4))).toBeLessThan(29)
    expect(longest('x'.repeat(500))).toBeLessThan(29)
  })
})
