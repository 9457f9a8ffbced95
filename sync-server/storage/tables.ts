/** All that a relay keeps. Spaces have short numbers of their own, so that rows stay small. */

/** Of these tables, in `PRAGMA user_version`. */
export const FORMAT = 2

export const TABLES = `
CREATE TABLE codes (
  code TEXT PRIMARY KEY, quota INTEGER NOT NULL, space INTEGER
) WITHOUT ROWID;

CREATE TABLE spaces (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, quota INTEGER NOT NULL, created INTEGER NOT NULL,
  bytes INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0
);

-- What each device has brought, of which its part of the quota is counted.
CREATE TABLE shares (
  space INTEGER NOT NULL, device INTEGER NOT NULL, bytes INTEGER NOT NULL,
  PRIMARY KEY (space, device)
) WITHOUT ROWID;

CREATE TABLE roster (
  space INTEGER NOT NULL, place INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (space, place)
) WITHOUT ROWID;

CREATE TABLE logs (
  space INTEGER NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL,
  heard INTEGER NOT NULL, PRIMARY KEY (space, device)
) WITHOUT ROWID;

-- In the order in which they came (place): what a space's devices write at once lies on one page
-- and is written with one, where an order by device would write a page for each of them.
CREATE TABLE entries (
  space INTEGER NOT NULL, place INTEGER NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL,
  data BLOB NOT NULL, PRIMARY KEY (space, place)
) WITHOUT ROWID;
-- From where on to look for an entry of a device (entry-marks.ts).
CREATE TABLE marks (
  space INTEGER NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY (space, device, seq)
) WITHOUT ROWID;

CREATE TABLE snapshots (
  n INTEGER PRIMARY KEY, space INTEGER NOT NULL, hash BLOB NOT NULL, manifest BLOB NOT NULL,
  blob BLOB NOT NULL, device INTEGER NOT NULL, UNIQUE (space, hash)
);

CREATE TABLE blobs (
  n INTEGER PRIMARY KEY, space INTEGER NOT NULL, id BLOB NOT NULL, manifest BLOB NOT NULL,
  chunks INTEGER NOT NULL, size INTEGER NOT NULL, stored INTEGER NOT NULL DEFAULT 0,
  device INTEGER NOT NULL, UNIQUE (space, id)
);
CREATE TABLE chunks (
  n INTEGER PRIMARY KEY, blob INTEGER NOT NULL, place INTEGER NOT NULL, data BLOB NOT NULL,
  UNIQUE (blob, place)
);

CREATE TABLE joins (
  space INTEGER NOT NULL, key BLOB NOT NULL, asked BLOB NOT NULL, expires INTEGER NOT NULL,
  PRIMARY KEY (space, key)
) WITHOUT ROWID;
`

/** From the format of this number to the next one. */
export const UPGRADES: Readonly<Record<number, string>> = {
  1: `
CREATE TABLE arrived (
  space INTEGER NOT NULL, place INTEGER NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL,
  data BLOB NOT NULL, PRIMARY KEY (space, place)
) WITHOUT ROWID;
INSERT INTO arrived (space, place, device, seq, data)
  SELECT space, row_number() OVER (PARTITION BY space ORDER BY device, seq), device, seq, data
  FROM entries;
DROP TABLE entries;
ALTER TABLE arrived RENAME TO entries;
CREATE TABLE marks (
  space INTEGER NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT NULL,
  PRIMARY KEY (space, device, seq)
) WITHOUT ROWID;
INSERT INTO marks (space, device, seq, place)
  SELECT space, device, seq, place FROM entries AS entry
  WHERE place % 256 = 0 OR NOT EXISTS
    (SELECT 1 FROM entries WHERE space = entry.space AND place = entry.place - 1 AND device = entry.device)`,
}
