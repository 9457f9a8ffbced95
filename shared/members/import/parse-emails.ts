/**
 * Lenient on purpose: what a mail server accepts is its own business (RFC 5321 leaves the part
 * before the @ to it); what is refused here cannot be an address of anybody.
 */
const ADDRESS = /^[^\s@<>(),;:"\\]{1,64}@[^\s@<>(),;:"\\.]+(?:\.[^\s@<>(),;:"\\.]+)+$/u
const MAX_LENGTH = 254

export function isEmailAddress(text: string): boolean {
  return text.length <= MAX_LENGTH && ADDRESS.test(text)
}

export function looksLikeEmail(text: string): boolean {
  return text.length <= 1000 && parseEmails(text).addresses.length > 0
}

export interface ParsedEmails {
  addresses: string[]
  /** Meant as addresses, but mistyped; kept, as a form keeps them, for whoever knows better. */
  doubtful: string[]
  /** "keine", "siehe Notiz": never meant as one. */
  invalid: string[]
}

/** "eva@", "eva(at)example.org". */
const isMeant = (text: string) => text.length <= MAX_LENGTH && /@|[([]at[)\]]/i.test(text)

/**
 * The addresses of a cell: several between commas, semicolons or blanks, `mailto:` links, and
 * "Name <address>".
 */
export function parseEmails(text: string): ParsedEmails {
  const addresses: string[] = []
  const doubtful: string[] = []
  const invalid: string[] = []
  for (const part of text.split(/[,;\n]+/u)) {
    const inBrackets = /<([^<>]*)>/.exec(part)?.[1] ?? part
    const words = inBrackets.split(/[\s|]+/u).filter((word) => word.includes('@'))
    for (const word of words.length > 0 ? words : [inBrackets.trim()]) {
      const address = word
        .replace(/^mailto:/i, '')
        .replace(/[.>]+$/, '')
        .trim()
      if (address === '') continue
      if (isEmailAddress(address)) {
        if (!addresses.includes(address)) addresses.push(address)
      } else if (isMeant(address)) doubtful.push(address)
      else invalid.push(word)
    }
  }
  return { addresses, doubtful, invalid }
}

/** By which two addresses are the same. */
export const emailKey = (address: string) => address.normalize('NFC').toLowerCase()
