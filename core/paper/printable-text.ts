/**
 * What a person typed, made fit for paper without changing a visible character.
 */

/** Whether no font of the paper has a character. */
export type IsMissing = (character: string) => boolean

/** What stands in brackets for a character that no font of the paper has; `null` for all others. */
export type SpellOut = (character: string) => string | null

/**
 * Emoji, pictographs and the East Asian scripts: in none of the engine's own fonts (read from
 * their tables). Anything else that is missing turns up when the PDF is written.
 */
const NEVER_THERE =
  /[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\u{1f000}-\u{10ffff}]/u

/**
 * Scripts and signs that the engine's own fonts have in every style: Latin, Greek, Cyrillic with
 * their accents, common punctuation, arrows. The last resort when single characters keep failing.
 */
const ALWAYS_THERE =
  /[\n -~\u00a0-\u024f\u0250-\u02ff\u0300-\u034e\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u1e00-\u1e99\u2010-\u2027\u2030-\u2037\u2039\u203a\u200b\u20ac\u2190-\u2199\u2212]/u

export const neverThere: IsMissing = (character) => NEVER_THERE.test(character)
export const notAlwaysThere: IsMissing = (character) => !ALWAYS_THERE.test(character)

/**
 * One string for the paper. Line ends become `\n`. Bidirectional controls are dropped, because an
 * override could make a motion read differently on paper than in its record; so are other control
 * characters, which have no shape.
 */
export function printable(text: string, spellOut: SpellOut): string {
  const plain = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/(?![\n])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, '')
    .normalize('NFC')
  return spelledOut(plain, spellOut)
}

/** The same for what stands on one line: names, titles, places. */
export function printableLine(text: string | undefined, spellOut: SpellOut): string {
  return printable(text ?? '', spellOut)
    .replace(/\s+/gu, ' ')
    .trim()
}

/** How a pictograph is drawn: joined to the next, in colour or not, in which skin. No shape alone. */
const MODIFIER = /[\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/u
const COLOURED = /\ufe0f/gu

/** Emoji are often several characters with joiners: one pair of brackets holds a whole run. */
function spelledOut(text: string, spellOut: SpellOut): string {
  let result = ''
  let run: string[] = []
  const flush = (): void => {
    if (run.length > 0) result += `[${run.join(', ')}]`
    run = []
  }
  for (const character of text.replace(COLOURED, '')) {
    if (run.length > 0 && MODIFIER.test(character)) continue
    const word = spellOut(character)
    if (word !== null) {
      run.push(word)
    } else {
      flush()
      result += character
    }
  }
  flush()
  return result
}

/** Hyphenation knows words up to here; what is longer is an address, a number or a prank. */
const LONGEST_WORD = 60
const LONGEST_CODE = 28

/** Invisible places to break at, for words that would otherwise run off the sheet. */
export function withBreaks(text: string): string {
  return text.replace(/\S{29,}/gu, (word) =>
    word
      .replace(/[/_.?&=#@%+:;,|-](?=[\p{L}\p{N}])/gu, '$&\u200b')
      .split('\u200b')
      .map((part) => {
        const longest = /^[\p{L}\p{M}\p{P}]+$/u.test(part) ? LONGEST_WORD : LONGEST_CODE
        return part.length > longest
          ? part.replace(/(?:\P{M}\p{M}*){20}(?=\S)/gu, '$&\u200b')
          : part
      })
      .join('\u200b'),
  )
}
