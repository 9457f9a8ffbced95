import type { MinutesDocument } from '../../shared/meetings/minutes-document.ts'
import { minutesToPaper } from './minutes-paper.ts'
import { minutesTemplate } from './minutes-template.ts'
import { fileTime } from './paper-dates.ts'
import { neverThere, notAlwaysThere, type IsMissing } from './printable-text.ts'
import { typeset, type TypesetResult } from './typeset.ts'

/** After so many characters that no font has, all but the plain scripts are spelled out. */
const SINGLE_CHARACTERS = 12

/**
 * The minutes as a PDF/A-2b file, A4. The same document gives the same bytes. About 100 ms of
 * blocking work: call it in a worker.
 *
 * A character that no font has is given by a word ("[Konfetti]") or its number, and that is
 * explained at the end: in minutes nothing may vanish, and the archivable form refuses empty boxes.
 */
export function renderMinutes(document: MinutesDocument): Uint8Array {
  const createdAt = fileTime(document.printedAt)
  const attempt = (isMissing: IsMissing, pdfStandard: 'a-2b' | '1.7'): TypesetResult =>
    typeset(minutesTemplate, minutesToPaper(document, isMissing), { pdfStandard, createdAt })

  const missing = new Set<string>()
  while (missing.size < SINGLE_CHARACTERS) {
    const result = attempt((character) => neverThere(character) || missing.has(character), 'a-2b')
    if (result.ok) return result.pdf
    const found = Array.from(result.error.text).filter(notAlwaysThere)
    if (found.every((character) => missing.has(character))) break
    for (const character of found) missing.add(character)
  }
  // The last one: a font installed on this machine took the place of the engine's own and lacks
  // even plain letters. A paper with a gap in the archive's rules is better than none.
  for (const pdfStandard of ['a-2b', '1.7'] as const) {
    const result = attempt(notAlwaysThere, pdfStandard)
    if (result.ok) return result.pdf
  }
  throw new Error('the engine refused a glyph in a form that allows it')
}
