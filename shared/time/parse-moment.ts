/**
 * Times as people type them: "3.5.", "nächsten Do 19 Uhr", "Do, 3. Mai 2027, 19:00", "tomorrow 7 pm".
 * Numbers with dots are read here, day first and checked against the calendar; words by chrono.
 */
import * as english from 'chrono-node/en'
import * as german from 'chrono-node/de'
import { isCalendarDay } from './calendar-day.ts'

export interface MomentContext {
  /** Local time now, `2026-11-24T12:00`: "tomorrow" and days without a year are seen from here. */
  now: string
  language: string
  /** The day (`2027-05-03`) that a time alone belongs to; today when missing. */
  day?: string | undefined
  /**
   * Of an end: when it began (`2027-05-03T19:00`). Weekdays and days without a year are seen from
   * there, and a time alone is the next one after it.
   */
  begin?: string | undefined
}

/** A day, and the time (`19:00`) if one was given. */
export interface Moment {
  day: string
  time: string | null
}

/** @returns `null` for what cannot be told, or is no day of the calendar. */
export function parseMoment(typed: string, context: MomentContext): Moment | null {
  const { now, begin } = context
  const seenFrom = begin ? begin.slice(0, 10) : now.slice(0, 10)
  const dayFirst = withDayFirst(typed.trim()).replace(/^(?:am|on)\s+/i, '')
  const withDay = withIsoDay(dayFirst, seenFrom)
  if (withDay === null || withDay === '') return null
  const text = withColon(withDay, context)
  const found = understood(text, now, context.language)
  // "Tomorrow" is said from now, a weekday of the end from the day of the begin.
  const isOfNow = !begin || found?.isCertain('year')
  const start = isOfNow ? found : understood(text, `${seenFrom}T00:00`, context.language)
  if (!start) return null
  const time = start.isCertain('hour')
    ? `${digits(start.get('hour'))}:${digits(start.get('minute'))}`
    : null
  const hasDay = start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month')
  if (!hasDay && time && begin) {
    return { day: time < begin.slice(11) ? dayAfter(seenFrom) : seenFrom, time }
  }
  if (!hasDay && time && context.day) return { day: context.day, time }
  const year = start.get('year')
  if (!isNear(year, now)) return null
  const day = `${digits(year, 4)}-${digits(start.get('month'))}-${digits(start.get('day'))}`
  return { day, time }
}

/** What chrono understands, if that is all that was typed. */
function understood(text: string, seenFrom: string, language: string) {
  // Day before month, as dates with dots are read, and as the days of members are.
  const reader = language.startsWith('en') ? english.GB : german.casual
  const [found, ...others] = reader.parse(text, dateOf(seenFrom), { forwardDate: true })
  return found && others.length === 0 && isAll(text, found.text) ? found.start : null
}

/**
 * "Do 19.30" → "Do, 19:30", "3. Mai 21 Uhr" → "3. Mai, 21:00": chrono takes the one for nothing and
 * the other for a year. What can be a day as well ("3.10") stays as it is, unless a day is known
 * and the hour is one at which people meet.
 */
function withColon(text: string, { day, begin }: MomentContext): string {
  const found = /^(.*?)(?:^|[\s,]+(?:um\s+)?)(\d{1,2})(?:([.:])(\d{2}))?(\s*(?:uhr|h))?$/i.exec(
    text,
  )
  if (!found) return text
  const [, before = '', hour = '', mark, minute = '00', suffix] = found
  if ((!mark && !suffix) || Number(hour) > 23 || Number(minute) > 59) return text
  const mayBeDay = mark === '.' && !suffix && isIn(hour, 1, 31) && isIn(minute, 1, 12)
  const isKnownDay = before !== '' || day !== undefined || begin !== undefined
  if (mayBeDay && (!isKnownDay || Number(hour) < EARLIEST)) return text
  const time = `${digits(Number(hour))}:${minute}`
  return before ? `${before}, ${time}` : time
}

const WEEKDAY =
  /(?:mo(?:n(?:tag|day)?)?|di(?:enstag)?|tue(?:s(?:day)?)?|mi(?:ttwoch)?|wed(?:nesday)?|do(?:nnerstag)?|thu(?:rs(?:day)?)?|fr(?:eitag|i(?:day)?)?|sa(?:mstag|t(?:urday)?)?|sonnabend|so(?:nntag)?|sun(?:day)?)/
    .source

/** "um 19 Uhr am 4.5." → "4.5. 19 Uhr": what else is understood has the time after the day. */
function withDayFirst(text: string): string {
  const found = TIME_FIRST.exec(text)
  if (!found) return text
  const [, at, hour = '', minutes = '', suffix = '', link, rest = ''] = found
  const isTime = Boolean(at ?? link) || suffix !== '' || minutes.startsWith(':')
  return isTime && (link ?? STARTS_WITH_DAY.test(rest))
    ? `${rest} ${hour}${minutes}${suffix}`
    : text
}

const TIME_FIRST =
  /^(um\s+)?(\d{1,2})([.:]\d{2})?(\s*(?:uhr|h))?(?:\s*,\s*|\s+)(am\s+|den\s+|on\s+)?(.+)$/i
const STARTS_WITH_DAY = new RegExp(
  `^(?:${WEEKDAY}[.,]*\\s+)?\\d{1,2}\\.\\s?(?:\\d{1,2}\\.|\\p{L})`,
  'iu',
)

/** What may stand before a day in numbers, for the day itself says it. */
const SAID_BY_DAY = new RegExp(`^(?:${WEEKDAY}[.,]*\\s*)?(?:den\\s+)?$`, 'i')

/** Years that a meeting may be away; a number further off was meant as something else. */
const YEARS = 50

const isNear = (year: number | null, now: string) =>
  Math.abs((year ?? 0) - Number(now.slice(0, 4))) <= YEARS

/** Nobody meets before. */
const EARLIEST = 7

const isIn = (text: string, least: number, most: number) =>
  Number(text) >= least && Number(text) <= most

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00Z`)
  date.setUTCDate(date.getUTCDate() + 1)
  return date.toISOString().slice(0, 10)
}

/**
 * "Mo, 3.5. 19 Uhr" → "2027-05-03 19 Uhr"; `null` for a day that no calendar has, and where
 * something else than its weekday stands before it ("nicht am 3.5.").
 */
function withIsoDay(typed: string, today: string): string | null {
  const text = withTimeApart(typed, today)
  const found = /(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4})|(\d{2})(?![\d:.]))?/.exec(text)
  if (!found) return text
  if (!SAID_BY_DAY.test(text.slice(0, found.index))) return null
  const [whole, date, month, year, shortYear] = found
  const given = year ?? (shortYear && `20${shortYear}`)
  const monthAndDay = `${digits(Number(month))}-${digits(Number(date))}`
  const thisYear = Number(today.slice(0, 4))
  const years = given ? [Number(given)] : [0, 1, 2, 3, 4].map((ahead) => thisYear + ahead)
  const day = years
    .map((one) => `${digits(one, 4)}-${monthAndDay}`)
    .find((one) => isCalendarDay(one) && (given !== undefined || one >= today))
  return day ? `${day}${text.slice(found.index + whole.length).replace(/^[\s,]*/, ' ')}` : null
}

/** "4.5. 1930" → "4.5. 19:30": in four digits stands a time where they are no year of a meeting. */
const withTimeApart = (text: string, today: string) =>
  text.replace(
    /(\.\s?\d{1,2}\.\s)([01]\d|2[0-3])([0-5]\d)(?!\d)/,
    (whole: string, day: string, hour: string, minute: string) =>
      isNear(Number(hour + minute), today) ? whole : `${day}${hour}:${minute}`,
  )

/** Whether everything that was typed was understood. */
const isAll = (text: string, understood: string) =>
  /^[\s,.]*(?:uhr|h|um|den)?[\s,.]*$/i.test(text.replace(understood, ''))

function dateOf(local: string): Date {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = local.split(/\D/).map(Number)
  return new Date(year, month - 1, day, hour, minute)
}

const digits = (value: number | null, length = 2) => String(value ?? 0).padStart(length, '0')
