/** The few kinds of fields that records are made of, each with what a broken value becomes. */
import { z } from 'zod'
import { isCalendarDay } from '../time/calendar-day.ts'

/** A line or a paragraph of plain text; '' where there is none. */
export const text = () => z.string().catch('')

/** One of a few words; the fallback where it is missing or from a newer app. */
export const choice = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  fallback: Values[number],
) => z.enum(values).catch(fallback as never)

/** A calendar day, `2027-05-03`; '' where there is none. Days have no time zone. */
export const day = () => z.string().refine(isCalendarDay).catch('')

/** A local date and time in Europe/Berlin, `2027-05-03T19:00`; anything else is refused. */
export const givenTime = () =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
    .refine((text) => isCalendarDay(text.slice(0, 10)))

/** The same as it is read: '' where there is none. */
export const localTime = () => givenTime().catch('')

/** A count of people or votes; `null` where it was not counted. */
export const count = () => z.int().min(0).nullable().catch(null)

export const flag = () => z.boolean().catch(false)
