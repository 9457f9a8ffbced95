/** Days as people and spreadsheets write them. What cannot be told is a problem, never a guess. */
import { isDate } from '../../time/calendar-day.ts'

export type DayProblem =
  'date-unreadable' | 'date-impossible' | 'date-ambiguous' | 'date-incomplete' | 'date-implausible'

/** `day` is `yyyy-mm-dd`; both null for "-", "unbekannt", 00.00.0000 and the like. */
export interface ParsedDay {
  day: string | null
  problem: DayProblem | null
}

export interface DayContext {
  /** Today as `yyyy-mm-dd`: two-digit years and plausibility are seen from here. */
  today: string
  /** A birthday lies in the past; a joining or leaving may be announced ahead. */
  field: 'birthDate' | 'joined' | 'left'
  /** How 5/3/1962 is meant, if a person said so. */
  order?: 'day-month' | 'month-day' | undefined
}

const MONTHS =
  'januar jaenner january jan|februar feber february feb|maerz march mar mrz maer|april apr|mai may' +
  '|juni june jun|juli july jul|august aug|september sep sept|oktober october okt oct' +
  '|november nov|dezember december dez dec'
const MONTH_NUMBERS = new Map(
  MONTHS.split('|').flatMap((names, index) =>
    names.split(' ').map((name) => [name, index + 1] as const),
  ),
)
const EARLIEST_YEAR = 1875
/** How many years ahead a day may lie. */
const AHEAD = { birthDate: 0, joined: 1, left: 10 } as const
const OLDEST = 105

export function parseDay(raw: string, context: DayContext): ParsedDay {
  const text = raw
    .toLowerCase()
    .replace(/^(?:\*|geb\.?|seit|am|ab)\s*/, '')
    .replace(/^(?:mo|di|mi|do|fr|sa|so)[a-zäöü]*[.,]+\s*/, '')
    .replace(/[ t]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*(?:uhr|z))?$/, '')
    .trim()
  if (/^(?:|[-–—?/.]+|unbekannt|unknown|k\.? ?a\.?|0000-00-00|0?0\.0?0\.0{2,4}|0)$/.test(text)) {
    return { day: null, problem: null }
  }
  return byNumbers(text, context) ?? byName(text, context) ?? byDigits(text, context)
}

function byNumbers(text: string, context: DayContext): ParsedDay | null {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (iso) return check(Number(iso[1]), Number(iso[3]), Number(iso[4]), context)
  const german = /^(\d{1,2})\.\s*(\d{1,2})\.\s*('?\d{2}|\d{4})$/.exec(text)
  if (german) return withYear(german[3], Number(german[2]), Number(german[1]), context)
  const slashed = /^(\d{1,2})([/-])(\d{1,2})\2('?\d{2}|\d{4})$/.exec(text)
  if (!slashed) return null
  const first = Number(slashed[1])
  const second = Number(slashed[3])
  if (first > 12 && second > 12) return failed('date-impossible')
  if (context.order === undefined && first <= 12 && second <= 12 && first !== second) {
    return failed('date-ambiguous')
  }
  const monthFirst = context.order === 'month-day' ? first <= 12 : second > 12
  const [day, month] = monthFirst ? [second, first] : [first, second]
  return withYear(slashed[4], month, day, context)
}

function byName(text: string, context: DayContext): ParsedDay | null {
  const match =
    /^(\d{1,2})\.?[\s-]*([a-zäöü]{3,9})\.?[\s-]*('?\d{2}|\d{4})$/.exec(text) ??
    /^([a-zäöü]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text)
  if (!match) return null
  const [, first = '', second = '', year] = match
  const [name, day] = /\d/.test(first) ? [second, first] : [first, second]
  const month = MONTH_NUMBERS.get(name.replace(/ä/g, 'ae'))
  return month ? withYear(year, month, Number(day), context) : null
}

/** Digits alone: 19620503, 03051962, a spreadsheet's serial; and years or months alone. */
function byDigits(text: string, context: DayContext): ParsedDay {
  if (/^\d{8}$/.test(text)) {
    const parts = (y: number, m: number, d: number) =>
      check(+text.slice(y, y + 4), +text.slice(m, m + 2), +text.slice(d, d + 2), context)
    const readings = [parts(0, 4, 6), parts(4, 2, 0)].filter(({ day }) => day !== null)
    if (readings.length === 1 && readings[0]) return readings[0]
    return failed(readings.length > 1 ? 'date-ambiguous' : 'date-impossible')
  }
  // Serials of five digits are the days from 1927 to 2173; shorter ones could be years.
  const serial = /^(\d{5})(?:[.,]\d+)?$/.exec(text)?.[1]
  if (serial) {
    const date = new Date(Date.UTC(1899, 11, 30) + Number(serial) * 86_400_000)
    return check(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), context)
  }
  const yearOrMonth = /^(?:[a-zäöü]{3,9}\.? |\d{1,2}[./-])?(?:18|19|20)\d{2}$/
  return failed(yearOrMonth.test(text) ? 'date-incomplete' : 'date-unreadable')
}

function withYear(text = '', month: number, day: number, context: DayContext): ParsedDay {
  const digits = text.replace("'", '')
  if (digits.length === 4) return check(Number(digits), month, day, context)
  const thisYear = Number(context.today.slice(0, 4))
  const inCentury = Number(digits)
  // Two-digit years of birth: whoever could be a child or over a hundred is both.
  const to = thisYear + AHEAD[context.field]
  const from = context.field === 'birthDate' ? thisYear - OLDEST : to - 99
  const readings = [1800, 1900, 2000, 2100]
    .map((century) => century + inCentury)
    .filter((year) => year >= from && year <= to)
    .map((year) => check(year, month, day, context))
  const good = readings.filter((reading) => reading.day !== null)
  if (good.length > 1) return failed('date-ambiguous')
  return good[0] ?? readings[0] ?? failed('date-implausible')
}

function check(year: number, month: number, day: number, context: DayContext): ParsedDay {
  if (!isDate(year, month, day)) return failed('date-impossible')
  const iso = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
  const ahead = AHEAD[context.field]
  const latest = ahead === 0 ? context.today : `${Number(context.today.slice(0, 4)) + ahead}-12-31`
  if (year < EARLIEST_YEAR || iso > latest) return failed('date-implausible')
  return { day: iso, problem: null }
}

const pad = (number: number) => String(number).padStart(2, '0')
const failed = (problem: DayProblem): ParsedDay => ({ day: null, problem })
