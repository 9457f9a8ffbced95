/**
 * One record can have several entries in the index (the resolutions inside an agenda item), history
 * keeps the parts of a change set apart until it is read, and facts carry their signature. The
 * index is empty afterwards: the projections are rebuilt at the next opening.
 */
export const severalSearchEntries = `
DROP TABLE search_words;
DROP TABLE search_parts;
DROP TABLE search_entries;

CREATE TABLE search_entries (
  n INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  entry TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  variants TEXT NOT NULL,
  keys TEXT NOT NULL,
  UNIQUE (document, entry)
);
CREATE VIRTUAL TABLE search_words USING fts5 (
  title, body, variants, content = 'search_entries', content_rowid = 'n',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE VIRTUAL TABLE search_parts USING fts5 (
  keys, content = 'search_entries', content_rowid = 'n', tokenize = 'trigram'
);
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);
INSERT INTO search_parts (search_parts, rank) VALUES ('secure-delete', 1);

ALTER TABLE changes RENAME TO changes_before;
DROP INDEX changes_change_set;
CREATE TABLE changes (
  document TEXT NOT NULL,
  change_set TEXT NOT NULL,
  part INTEGER NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (document, change_set, part)
) WITHOUT ROWID;
INSERT INTO changes (document, change_set, part, fields)
  SELECT document, change_set, 0, fields FROM changes_before;
DROP TABLE changes_before;
CREATE INDEX changes_change_set ON changes (change_set);
CREATE INDEX updates_change_set ON updates (change_set);

ALTER TABLE facts ADD COLUMN signature BLOB;
DELETE FROM meta WHERE key = 'projection-version';
`
