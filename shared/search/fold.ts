/**
 * How texts are made comparable for the index and the query, never for what is shown.
 * Umlauts count either way: "Müller" is found by müller, muller and mueller.
 */

const LIGATURES: Record<string, string> = {
  ß: 'ss',
  ẞ: 'SS',
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
}
const LIGATURE = new RegExp(`[${Object.keys(LIGATURES).join('')}]`, 'gu')
const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' }
const COMBINING = /\p{M}+/gu

/**
 * Replaces ß and ligatures by letters and leaves everything else. It keeps the number of words,
 * so that marks made by the index fit the original text.
 */
export function foldLetters(text: string): string {
  return text.replace(LIGATURE, (char) => LIGATURES[char] ?? char)
}

/** Lower case without accents: "Müller-Straße" → "muller-strasse". */
export function foldPlain(text: string): string {
  return foldLetters(text).normalize('NFD').replace(COMBINING, '').toLowerCase()
}

/** Lower case with German umlauts written out: "Müller-Straße" → "mueller-strasse". */
export function foldExpanded(text: string): string {
  const lower = text.normalize('NFC').toLowerCase()
  return foldPlain(lower.replace(/[äöü]/gu, (char) => UMLAUTS[char] ?? char))
}

/** Both spellings where they differ, else one: what parts of words are looked up in. */
export function foldBoth(text: string): string {
  const plain = foldPlain(text)
  const expanded = foldExpanded(text)
  return plain === expanded ? plain : `${plain}\n${expanded}`
}

/** The words of a text that are also written with ae, oe, ue, in that spelling, each once. */
export function expandedWords(text: string): string {
  const words = new Set<string>()
  // Word by word: a pattern that looks for the umlaut as well begins anew at each letter of a long one.
  for (const [word] of text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)) {
    if (/[äöü]/iu.test(word)) words.add(foldExpanded(word))
  }
  return [...words].join(' ')
}

/** A key by which names sort as DIN 5007-1 does (ä as a), with accents last. */
export function sortKey(text: string): string {
  return foldPlain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
