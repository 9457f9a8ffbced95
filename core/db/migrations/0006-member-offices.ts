/**
 * Offices stand in a table of their own, so that a search finds people by those that they hold: which
 * these are changes from day to day, and the full-text index knows no day. There are few of them, and
 * they are walked as they stand.
 */
export const memberOffices = `
CREATE TABLE member_offices (
  member TEXT NOT NULL, item TEXT NOT NULL,
  n INTEGER, until TEXT NOT NULL, keys TEXT NOT NULL, title TEXT NOT NULL,
  PRIMARY KEY (member, item)
) WITHOUT ROWID;
`
