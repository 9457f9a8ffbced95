import { foldHeader } from './recognise-header.ts'

const SALUTATIONS = /^(herrn?|frau|hr|fr|mr|mrs|ms|mx|familie|divers|genossin|genosse)$/

export function isSalutation(text: string): boolean {
  return SALUTATIONS.test(foldHeader(text))
}

/** The form of address that goes with a column of sexes; '' where none does. */
export function salutationOfGender(text: string): string {
  const word = foldHeader(text)
  if (/^(w|f|weiblich|female|frau)$/.test(word)) return 'Frau'
  return /^(m|maennlich|male|herr|mann)$/.test(word) ? 'Herr' : ''
}

/** "D-12345 Musterstadt" → both parts; null where it does not begin with a postal code. */
export function splitPostalCode(text: string): { postalCode: string; city: string } | null {
  const match = /^(?:[A-Z]{1,3}[- ])?(\d{4,5})[ ,]+(\S.*)$/.exec(text)
  const [, postalCode, city] = match ?? []
  return postalCode && city ? { postalCode, city } : null
}

/** "Hauptstr. 1, 12345 Ort" (or on two lines) → its parts; all in `street` where it cannot tell. */
export function splitAddress(text: string): { street: string; postalCode: string; city: string } {
  const parts = text.split(/[\n,;]/).map((part) => part.trim())
  const place = parts.findIndex((part) => splitPostalCode(part) !== null)
  const found = splitPostalCode(parts[place] ?? '')
  if (!found) return { street: parts.filter(Boolean).join(', '), postalCode: '', city: '' }
  const street = parts.filter((part, index) => index < place && part !== '').join(', ')
  const rest = parts.slice(place + 1).filter(Boolean)
  return { street, postalCode: found.postalCode, city: [found.city, ...rest].join(', ') }
}

const GERMANY = new Set(['', 'd', 'de', 'deu', 'ger', 'brd', 'deutschland', 'germany'])

export function isGermany(country: string): boolean {
  return GERMANY.has(foldHeader(country))
}

/** Tags between commas, semicolons, bars or lines; one in quotes may contain them. */
export function splitTags(text: string): string[] {
  const tags = new Set<string>()
  let tag = ''
  let quoted = false
  let wasQuoted = false
  const add = () => {
    const tidy = wasQuoted ? tag : tag.replace(/\s+/gu, ' ').trim()
    if (tidy !== '') tags.add(tidy)
    tag = ''
    wasQuoted = false
  }
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === '"' && quoted && text[at + 1] === '"') tag += text[at++] ?? ''
    else if (char === '"' && (quoted || (!wasQuoted && tag.trim() === ''))) {
      quoted = !quoted
      // Blanks before the quote and behind it are none of the tag's.
      if (quoted) tag = ''
      wasQuoted = true
    } else if (wasQuoted && !quoted && /\s/u.test(char) && char !== '\n') continue
    else if (!quoted && ',;|\n'.includes(char)) add()
    else tag += char
  }
  add()
  return [...tags]
}

/** One cell of tags; `splitTags` undoes it. */
export function joinTags(tags: string[]): string {
  return tags
    .map((tag) =>
      /[,;|"]|\s\s|^\s|\s$|[^\S ]/u.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag,
    )
    .join(', ')
}
