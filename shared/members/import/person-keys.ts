import { foldExpanded } from '../../search/fold.ts'
import type { MemberCandidate } from './candidate.ts'
import { isGermany } from './parse-words.ts'

/**
 * A text by which two spellings are the same: case, accents, umlauts written out, hyphens and
 * blanks do not count. Müller = Mueller = MÜLLER.
 */
export function sameKey(text: string | undefined): string {
  if (!text) return ''
  // Most names are plain letters, and folding is the dearest step of matching.
  if (/^[a-z]+$/i.test(text)) return text.toLowerCase()
  return foldExpanded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Member numbers without leading zeros and punctuation: 00017 = 17, A-12 = a12. */
export function numberKey(number: string | undefined): string {
  return sameKey(number)
    .replaceAll(' ', '')
    .replace(/^0+(?=.)/, '')
}

/** First and last name together; '' where there is neither. */
export function nameKey(person: MemberCandidate): string {
  const first = sameKey(person.firstName)
  const last = sameKey(person.lastName)
  return first === '' && last === '' ? '' : `${first}\n${last}`
}

/** Whether both have a member number, and not the same. */
export function numbersDiffer(a: MemberCandidate, b: MemberCandidate): boolean {
  const one = numberKey(a.number)
  const other = numberKey(b.number)
  return one !== '' && other !== '' && one !== other
}

/** Whether both have a birthday, and not the same. */
export function birthdaysDiffer(a: MemberCandidate, b: MemberCandidate): boolean {
  return Boolean(a.birthDate && b.birthDate && a.birthDate !== b.birthDate)
}

/** Street as a key: "Hauptstr. 1" = "Hauptstraße 1". */
export function streetKey(street: string | undefined): string {
  return sameKey(street)
    .replace(/str(?:asse)?\b/g, 'str')
    .replaceAll(' ', '')
}

/** Street and place; null where the address does not lead to one house. */
export function addressKey(person: MemberCandidate): string | null {
  const street = streetKey(person.street)
  const place = person.postalCode ? numberKey(person.postalCode) : sameKey(person.city)
  return street !== '' && place !== '' ? `${street}\n${place}` : null
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
