/** Projections made anew from the documents, after an update of the app. */
import type { AbortSignalLike } from '../../shared/rpc/contract.ts'
import type { Progress } from '../../shared/rpc/frames.ts'
import type { Database } from '../db/database.ts'
import { FULL_TEXT_TABLES, projectionTables } from '../db/tables.ts'
import { loadDocument, type DocumentRow } from './document-store.ts'
import { projectDocument } from './project.ts'
import { othersTurn } from './others-turn.ts'

/**
 * Counted up whenever a projector writes something else than before for the same document, or a
 * migration adds a projection: the next opening then rebuilds all of them.
 */
export const PROJECTION_VERSION = 6

const VERSION_KEY = 'projection-version'
/** Milliseconds of work in one step; its commit takes about as long again. */
const STEP_MILLISECONDS = 5
/** Rows that are read or removed by one statement. */
const ROWS_AT_ONCE = 100

/** Whether the projections were made by another version of the app, or a rebuild was cut off. */
export function projectionsAreStale(db: Database): boolean {
  const row = db.get<{ value: number }>('SELECT value FROM meta WHERE key = ?', [VERSION_KEY])
  return row?.value !== PROJECTION_VERSION
}

/** Rebuilds the projections if they are stale, in one go: for a file that is still small. */
export function refreshProjections(db: Database): void {
  if (!projectionsAreStale(db)) return
  let ended = false
  const steps = rebuildProjections(db)
  while (!ended) ended = steps.next().done === true
}

/**
 * Rebuilds the projections in steps of about 10 ms, so that calls are answered meanwhile and a window
 * can show how far it is. Once `signal` is aborted, the database is not touched any more.
 */
export async function rebuildInSteps(
  db: Database,
  tell: (progress: Progress) => void,
  signal: AbortSignalLike,
): Promise<void> {
  for (const progress of rebuildProjections(db)) {
    tell(progress)
    await othersTurn()
    if (signal.aborted) return
  }
}

/**
 * Empties every projection and fills it from the log, in steps that can each be the last one: the
 * version goes first and comes back when all is there, so that a run that was cut off is done again
 * at the next opening. Nothing else may be written meanwhile.
 */
function* rebuildProjections(db: Database): Generator<Progress> {
  db.run('DELETE FROM meta WHERE key = ?', [VERSION_KEY])
  const total = db.get<{ count: number }>('SELECT count(*) AS count FROM documents')?.count ?? 0
  let done = 0
  for (const documents of inSteps(db, emptyAndFill(db))) {
    done += documents
    yield { done, total }
  }
  db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [
    VERSION_KEY,
    PROJECTION_VERSION,
  ])
}

function* emptyAndFill(db: Database): Generator<number> {
  yield* emptyProjections(db)
  yield* projectAll(db)
}

/**
 * Does work of many small parts in short transactions. They wait for no disk: what a power cut takes
 * back is done again, as the version is not there yet.
 * @param parts each yields how many documents are ready with it
 * @returns the same per step
 */
function* inSteps(db: Database, parts: Generator<number>): Generator<number> {
  for (let ended = false; !ended;) {
    const until = Date.now() + STEP_MILLISECONDS
    yield db.repeatable(() => {
      let done = 0
      do {
        const part = parts.next()
        ended = part.done === true
        if (!part.done) done += part.value
      } while (!ended && Date.now() < until)
      return done
    })
  }
}

function* emptyProjections(db: Database): Generator<number> {
  for (const table of FULL_TEXT_TABLES) {
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`)
    yield 0
  }
  for (const table of projectionTables(db)) {
    const key = keyColumns(db, table)
    const some = `SELECT ${key} FROM ${table} LIMIT ${String(ROWS_AT_ONCE)}`
    while (db.run(`DELETE FROM ${table} WHERE (${key}) IN (${some})`) > 0) yield 0
  }
}

function keyColumns(db: Database, table: string): string {
  return db
    .all<{ name: string; pk: number }>(`PRAGMA table_info(${table})`)
    .filter(({ pk }) => pk > 0)
    .map(({ name }) => name)
    .join(', ')
}

/** One document after the other, in the order in which they came. */
function* projectAll(db: Database): Generator<number> {
  let last = 0
  for (;;) {
    const rows = db.all<DocumentRow & { n: number }>(
      `SELECT rowid AS n, id, kind, space, created FROM documents WHERE rowid > ?
       ORDER BY rowid LIMIT ?`,
      [last, ROWS_AT_ONCE],
    )
    if (rows.length === 0) return
    for (const row of rows) {
      projectDocument(db, row, loadDocument(db, row.id), true)
      last = row.n
      yield 1
    }
  }
}
