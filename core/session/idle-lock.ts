/** Locks the vault when nobody was there for a while; never while a meeting is held. */
import type { Chapter } from '../chapter/chapter.ts'
import { berlinMinute } from '../../shared/time/berlin-day.ts'
import type { Database } from '../db/database.ts'

const LOOK_MILLISECONDS = 10_000
const MINUTE = 60_000
/** A meeting is being held from an hour before it begins, and without an end for twelve hours. */
const BEFORE_HOURS = 1
const WITHOUT_END_HOURS = 12

export interface IdleLock {
  /** Somebody is there. */
  active(): void
  stop(): void
}

export interface IdleOptions {
  /** Whether the keyring is open; a chapter need not be, where something else is shown. */
  isOpen(): boolean
  chapter(): Chapter | null
  /** Minutes without anybody; 0 never locks. */
  minutes(): number
  lock(): void
  /** Milliseconds since 1970. */
  now?: () => number
}

export function createIdleLock(options: IdleOptions): IdleLock {
  const { isOpen, chapter, minutes, lock, now = Date.now } = options
  let last = now()
  function look() {
    const limit = minutes() * MINUTE
    if (!isOpen() || limit === 0 || now() - last < limit) return
    const shown = chapter()
    if (shown && isMeetingHeld(shown.db, now())) return
    lock()
  }
  const timer = setInterval(look, LOOK_MILLISECONDS).unref()
  return {
    active() {
      last = now()
    },
    stop() {
      clearInterval(timer)
    },
  }
}

/** Whether a meeting is going on, by its times in Europe/Berlin. */
export function isMeetingHeld(db: Database, now: number): boolean {
  const local = (hours: number) => berlinMinute(new Date(now + hours * 60 * MINUTE))
  return (
    db.get(
      `SELECT 1 FROM meetings WHERE trashed IS NULL AND starts <> '' AND starts <= ?
         AND (CASE WHEN ends <> '' THEN ends > ? ELSE starts > ? END)`,
      [local(BEFORE_HOURS), local(0), local(-WITHOUT_END_HOURS)],
    ) !== undefined
  )
}
