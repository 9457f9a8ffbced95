import { stampTime } from '../../shared/records/stamp.ts'
import type { Database } from '../db/database.ts'
import { lastStamp } from '../records/last-stamp.ts'
import { lastNaming } from '../records/people.ts'

export interface LatestChange {
  /** Another one after every change of records, every fact, and every name that a person was given. */
  stamp: string
  /** Milliseconds since 1970. */
  time: number
}

/** What was last written into a chapter. */
export function latestChange(db: Database): LatestChange {
  const change = lastStamp(db)
  const fact = db.get<{ at: string | null }>('SELECT max(at) AS at FROM facts')?.at ?? ''
  const name = lastNaming(db)
  const stamps = [change, name].filter((stamp) => stamp !== '')
  const times = [...stamps.map(stampTime), fact ? Date.parse(fact) : 0]
  return { stamp: `${change} ${fact} ${name}`, time: Math.max(...times) }
}
