/**
 * Members carry the number of their entry in the search index, and the orders of the list hold it:
 * a search walks a narrow index instead of looking every hit up by its text id. Orders that are
 * asked for less often than they would have to be kept (city, days, kind) are sorted when asked.
 * The projections are rebuilt at the next opening.
 */
export const foundMembers = `
DROP INDEX members_name;
DROP INDEX members_city;
DROP INDEX members_number;
DROP INDEX members_joined;
DROP INDEX members_birth_date;
DROP INDEX members_kind;
ALTER TABLE members ADD COLUMN n INTEGER;
CREATE INDEX members_name ON members (sort_name, id, n) WHERE trashed IS NULL;
CREATE INDEX members_number ON members (sort_number, sort_name, id, n) WHERE trashed IS NULL;
DELETE FROM meta WHERE key = 'projection-version';
`
