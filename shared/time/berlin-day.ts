/** The calendar day in Europe/Berlin, `2027-05-03`: chapters meet and count their days there. */
export const berlinDay = (at = new Date()): string =>
  at.toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' })

/** The minute in Europe/Berlin, `2027-05-03T22:10`. */
export const berlinMinute = (at = new Date()): string =>
  at.toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).slice(0, 16).replace(' ', 'T')

/** The same day so many years earlier; from 29 February to 1 March where there is none. */
export function yearsBefore(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year - years, month - 1, date)).toISOString().slice(0, 10)
}
