/**
 * A line of text in the form in which it is stored: composed Unicode (NFC), single blanks, no
 * control characters, no halves of surrogate pairs.
 */
export function tidyLine(raw: string): string {
  if (PLAIN.test(raw)) return raw
  return composed(raw).replace(/\s+/gu, ' ').trim()
}

/** The same for several lines: blanks at their ends go, line ends are \n. */
export function tidyText(raw: string): string {
  return composed(raw.replace(/\r\n?/g, '\n'))
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/gu, ' ').trim())
    .join('\n')
    .trim()
}

/** Words of letters and digits with one blank between: most cells, and nothing to do. */
const PLAIN = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/

/** Taken out before composing, for a letter and its accent can stand on both sides of one. */
const INVISIBLE = /[\p{Cs}\0-\x08\x0e-\x1f\x7f\u200b\u200e\u200f\u2060\ufeff]/gu

const composed = (raw: string) => raw.replace(INVISIBLE, '').normalize('NFC')

/**
 * UTF-8 that was once read as Windows-1252 ("MÃ¼ller"), or a character that was lost. Such text
 * is shown with a warning; repairing it is the job of the right encoding.
 */
export function isGarbled(text: string): boolean {
  // Most texts have no letter that could be wrong.
  if (PLAIN.test(text)) return false
  return /Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|Â[\u00a0-\u00bf]|\ufffd/.test(text)
}

/**
 * A letter that another program turned into a question mark: inside of a word ("M?ller") or at its
 * beginning ("?ucja"), never at its end, where people ask. In an address of the web it belongs.
 */
export function hasLostLetters(text: string): boolean {
  if (!text.includes('?') || /:\/\/|www\./i.test(text)) return false
  return /(?<![\p{L}\p{N}?])\?+\p{L}|\p{L}\?+\p{L}/u.test(text)
}

/** A cell that a spreadsheet could not show or compute: `#NAME?`, `#WERT!`, `########`. */
export function isSpreadsheetError(text: string): boolean {
  if (!text.startsWith('#')) return false
  return /^#(?:(?:NAME|WERT|VALUE|REF|BEZUG|N\/A|NV|DIV\/0|ZAHL|NUM|NULL)[!?]?|#{2,})$/i.test(text)
}

/** A long number that a spreadsheet has rounded: 1.23E+11, 4,92E+12. Its digits are gone. */
export function isRoundedNumber(text: string): boolean {
  return /^[+-]?\d+(?:[.,]\d+)?E[+-]?\d{1,3}$/i.test(text)
}
