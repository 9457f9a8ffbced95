import type { Database } from '../db/database.ts'

const META = 'resolutions-given/'

/**
 * The number of the next resolution of a year, `2027/14`. Numbers are given once and never again,
 * so those of resolutions in the trash count, too, and those that were erased.
 */
export function nextNumber(db: Database, year: number): string {
  const prefix = `${String(year)}/`
  const numbers = db
    .all<{ number: string }>('SELECT number FROM motions WHERE number LIKE ?', [`${prefix}%`])
    .map(({ number }) => Number(number.slice(prefix.length)))
    .filter(Number.isSafeInteger)
  return `${prefix}${String(Math.max(highestErased(db, year), ...numbers) + 1)}`
}

/**
 * Keeps the highest numbers of an item that is about to be erased. Its resolutions may stand in
 * letters and minutes on paper: another one with the same number would be taken for it. A number
 * says nothing of anybody, so it may outlive the erasure.
 */
export function keepNumbers(db: Database, item: string): void {
  const rows = db.all<{ number: string }>('SELECT number FROM motions WHERE item = ?', [item])
  for (const { number } of rows) {
    const [, year = '', count = ''] = /^(\d{4})\/(\d{1,9})$/.exec(number) ?? []
    if (Number(count) <= highestErased(db, Number(year))) continue
    db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [META + year, Number(count)])
  }
}

function highestErased(db: Database, year: number): number {
  const row = db.get<{ value: number }>('SELECT value FROM meta WHERE key = ?', [
    META + String(year),
  ])
  return row?.value ?? 0
}
