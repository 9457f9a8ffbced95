import { Temporal } from 'temporal-polyfill'
import { isDate } from '../../shared/time/calendar-day.ts'
import type { MinutesWords } from './minutes-words.ts'

/** A day or a local time of Europe/Berlin, as written in the record. */
interface LocalMoment {
  year: number
  month: number
  day: number
  /** `19:05`; `null` for a day without time. */
  clock: string | null
}

/** Reads `YYYY-MM-DD` with or without `THH:MM`; `null` for anything else. */
export function readLocal(text: string): LocalMoment | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?$/u.exec(
    text.trim(),
  )
  if (!match) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (!isDate(year, month, day)) return null
  return { year, month, day, clock: match[4] ?? null }
}

/** "Montag, 3. Mai 2027". Own names instead of Intl's, so that every machine prints the same. */
export function longDay({ year, month, day }: LocalMoment, words: MinutesWords): string {
  const weekday = words.weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  return words.day(weekday, day, words.months[month - 1] ?? '', year)
}

/** "03.05.2027", for the foot of the page. */
export function shortDay({ year, month, day }: LocalMoment): string {
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`
}

/** Seconds since 1970 of a local time, for the file's date; 0 when it cannot be read. */
export function fileTime(text: string): number {
  if (!readLocal(text)) return 0
  return Math.floor(
    Temporal.PlainDateTime.from(text.trim()).toZonedDateTime('Europe/Berlin').epochMilliseconds /
      1000,
  )
}
