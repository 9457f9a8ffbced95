/**
 * An agenda item lies in the trash with its meeting and comes back with it: nothing is written to
 * the items, so that one which another device adds meanwhile goes the same way. Whoever lists what
 * stands in items asks this.
 */
import type { Database } from '../db/database.ts'

/** Selects the items whose meeting lies in the trash or was erased. */
export const itemsOfMeetingsGone = `
  SELECT id FROM agenda_items
  WHERE meeting NOT IN (SELECT id FROM meetings WHERE trashed IS NULL)`

/** Records and, of every meeting among them, the whole agenda: what is erased together. */
export function withAgendas(db: Database, ids: readonly string[]): string[] {
  return withRelated(db, ids, `SELECT id FROM agenda_items WHERE meeting IN (${GIVEN})`)
}

/** Records and, of every agenda item among them, its meeting: without it nobody would see it. */
export function withMeetings(db: Database, ids: readonly string[]): string[] {
  return withRelated(db, ids, `SELECT meeting AS id FROM agenda_items WHERE id IN (${GIVEN})`)
}

const GIVEN = 'SELECT value FROM json_each(?)'

function withRelated(db: Database, ids: readonly string[], sql: string): string[] {
  const related = db.all<{ id: string }>(sql, [JSON.stringify(ids)])
  return [...new Set([...ids, ...related.map(({ id }) => id)])]
}
