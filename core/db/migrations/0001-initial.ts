/**
 * The first format. `documents` and `updates` are the log: everything below "projections" can be
 * rebuilt from it. There is no UNIQUE, NOT NULL or foreign key on synced content: a change from
 * another device must never fail to store.
 */
export const initial = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE devices (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  person TEXT NOT NULL,
  signing_key BLOB NOT NULL,
  receiving_key BLOB NOT NULL,
  added TEXT NOT NULL
);

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  space TEXT NOT NULL,
  created TEXT NOT NULL,
  state BLOB
);
CREATE INDEX documents_kind ON documents (kind);

CREATE TABLE updates (
  n INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  change_set TEXT NOT NULL,
  data BLOB NOT NULL
);
CREATE INDEX updates_document ON updates (document);

CREATE TABLE change_sets (
  id TEXT PRIMARY KEY,
  device INTEGER NOT NULL,
  command TEXT NOT NULL,
  undoes TEXT
) WITHOUT ROWID;
CREATE INDEX change_sets_undoes ON change_sets (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE changes (
  document TEXT NOT NULL,
  change_set TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (document, change_set)
) WITHOUT ROWID;
CREATE INDEX changes_change_set ON changes (change_set);

CREATE TABLE facts (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  document TEXT,
  device INTEGER NOT NULL,
  at TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX facts_document ON facts (document);

CREATE TABLE versions (
  document TEXT NOT NULL,
  at TEXT NOT NULL,
  state BLOB NOT NULL,
  PRIMARY KEY (document, at)
);

CREATE TABLE tombstones (document TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  change_set TEXT NOT NULL,
  started TEXT NOT NULL,
  details TEXT NOT NULL
) WITHOUT ROWID;

-- projections

CREATE TABLE records (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  created TEXT NOT NULL,
  trashed TEXT,
  newer INTEGER NOT NULL
);
CREATE INDEX records_trashed ON records (trashed) WHERE trashed IS NOT NULL;

CREATE TABLE members (
  id TEXT PRIMARY KEY,
  number TEXT, kind TEXT, salutation TEXT, title TEXT, first_name TEXT, last_name TEXT,
  birth_date TEXT, street TEXT, postal_code TEXT, city TEXT, country TEXT,
  emails TEXT, phones TEXT, offices TEXT, tags TEXT,
  joined TEXT, left_on TEXT,
  sort_name TEXT, sort_city TEXT, sort_number TEXT,
  trashed TEXT
);
CREATE INDEX members_name ON members (sort_name, id) WHERE trashed IS NULL;
CREATE INDEX members_city ON members (sort_city, sort_name, id) WHERE trashed IS NULL;
CREATE INDEX members_number ON members (sort_number, id) WHERE trashed IS NULL;
CREATE INDEX members_joined ON members (joined, id) WHERE trashed IS NULL;
CREATE INDEX members_birth_date ON members (birth_date, id) WHERE trashed IS NULL;
CREATE INDEX members_kind ON members (kind, sort_name, id) WHERE trashed IS NULL;

CREATE TABLE member_tags (
  tag TEXT NOT NULL, member TEXT NOT NULL, PRIMARY KEY (tag, member)
) WITHOUT ROWID;
CREATE INDEX member_tags_member ON member_tags (member);

CREATE TABLE meetings (
  id TEXT PRIMARY KEY,
  kind TEXT, title TEXT, place TEXT, starts TEXT, ends TEXT,
  chair TEXT, minute_taker TEXT, participants TEXT, trashed TEXT
);
CREATE INDEX meetings_starts ON meetings (starts) WHERE trashed IS NULL;

CREATE TABLE agenda_items (
  id TEXT PRIMARY KEY,
  meeting TEXT, parent TEXT, position TEXT, title TEXT, confidential INTEGER,
  trashed TEXT
);
CREATE INDEX agenda_items_meeting ON agenda_items (meeting, position);

CREATE TABLE motions (
  item TEXT NOT NULL, block TEXT NOT NULL,
  meeting TEXT, title TEXT, wording TEXT, applicant TEXT,
  yes INTEGER, no INTEGER, abstention INTEGER, invalid INTEGER, result TEXT, number TEXT,
  trashed TEXT,
  PRIMARY KEY (item, block)
);
CREATE INDEX motions_meeting ON motions (meeting);
CREATE INDEX motions_result ON motions (result);

CREATE TABLE search_entries (
  n INTEGER PRIMARY KEY,
  document TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  variants TEXT NOT NULL,
  keys TEXT NOT NULL
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
`
