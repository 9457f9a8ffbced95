import { berlinDay } from '../../shared/time/berlin-day.ts'

const DAY = 24 * 60 * 60 * 1000

/** How many backups stay: the last ones, and the newest of each of the others. */
const KEEP = { last: 5, days: 7, weeks: 5, months: 12 } as const

/**
 * Which backups go, so that recent days are dense and a year is spanned.
 * @param made when each was made, milliseconds since 1970
 */
export function outdated(made: readonly number[]): number[] {
  const newestFirst = [...made].sort((a, b) => b - a)
  const kept = new Set<number>(newestFirst.slice(0, KEEP.last))
  const periods: [Exclude<keyof typeof KEEP, 'last'>, (at: number) => string | number][] = [
    ['days', (at) => berlinDay(new Date(at))],
    ['weeks', (at) => Math.floor(Date.parse(berlinDay(new Date(at))) / DAY / 7)],
    ['months', (at) => berlinDay(new Date(at)).slice(0, 7)],
  ]
  for (const [name, periodOf] of periods) {
    const seen = new Set<string | number>()
    for (const at of newestFirst) {
      if (seen.size === KEEP[name]) break
      if (seen.has(periodOf(at))) continue
      seen.add(periodOf(at))
      kept.add(at)
    }
  }
  return newestFirst.filter((at) => !kept.has(at))
}
