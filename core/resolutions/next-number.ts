import type { Database } from '../db/database.ts'

/**
 * The number of the next resolution of a year, `2027/14`. Numbers are given once and never again,
 * so those of resolutions in the trash count, too.
 */
export function nextNumber(db: Database, year: number): string {
  const prefix = `${String(year)}/`
  const numbers = db
    .all<{ number: string }>('SELECT number FROM motions WHERE number LIKE ?', [`${prefix}%`])
    .map(({ number }) => Number(number.slice(prefix.length)))
    .filter(Number.isSafeInteger)
  return `${prefix}${String(Math.max(0, ...numbers) + 1)}`
}
