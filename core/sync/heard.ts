/** When each device was last connected to the relay, as that tells: known also while offline. */
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { putNote, readNote } from './sync-notes.ts'

const times = z.record(z.string(), z.number())

/** Milliseconds since 1970, by device. */
export function readHeard(db: Database): Map<number, number> {
  const stored = readNote(db, 'sync-heard')
  const parsed = times.safeParse(stored === null ? {} : (JSON.parse(stored) as unknown))
  const entries = Object.entries(parsed.success ? parsed.data : {})
  return new Map(entries.map(([device, time]) => [Number(device), time]))
}

export function noteHeard(db: Database, heard: Iterable<readonly [number, number]>): void {
  const all = readHeard(db)
  for (const [device, time] of heard) if (time > 0) all.set(device, time)
  putNote(db, 'sync-heard', JSON.stringify(Object.fromEntries(all)))
}
