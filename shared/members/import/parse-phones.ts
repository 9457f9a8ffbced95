import { isRoundedNumber } from './tidy-text.ts'

export type PhoneProblem = 'value-damaged' | 'phone-unreadable' | 'phone-zero-restored'

export interface ParsedPhone {
  /** null where it is no number that anybody could call. */
  number: string | null
  problem: PhoneProblem | null
  value: string
}

/** The numbers of a cell: several between semicolons, commas, lines or "oder". */
export function parsePhones(text: string): ParsedPhone[] {
  return text
    .split(/[;,\n]+|\s(?:oder|od\.|or)\s/u)
    .map((part) => part.replace(/^(?:tel|telefon|mobil|handy|fax)[.:]+\s*/i, '').trim())
    .filter((part) => part !== '')
    .reduce(joinRounded, new Array<string>())
    .map(parsePhone)
}

/** The comma of "4,92E+11" is none between numbers. */
function joinRounded(parts: string[], part: string): string[] {
  const last = parts.at(-1)
  const joined = `${last ?? ''},${part}`
  if (last !== undefined && isRoundedNumber(joined)) parts[parts.length - 1] = joined
  else parts.push(part)
  return parts
}

function parsePhone(value: string): ParsedPhone {
  if (isRoundedNumber(value)) return { number: null, problem: 'value-damaged', value }
  const number = value.replace(/(?<=^\d{4,15})\.0$/, '')
  // The pattern below would take its time over a page of digits.
  if (number.length > 60) return { number: null, problem: 'phone-unreadable', value }
  const digits = number.replace(/\D/g, '')
  const callable =
    /^\+?[\d\s()/.\-–—]*\d[\d\s()/.\-–—]*(?:(?:x|ext\.?|app\.?) ?\d{1,6})?$/iu.test(number) &&
    digits.length >= 3 &&
    digits.length <= 20
  if (!callable) return { number: null, problem: 'phone-unreadable', value }
  // German mobile numbers begin with 015, 016 or 017; a spreadsheet drops the zero.
  if (/^1[567]\d{8,9}$/.test(number)) {
    return { number: `0${number}`, problem: 'phone-zero-restored', value }
  }
  return { number, problem: null, value }
}

export function looksLikePhone(text: string): boolean {
  return /^(?:\+|0)[\d\s()/.-]{6,24}$/.test(text) && !/^\d\d\.\d\d\.\d{2,4}$/.test(text)
}

/** By which two numbers are the same: +49 171 12 = 0049 171 12 = 0171/12. */
export function phoneKey(number: string): string {
  const digits = number.replace(/\(0\)/g, '').replace(/[^\d+]/g, '')
  return digits.replace(/^(?:\+49|0049)0?/, '0').replace(/^\+/, '00')
}
