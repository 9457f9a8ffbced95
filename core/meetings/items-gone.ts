/**
 * An agenda item lies in the trash with its meeting and with the item above it, and comes back with
 * them: nothing is written to it, so that one which another device adds meanwhile goes the same way.
 * Whoever lists what stands in items asks this.
 */
import type { Database } from '../db/database.ts'

/** An item that stands under another one, which is one of `above`; only of the same meeting. */
const UNDER = 'under.meeting = above.meeting AND under.parent = above.id'

/**
 * Selects the items in the trash and all below them: those of a given meeting, or of all. What lies
 * in the trash has an index of its own, whatever the number of items.
 */
const inTrash = (where: string) => `
  WITH RECURSIVE above (id, meeting) AS (
    SELECT id, meeting FROM agenda_items WHERE ${where}
    UNION SELECT under.id, under.meeting FROM above JOIN agenda_items AS under ON ${UNDER}
  ) SELECT id FROM above`

export const itemsInTrash = inTrash('id IN (SELECT id FROM records WHERE trashed IS NOT NULL)')

/** The same, for one meeting; its id is a parameter. */
export const itemsInTrashOfMeeting = inTrash('trashed IS NOT NULL AND meeting = ?')

/** Selects the items that are seen nowhere: they, one above or their meeting is gone. */
export const itemsGone = `
  SELECT id FROM agenda_items
  WHERE meeting NOT IN (SELECT id FROM meetings WHERE trashed IS NULL)
  UNION SELECT id FROM (${itemsInTrash})`

const GIVEN = 'SELECT value FROM json_each(?)'

/** Records and what is erased with them: of a meeting its agenda, of an item all below it. */
export function withItemsBelow(db: Database, ids: readonly string[]): string[] {
  return withRelated(
    db,
    ids,
    `WITH RECURSIVE above (id, meeting) AS (
       SELECT id, meeting FROM agenda_items WHERE id IN (${GIVEN}) OR meeting IN (${GIVEN})
       UNION SELECT under.id, under.meeting FROM above JOIN agenda_items AS under ON ${UNDER}
     ) SELECT id FROM above`,
  )
}

/** Records and, of every item among them, its meeting and the items above: else nobody would see it. */
export function withAllAbove(db: Database, ids: readonly string[]): string[] {
  return withRelated(
    db,
    ids,
    `WITH RECURSIVE below (id, parent, meeting) AS (
       SELECT id, parent, meeting FROM agenda_items WHERE id IN (${GIVEN})
       UNION SELECT over.id, over.parent, over.meeting FROM below
         JOIN agenda_items AS over ON over.id = below.parent AND over.meeting = below.meeting
     ) SELECT id FROM below UNION SELECT meeting FROM below`,
  )
}

function withRelated(db: Database, ids: readonly string[], sql: string): string[] {
  const json = JSON.stringify(ids)
  const parameters = Array.from(sql.matchAll(/\?/g), () => json)
  const related = db.all<{ id: string }>(sql, parameters)
  return [...new Set([...ids, ...related.map(({ id }) => id)])]
}
