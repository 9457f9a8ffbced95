/** Where an item of an agenda may stand. */
import { byPosition, positionBetween } from '../../shared/records/position.ts'
import type { Database } from '../db/database.ts'
import { agendaRows } from './agenda.ts'

/** What says where an item stands; `agenda.move` alone writes it. */
const PLACE: ReadonlySet<string> = new Set(['meeting', 'parent', 'position'])

/** The first operation that would put an item somewhere by the way. */
export function placing(operations: readonly { path: string }[]): { path: string } | undefined {
  return operations.find(({ path }) => PLACE.has(path))
}

/** Whether an item can stand there: at the top (''), or below one of its own meeting. */
export function isPlace(db: Database, meeting: string, parent: string): boolean {
  return parent === '' || agendaRows(db, meeting).some(({ id }) => id === parent)
}

/** A position under a parent: before another item, or at the end. */
export function positionIn(
  db: Database,
  meeting: string,
  { parent, id, before }: { parent: string; id: string; before: string },
): string {
  const siblings = agendaRows(db, meeting)
    .filter((row) => row.parent === parent && row.id !== id)
    .sort(byPosition)
  const at = siblings.findIndex((row) => row.id === before)
  const next = at < 0 ? undefined : siblings[at]
  const previous = siblings[(at < 0 ? siblings.length : at) - 1]
  return positionBetween(previous?.position ?? '', next?.position ?? '')
}

/** Whether `candidate` is the item itself or stands under it, be it by way of one in the trash. */
export function isBelow(db: Database, meeting: string, id: string, candidate: string): boolean {
  const rows = db.all<{ id: string; parent: string }>(
    'SELECT id, parent FROM agenda_items WHERE meeting = ?',
    [meeting],
  )
  const parents = new Map(rows.map((row) => [row.id, row.parent]))
  const seen = new Set<string>()
  for (let at = candidate; at !== '' && !seen.has(at); at = parents.get(at) ?? '') {
    if (at === id) return true
    seen.add(at)
  }
  return false
}
