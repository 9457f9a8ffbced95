/** "6/7/1980": whether the day or the month comes first is a matter of country. */
const WITH_SLASHES = /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})(?!\d)/

/**
 * The day that may be meant as well where day and month can be exchanged.
 * @param day as it was read, `1980-07-06`
 * @returns `1980-06-07`; '' where only one reading is possible
 */
export function otherReading(typed: string, day: string): string {
  const found = WITH_SLASHES.exec(typed)
  const [first, second] = [Number(found?.[1]), Number(found?.[3])]
  const [year = '', month = '', date = ''] = day.split('-')
  const isRead = [first, second].sort().join() === [Number(month), Number(date)].sort().join()
  return isRead && first !== second && Number(date) <= 12 ? `${year}-${date}-${month}` : ''
}
