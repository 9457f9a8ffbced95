/** How days and times are shown, everywhere in the same words. */

/** A day (`2027-05-03`) as "3. Mai 2027". */
export function dayTexts(locale: string): (day: string) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  return (day) => format.format(new Date(`${day}T12:00`))
}

/** A local time (`2027-05-03T19:00`) as "Mo, 3. Mai 2027, 19:00". */
export function localTimeTexts(locale: string): (local: string) => string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  return (local) => {
    const at = new Date(local.includes('T') ? local : `${local}T12:00`)
    // German writes "Mo.," where a comma follows; people write "Mo,".
    const day = format.format(at).replace('.,', ',')
    return local.includes('T') ? `${day}, ${local.slice(11, 16)}` : day
  }
}
