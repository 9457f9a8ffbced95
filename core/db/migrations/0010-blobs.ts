/**
 * Files that lie beside the vault in encrypted chunks (`core/blobs/`). `place` says where a file is,
 * `sharing` what the relay still has to hear of it, `problem` why one of the two waits. Of a file that
 * was removed the id stays, so that no backup and no late device brings it back.
 */
export const blobs = `
CREATE TABLE blobs (
  id TEXT PRIMARY KEY, key BLOB, size INTEGER NOT NULL, manifest BLOB,
  place TEXT NOT NULL, sharing TEXT NOT NULL, problem TEXT
);
CREATE INDEX blobs_waiting ON blobs (id)
  WHERE sharing IN ('queued', 'leaving') OR place = 'wanted';
`
