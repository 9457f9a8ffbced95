import type { Database } from '../db/database.ts'

/** What tells members of one name apart: "Jena · 00017"; '' where neither is known. */
export function memberDetail(db: Database, id: string): string {
  const row = db.get<{ city: string; number: string }>(
    'SELECT city, number FROM members WHERE id = ?',
    [id],
  )
  return [row?.city, row?.number].filter(Boolean).join(' · ')
}
