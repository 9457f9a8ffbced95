/** Projections made anew from the log: after an update of the app, and for the check. */
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
export const PROJECTION_VERSION = 4

const VERSION_KEY = 'projection-version'
/** Milliseconds that one step may take before others get their turn. */
const STEP_MILLISECONDS = 10

/** Whether the projections were made by another version of the app, or a rebuild was cut off. */
export function projectionsAreStale(db: Database): boolean {
  const row = db.get<{ value: number }>('SELECT value FROM meta WHERE key = ?', [VERSION_KEY])
  return row?.value !== PROJECTION_VERSION
}

/** Rebuilds the projections if they are stale, in one go. */
export function refreshProjections(db: Database): void {
  if (!projectionsAreStale(db)) return
  let ended = false
  const steps = rebuildProjections(db)
  while (!ended) ended = steps.next().done === true
}

/** The same in steps of about 10 ms, so that a window can show how far it is. */
export async function refreshProjectionsInSteps(
  db: Database,
  tell: (progress: Progress) => void,
): Promise<void> {
  if (!projectionsAreStale(db)) return
  for (const progress of rebuildProjections(db)) {
    tell(progress)
    await othersTurn()
  }
}

/**
 * Empties every projection and fills it from the log. Each step is a transaction of its own; the
 * version is only set at the end, so that a run that was cut off is done again at the next opening.
 */
export function* rebuildProjections(db: Database): Generator<Progress> {
  db.transaction(() => {
    db.run('DELETE FROM meta WHERE key = ?', [VERSION_KEY])
    emptyProjections(db)
  })
  const documents = db.all<DocumentRow>('SELECT id, kind, space, created FROM documents')
  const total = documents.length
  for (let done = 0; done < total;) {
    const until = Date.now() + STEP_MILLISECONDS
    db.transaction(() => {
      do {
        const row = documents[done]
        if (row) projectDocument(db, row, loadDocument(db, row.id), true)
        done += 1
      } while (done < total && Date.now() < until)
    })
    yield { done, total }
  }
  db.run('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', [
    VERSION_KEY,
    PROJECTION_VERSION,
  ])
}

function emptyProjections(db: Database): void {
  for (const table of projectionTables(db)) db.exec(`DELETE FROM ${table}`)
  for (const table of FULL_TEXT_TABLES) {
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`)
  }
}
