import { stampTime } from '../../shared/records/stamp.ts'
import type { Database } from '../db/database.ts'
import { lastStamp } from '../records/last-stamp.ts'

export interface LatestChange {
  /** Another one after every change of records, and every fact. */
  stamp: string
  /** Milliseconds since 1970. */
  time: number
}

/** What was last written into a chapter. */
export function latestChange(db: Database): LatestChange {
  const change = lastStamp(db)
  const fact = db.get<{ at: string | null }>('SELECT max(at) AS at FROM facts')?.at ?? ''
  const times = [change ? stampTime(change) : 0, fact ? Date.parse(fact) : 0]
  return { stamp: `${change} ${fact}`, time: Math.max(...times) }
}
