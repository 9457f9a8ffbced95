/** Whole names taken apart: "Dr. Anna von der Heide", "Heide, Dr. Anna von der". */
import { isSalutation } from './parse-words.ts'

export interface NameParts {
  salutation: string
  title: string
  firstName: string
  lastName: string
}

const TITLE =
  /^(?:prof|dr|dipl|mag|pd|priv|doz|ing|med|phil|jur|rer|nat|pol|oec|theol|vet|habil|h)\.[-\p{L}.]*$/iu
const BARE_TITLE = /^(?:Dr|Prof|Dipl\.?-\p{L}+)$/u
const PARTICLE =
  /^(?:von|vom|van|zu|zum|zur|de|del|della|di|da|dos|du|der|den|dem|ten|ter|le|la|el|al|und|auf|am|ibn|bin)$/u

/** Reads a name in the order first, last. A single word is the last name. */
export function parseFirstLast(text: string): NameParts {
  if (text.includes(',')) return parseLastFirst(text)
  const { rest, ...before } = takeTitles(text.split(/\s+/).filter(Boolean))
  const particle = rest.findIndex((word, index) => index > 0 && PARTICLE.test(word))
  const start = particle > 0 ? particle : Math.max(0, rest.length - 1)
  return {
    ...before,
    firstName: rest.slice(0, start).join(' '),
    lastName: rest.slice(start).join(' '),
  }
}

/** Reads a name in the order last, first; without a comma the first word, with its "von". */
export function parseLastFirst(text: string): NameParts {
  const comma = text.indexOf(',')
  if (comma < 0) return parseWithoutComma(text)
  const last = takeTitles(text.slice(0, comma).split(/\s+/).filter(Boolean))
  const first = takeTitles(
    text
      .slice(comma + 1)
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  // "Heide, Anna von der": the particle belongs before the last name.
  const particle = first.rest.findIndex((word, index) => index > 0 && PARTICLE.test(word))
  const given = particle > 0 ? first.rest.slice(0, particle) : first.rest
  const moved = particle > 0 ? first.rest.slice(particle) : []
  return {
    salutation: first.salutation || last.salutation,
    title: [last.title, first.title].filter(Boolean).join(' '),
    firstName: given.join(' '),
    lastName: [...moved, ...last.rest].join(' '),
  }
}

function parseWithoutComma(text: string): NameParts {
  const { rest, ...before } = takeTitles(text.split(/\s+/).filter(Boolean))
  let end = 0
  while (end < rest.length - 1 && PARTICLE.test(rest[end] ?? '')) end++
  return {
    ...before,
    firstName: rest.slice(end + 1).join(' '),
    lastName: rest.slice(0, end + 1).join(' '),
  }
}

function takeTitles(words: string[]) {
  let at = 0
  let salutation = ''
  if (words.length > 1 && isSalutation(words[0] ?? '')) salutation = words[at++] ?? ''
  const start = at
  while (at < words.length - 1 && isTitle(words[at] ?? '')) at++
  return { salutation, title: words.slice(start, at).join(' '), rest: words.slice(at) }
}

const isTitle = (word: string) => TITLE.test(word) || BARE_TITLE.test(word)
