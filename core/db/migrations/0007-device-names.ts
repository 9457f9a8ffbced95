/**
 * What the person of a device was called from when on: a change keeps the name of its day. The name in
 * `devices` is the one before the first of them.
 */
export const deviceNames = `
CREATE TABLE device_names (
  device INTEGER NOT NULL, since TEXT NOT NULL, person TEXT NOT NULL,
  PRIMARY KEY (device, since)
) WITHOUT ROWID;
`
