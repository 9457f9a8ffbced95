/** What others did while this device was away, until somebody has looked at it. */
export const unread = `
CREATE TABLE sync_unread (change_set TEXT PRIMARY KEY) WITHOUT ROWID;
`
