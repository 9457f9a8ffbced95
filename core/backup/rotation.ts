import type { BackupKind } from '../../shared/backup/backup-kind.ts'
import { berlinDay } from '../../shared/time/berlin-day.ts'

const DAY = 24 * 60 * 60 * 1000

/** How many automatic backups stay: the newest of so many periods each. */
const PERIODS = { days: 7, weeks: 5, months: 12 } as const
/** How many of those that were asked for, and of those from before a restore: each kind by itself. */
const NEWEST = 10

interface Made {
  /** Milliseconds since 1970. */
  made: number
  kind: BackupKind
}

/**
 * Which backups go, so that recent days are dense and a year is spanned. Each kind has its own
 * count: what nobody asked for never pushes out what somebody did.
 */
export function outdated<Backup extends Made>(backups: readonly Backup[]): Backup[] {
  const newestFirst = [...backups].sort((a, b) => b.made - a.made)
  const of = (kind: BackupKind) => newestFirst.filter((one) => one.kind === kind)
  return [
    ...outOfPeriod(of('automatic')),
    ...of('by-hand').slice(NEWEST),
    ...of('before-restore').slice(NEWEST),
  ]
}

function outOfPeriod<Backup extends Made>(newestFirst: readonly Backup[]): Backup[] {
  const kept = new Set<Backup>()
  const periods: [keyof typeof PERIODS, (at: number) => string | number][] = [
    ['days', (at) => berlinDay(new Date(at))],
    ['weeks', (at) => Math.floor(Date.parse(berlinDay(new Date(at))) / DAY / 7)],
    ['months', (at) => berlinDay(new Date(at)).slice(0, 7)],
  ]
  for (const [name, periodOf] of periods) {
    const seen = new Set<string | number>()
    for (const backup of newestFirst) {
      if (seen.size === PERIODS[name]) break
      const period = periodOf(backup.made)
      if (seen.has(period)) continue
      seen.add(period)
      kept.add(backup)
    }
  }
  return newestFirst.filter((backup) => !kept.has(backup))
}
