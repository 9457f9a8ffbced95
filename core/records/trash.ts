/** The trash: deleted records keep for 90 days, as they were. */
import { CHAPTER_DOCUMENT } from '../../shared/chapter/chapter-record.ts'
import { TRASH_DAYS, TRASH_FIELD, type FieldChange } from '../../shared/records/change-set.ts'
import type { Stamp } from '../../shared/records/stamp.ts'
import { MOST_RECORDS, type TrashedRecord, type TrashPage } from '../../shared/rpc/record-calls.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { meetingNames } from '../meetings/meeting-names.ts'
import type { Database } from '../db/database.ts'
import { peopleOf } from './people.ts'
import { writeInSteps, type Watch } from './write-in-steps.ts'

const DAY = 24 * 60 * 60 * 1000

/** Puts records into the trash, as one change set. Ids that are not (any more) are left out. */
export async function trash(
  chapter: Chapter,
  ids: readonly string[],
  watch: Watch = {},
): Promise<Stamp | null> {
  const operations = [{ path: TRASH_FIELD, value: new Date().toISOString() }]
  const written = await writeInSteps(
    chapter,
    'records.trash',
    ids,
    (draft, id) => {
      if (id !== CHAPTER_DOCUMENT && !isTrashed(chapter.db, id)) draft.change(id, operations)
    },
    watch,
  )
  return written.changeSet
}

/** Takes records out of the trash, as one change set. */
export async function restore(
  chapter: Chapter,
  ids: readonly string[],
  watch: Watch = {},
): Promise<Stamp | null> {
  const written = await writeInSteps(
    chapter,
    'records.restore',
    ids,
    (draft, id) => {
      draft.change(id, [{ path: TRASH_FIELD, value: null }])
    },
    watch,
  )
  return written.changeSet
}

const LYING = `FROM records WHERE trashed IS NOT NULL AND (? IS NULL OR kind = ?)
  ORDER BY trashed DESC, rowid DESC`

/** The ids of {@link trashed}, in its order. */
export function trashedIds(db: Database, kind: string | null): string[] {
  return db
    .all<{ id: string }>(`SELECT id ${LYING} LIMIT ?`, [kind, kind, MOST_RECORDS])
    .map(({ id }) => id)
}

/**
 * What lies in the trash, the newest first. Kinds of a newer app are listed without a title.
 * Thousands can have come at the same moment; those are in the order in which they were projected,
 * which the index holds already.
 * @param kind only this one
 */
export function trashed(
  db: Database,
  { offset, limit, kind = null }: { offset: number; limit: number; kind?: string | null },
  now: number,
): TrashPage {
  const rows = db.all<{ id: string; kind: string; title: string; trashed: string }>(
    `SELECT id, kind, title, trashed ${LYING} LIMIT ? OFFSET ?`,
    [kind, kind, limit, offset],
  )
  const nameOf = meetingNames(
    db,
    rows.map(({ id }) => id),
  )
  const personAt = peopleOf(db)
  const kinds = db.all<{ kind: string; count: number }>(
    `SELECT kind, count(*) AS count FROM records WHERE trashed IS NOT NULL
     GROUP BY kind ORDER BY kind`,
  )
  return {
    total: kinds
      .filter((one) => kind === null || one.kind === kind)
      .reduce((sum, { count }) => sum + count, 0),
    kinds,
    rows: rows.map((row): TrashedRecord => ({
      ...row,
      calledBy: nameOf(row.id),
      person: whoTrashed(db, row.id, personAt),
      daysLeft: daysLeft(row.trashed, now),
    })),
  }
}

/** Records whose 90 days are over. A date that is none never ends. */
export function expired(db: Database, now: number): string[] {
  return db
    .all<{ id: string; trashed: string }>(
      'SELECT id, trashed FROM records WHERE trashed IS NOT NULL',
    )
    .filter((row) => daysLeft(row.trashed, now) <= 0)
    .map((row) => row.id)
}

/** Days until a record is erased, begun ones counted; 1 on the last one. */
function daysLeft(since: string, now: number): number {
  const at = Date.parse(since)
  return Number.isNaN(at) ? TRASH_DAYS : Math.ceil((at - now) / DAY) + TRASH_DAYS
}

function isTrashed(db: Database, id: string): boolean {
  return db.get('SELECT 1 FROM records WHERE id = ? AND trashed IS NOT NULL', [id]) !== undefined
}

function whoTrashed(db: Database, id: string, personAt: ReturnType<typeof peopleOf>): string {
  const rows = db.all<{ fields: string; device: number; changeSet: Stamp }>(
    `SELECT fields, device, change_set AS changeSet FROM changes
     JOIN change_sets ON change_sets.id = change_set
     WHERE document = ? AND fields LIKE '%"${TRASH_FIELD}"%' ORDER BY change_set DESC`,
    [id],
  )
  const last = rows.find(({ fields }) =>
    (JSON.parse(fields) as FieldChange[]).some(
      ({ path, after }) => path === TRASH_FIELD && after !== null,
    ),
  )
  return last ? personAt(last.device, last.changeSet) : ''
}
