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
}

/** A day, and the time (`19:00`) if one was given. */
export interface Moment {
  day: string
  time: string | null
}

/** @returns `null` for what cannot be told, or is no day of the calendar. */
export function parseMoment(typed: string, context: MomentContext): Moment | null {
  const text = withIsoDay(typed.trim().replace(/^(?:am|on)\s+/i, ''), context.now.slice(0, 10))
  if (text === null || text === '') return null
  const { parse } = context.language.startsWith('en') ? english : german
  const [found, ...others] = parse(text, dateOf(context.now), { forwardDate: true })
  if (!found || others.length > 0 || !isAll(text, found.text)) return null
  const { start } = found
  const time = start.isCertain('hour')
    ? `${digits(start.get('hour'))}:${digits(start.get('minute'))}`
    : null
  const hasDay = start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month')
  if (!hasDay && time && context.day) return { day: context.day, time }
  const day = `${digits(start.get('year'), 4)}-${digits(start.get('month'))}-${digits(start.get('day'))}`
  return { day, time }
}

/** "3.5. 19 Uhr" → "2027-05-03 19 Uhr"; `null` for a day that no calendar has. */
function withIsoDay(text: string, today: string): string | null {
  const found = /(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4})|(\d{2})(?![\d:.]))?/.exec(text)
  if (!found) return text
  const [whole, date, month, year, shortYear] = found
  const given = year ?? (shortYear && `20${shortYear}`)
  const monthAndDay = `${digits(Number(month))}-${digits(Number(date))}`
  const thisYear = Number(today.slice(0, 4))
  const years = given ? [Number(given)] : [0, 1, 2, 3, 4].map((ahead) => thisYear + ahead)
  const day = years
    .map((one) => `${digits(one, 4)}-${monthAndDay}`)
    .find((one) => isCalendarDay(one) && (given !== undefined || one >= today))
  // What stands before ("Do,") is said by the day itself.
  return day ? `${day}${text.slice(found.index + whole.length).replace(/^[\s,]*/, ' ')}` : null
}

/** Whether everything that was typed was understood. */
const isAll = (text: string, understood: string) =>
  /^[\s,.]*(?:uhr|h|um|den)?[\s,.]*$/i.test(text.replace(understood, ''))

function dateOf(local: string): Date {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = local.split(/\D/).map(Number)
  return new Date(year, month - 1, day, hour, minute)
}

const digits = (value: number | null, length = 2) => String(value ?? 0).padStart(length, '0')
