/** How a spreadsheet's numbers become the text that the person who typed them meant. */

/**
 * Days since 1899-12-30 (or 1904-01-01) as an ISO day; null outside 1900–9999. A time of day is
 * dropped. Excel believes that 1900 was a leap year, so serials up to 60 are one day off.
 */
export function serialToDay(serial: number, date1904 = false): string | null {
  const days = Math.floor(serial) + (date1904 ? 1462 : 0)
  if (!(days >= 1 && days <= 2_958_465) || days === 60) return null
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000)
  return date.toISOString().slice(0, 10)
}

/**
 * A number without a format of its own. Whole numbers of up to 15 digits (all that a spreadsheet
 * keeps) are written out; longer ones have lost digits and stay in the form that shows it.
 */
export function plainNumber(value: number): string {
  if (Number.isInteger(value)) {
    return Math.abs(value) < 1e15 ? String(value) : value.toExponential().toUpperCase()
  }
  return String(Number(value.toPrecision(15)))
}

/** ECMA-376 18.8.30: the built-in formats that show a day, some of them only in East Asia. */
export function isBuiltInDay(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
}

/** Whether a format code shows a day: a d or y outside quotes, escapes and brackets. */
export function isDayFormat(code: string): boolean {
  return /[dy]/i.test(withoutLiterals(code)) && !/general/i.test(code)
}

const withoutLiterals = (code: string) => code.replace(/"[^"]*"|\\.|_.|\*.|\[[^[\]]*\]/g, '')

export interface ZeroPadding {
  /** Fixed text before the number. */
  literal: string
  digits: number
}

/**
 * Reads a format of zeros and fixed text (`00000` for postal codes, `"M-"0000` for numbers of
 * members); null for any other format.
 */
export function zeroPadding(code: string): ZeroPadding | null {
  const section = (code.split(';')[0] ?? '').replace(/\[[^[\]]*\]/g, '')
  const match = /^((?:"[^"]*"|\\.|-|_.)*)(0{2,15})$/.exec(section)
  if (!match) return null
  const literal = (match[1] ?? '').replace(/"([^"]*)"|\\(.)|_./g, '$1$2')
  return { literal, digits: match[2]?.length ?? 0 }
}

/** A whole number with its leading zeros; null for any other number. */
export function zeroPadded(value: number, { literal, digits }: ZeroPadding): string | null {
  if (!Number.isInteger(value) || value < 0 || value >= 1e15) return null
  return literal + String(value).padStart(digits, '0')
}
