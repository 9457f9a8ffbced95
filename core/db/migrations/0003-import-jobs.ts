/**
 * What an import still has to write lies in the file until it is written, so that one that was cut
 * off can go on without the list. Notes of members stand in their projection, for exports and for
 * comparing with a list.
 */
export const importJobs = `
CREATE TABLE job_work (
  job TEXT NOT NULL,
  n INTEGER NOT NULL,
  document TEXT NOT NULL,
  work TEXT NOT NULL,
  PRIMARY KEY (job, n)
) WITHOUT ROWID;
CREATE INDEX job_work_document ON job_work (document);

ALTER TABLE members ADD COLUMN notes TEXT;
`
