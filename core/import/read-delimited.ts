/**
 * Reads delimited text (RFC 4180, leniently) in one pass.
 *
 * Not papaparse: with malformed quotes it scans blanks again for every quote (a hostile file of
 * 400 kB took 30 s) and keeps an error object for each, so it cannot be bounded from outside. It
 * serves as the oracle of this reader's tests instead.
 */
import type { Separator } from '../../shared/members/import/table-format.ts'
import { IMPORT_LIMITS } from './limits.ts'

export interface FieldVisitor {
  /** One field; row and column count from 0. */
  field(row: number, column: number, text: string): void
  /** The end of a line with its number of fields; false stops reading. */
  endRow(row: number, fields: number): boolean
}

/**
 * A quote that is never closed, or one inside a quoted field with something else than a separator
 * behind it, counts as an ordinary character.
 */
export function readDelimited(text: string, separator: Separator, visitor: FieldVisitor): void {
  const separatorCode = separator.charCodeAt(0)
  let quotesCount = true
  let row = 0
  let column = 0
  let at = 0
  while (at < text.length) {
    const quote = quotesCount ? openingQuote(text, at, separatorCode) : -1
    const quoted = quote < 0 ? null : quotedField(text, quote + 1, separatorCode)
    // Without a closing quote up to the end none further on can be trusted: looking again for
    // each would be quadratic.
    if (quote >= 0 && quoted === null) quotesCount = false
    if (quoted) visitor.field(row, column, quoted.text)
    const end = quoted?.end ?? plainEnd(text, at, separatorCode)
    if (!quoted) visitor.field(row, column, unquoted(text.slice(at, end)))
    column++
    const stop = text.charCodeAt(end)
    at = end + 1
    if (end < text.length && stop === separatorCode) {
      if (at === text.length) visitor.field(row, column++, '')
      else continue
    }
    if (stop === CARRIAGE_RETURN && text.charCodeAt(at) === LINE_FEED) at++
    if (!visitor.endRow(row, column)) return
    row++
    column = 0
  }
}

const QUOTE = 0x22
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/** The place of a quote that opens this field, blanks before it allowed; -1 if none does. */
function openingQuote(text: string, start: number, separator: number): number {
  let at = start
  while (isBlank(text.charCodeAt(at), separator)) at++
  return text.charCodeAt(at) === QUOTE ? at : -1
}

/**
 * A field in quotes, null where they are never closed. What goes beyond the longest cell is not
 * kept: the field stays too long, but millions of doubled quotes take no memory.
 */
function quotedField(text: string, start: number, separator: number) {
  const parts: string[] = []
  let from = start
  let length = 0
  const keep = (end: number) => {
    if (length <= IMPORT_LIMITS.cellLength) parts.push(text.slice(from, end))
    length += end - from
  }
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return null
    if (text.charCodeAt(quote + 1) === QUOTE) {
      keep(quote + 1)
      from = quote + 2
      continue
    }
    let end = quote + 1
    while (isBlank(text.charCodeAt(end), separator)) end++
    if (end >= text.length || isFieldEnd(text.charCodeAt(end), separator)) {
      keep(quote)
      return { text: parts.join(''), end }
    }
    keep(end)
    from = end
  }
}

function plainEnd(text: string, start: number, separator: number): number {
  let end = start
  while (end < text.length && !isFieldEnd(text.charCodeAt(end), separator)) end++
  return end
}

/** Quotes around a field that was read plainly, after a quote that was never closed. */
function unquoted(field: string): string {
  return field.length > 1 && field.startsWith('"') && field.endsWith('"')
    ? field.slice(1, -1).replaceAll('""', '"')
    : field
}

const isBlank = (code: number, separator: number) =>
  (code === 0x20 || code === 0x09 || code === 0xa0) && code !== separator

const isFieldEnd = (code: number, separator: number) =>
  code === separator || code === LINE_FEED || code === CARRIAGE_RETURN
