import { foldExpanded } from '../../search/fold.ts'
import type { ImportTarget } from './candidate.ts'
import { HEADER_WORDS } from './header-words.ts'

export interface RecognisedHeader {
  /** null for a header that is known and belongs to no field. */
  target: ImportTarget | null
  confidence: 'certain' | 'likely'
}

/** A header longer than this is prose. */
const MAX_HEADER = 60

const EXACT = new Map(
  HEADER_WORDS.flatMap(({ target, exact }) =>
    (exact?.split('|') ?? []).map((words) => [words, target] as const),
  ),
)

/** Reads a header cell; null where it is no known header. */
export function recogniseHeader(cell: string): RecognisedHeader | null {
  if (cell.length === 0 || cell.length > MAX_HEADER) return null
  const words = foldHeader(cell)
  // "E-Mail 2" is as good as "E-Mail", and so is "Vorname*" of a form.
  const target = EXACT.get(words) ?? EXACT.get(words.replace(/ \d+$/, ''))
  if (target !== undefined || EXACT.has(words)) {
    return { target: target ?? null, confidence: 'certain' }
  }
  const found = HEADER_WORDS.find(({ part }) => part?.test(words))
  return found ? { target: found.target, confidence: 'likely' } : null
}

/** "Straße & Hausnr.:" → "strasse hausnr" */
export function foldHeader(cell: string): string {
  return foldExpanded(cell)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const PLAIN_WORDS = new Set(
  (
    'e mail email emails mails adresse address telefon tel telefonnummer phone telephone number nr nummer ' +
    'rufnummer value wert und'
  ).split(' '),
)

/**
 * What remains of an e-mail or phone header when the general words are taken out, in its own
 * spelling: "Telefon (dienstlich)" → "dienstlich", "Handy" → "Handy", "E-Mail 2" → "".
 */
export function labelOf(header: string): string {
  const words = header.match(/[\p{L}\p{M}]+/gu) ?? []
  return words.filter((word) => !PLAIN_WORDS.has(foldExpanded(word))).join(' ')
}
