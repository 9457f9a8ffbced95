/**
 * What the devices of a chapter share over a relay (`shared/protocol/protocol.ts`): the roster and
 * the secrets of its epochs, where each device's log stands here, what waits to be sealed, and what
 * was sealed, kept until a confirmed snapshot covers it. Entries of removed devices that others had
 * applied before are adopted.
 */
export const sync = `
CREATE TABLE sync_roster (place INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE sync_epochs (epoch INTEGER PRIMARY KEY, secret BLOB NOT NULL);
CREATE TABLE sync_logs (
  device INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL, roster INTEGER NOT NULL
);
CREATE TABLE sync_hashes (
  device INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (device, seq)
) WITHOUT ROWID;
CREATE TABLE sync_outbox (n INTEGER PRIMARY KEY AUTOINCREMENT, item BLOB NOT NULL);
CREATE TABLE sync_adopted (
  device INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (device, seq)
) WITHOUT ROWID;
CREATE TABLE sync_own (seq INTEGER PRIMARY KEY, data BLOB NOT NULL);
`
