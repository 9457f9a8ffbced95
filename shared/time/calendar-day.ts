/** Whether the Gregorian calendar has this date. There is no 31 February, whatever it looks like. */
export function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day))
  // Years below 100 would otherwise become those of the 20th century.
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1
}

/** Whether a text is a day that the calendar has, `2027-05-03`. */
export function isCalendarDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return found !== null && isDate(Number(found[1]), Number(found[2]), Number(found[3]))
}
