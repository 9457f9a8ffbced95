import { foldExpanded } from '../../search/fold.ts'
import type { MemberCandidate } from './candidate.ts'
import { isGermany } from './parse-words.ts'

/**
 * A text by which two spellings are the same: case, accents, umlauts written out, hyphens and
 * blanks do not count. Müller = Mueller = MÜLLER.
 */
export function sameKey(text: string | undefined): string {
  if (!text) return ''
  // Most texts are plain, and folding is the dearest step of matching.
  if (/^[a-z\d]+$/i.test(text)) return text.toLowerCase()
  if (/^[\x20-\x7e]+$/.test(text)) {
    return text
      .toLowerCase()
      .replace(/[^a-z\d]+/g, ' ')
      .trim()
  }
  return foldExpanded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Member numbers without leading zeros and punctuation: 00017 = 17, A-12 = a12. */
export function numberKey(number = ''): string {
  const key = /^\d+$/.test(number) ? number : sameKey(number).replaceAll(' ', '')
  return key.replace(/^0+(?=.)/, '')
}

/** Street as a key: "Hauptstr. 1" = "Hauptstraße 1". */
export function streetKey(street: string | undefined): string {
  return sameKey(street)
    .replace(/str(?:asse)?\b/g, 'str')
    .replaceAll(' ', '')
}

export const countryKey = (country: string | undefined) =>
  country && isGermany(country) ? 'germany' : sameKey(country)

/**
 * Whether two people of one member number can be the same: equal names, or one contains the other
 * (second first names, double names), or the same birthday under another last name.
 */
export function nameFits(a: MemberCandidate, b: MemberCandidate): boolean {
  const first = partFits(sameKey(a.firstName), sameKey(b.firstName))
  const last = partFits(sameKey(a.lastName), sameKey(b.lastName))
  if (!first) return false
  return last || (a.birthDate !== undefined && a.birthDate !== '' && a.birthDate === b.birthDate)
}

function partFits(a: string, b: string): boolean {
  if (a === '' || b === '' || a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const words = new Set(long.split(' '))
  return short.split(' ').every((word) => words.has(word))
}
