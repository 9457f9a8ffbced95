/** All that a relay keeps. Spaces have short numbers of their own, so that rows stay small. */

/** Of these tables, in `PRAGMA user_version`. */
export const FORMAT = 1

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

CREATE TABLE entries (
  space INTEGER NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL, data BLOB NOT NULL,
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
