/**
 * Birthdays and jubilees are found in a narrow index, in the order of the search entries, so that an
 * import only adds to its end: the table itself has ten times as many pages.
 */
export const comingDays = `
CREATE INDEX members_days ON members (n, birth_date, joined, left_on, kind) WHERE trashed IS NULL;
`
