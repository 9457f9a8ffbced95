/**
 * An agenda item lies in the trash with its meeting and comes back with it: nothing is written to
 * the items, so that one which another device adds meanwhile goes the same way. Whoever lists what
 * stands in items asks this.
 */

/** Selects the items whose meeting lies in the trash or was erased. */
export const itemsOfMeetingsGone = `
  SELECT id FROM agenda_items
  WHERE meeting NOT IN (SELECT id FROM meetings WHERE trashed IS NULL)`
