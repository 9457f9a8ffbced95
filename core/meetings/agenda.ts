/** The agenda of a meeting: a tree of records, in order and counted. */
import { agendaItem, type AgendaItem } from '../../shared/meetings/agenda-item.ts'
import { byPosition } from '../../shared/records/position.ts'
import { readRecord } from '../../shared/records/record-kind.ts'
import type { AgendaEntry } from '../../shared/rpc/meeting-calls.ts'
import type { Database } from '../db/database.ts'
import { loadDocument } from '../records/document-store.ts'
import { itemsInTrashOfMeeting } from './items-gone.ts'

export interface AgendaRow {
  id: string
  parent: string
  position: string
}

/** Where every item of a meeting stands; those in the trash are left out, with all below them. */
export function agendaRows(db: Database, meeting: string): AgendaRow[] {
  return db.all<AgendaRow>(
    `SELECT id, parent, position FROM agenda_items
     WHERE meeting = ? AND id NOT IN (${itemsInTrashOfMeeting})`,
    [meeting, meeting],
  )
}

/** The items of a meeting in their order, each with its number. */
export function readAgenda(db: Database, meeting: string): AgendaEntry[] {
  const withheld = withheldItems(db, meeting)
  return inOrder(agendaRows(db, meeting)).map(({ row: { id }, number, depth }) => {
    const item: AgendaItem = readRecord(agendaItem, loadDocument(db, id))
    const { parent, title, confidential, blocks } = item
    return { id, number, depth, parent, title, confidential, withheld: withheld.has(id), blocks }
  })
}

/** What is not for readers outside the board: confidential items with all that stands below them. */
function withheldItems(db: Database, meeting: string): ReadonlySet<string> {
  const rows = db.all<{ id: string; parent: string; confidential: number }>(
    'SELECT id, parent, confidential FROM agenda_items WHERE meeting = ?',
    [meeting],
  )
  const withheld = new Set(rows.filter(({ confidential }) => confidential).map(({ id }) => id))
  for (let before = -1; before < withheld.size;) {
    before = withheld.size
    for (const { id, parent } of rows) if (withheld.has(parent)) withheld.add(id)
  }
  return withheld
}

export interface NumberedRow {
  row: AgendaRow
  number: string
  depth: number
}

/**
 * Items in the order of the agenda. Two devices can put items under each other at once, or under
 * one that was erased: whatever has no way to the top stands there.
 */
export function inOrder(rows: readonly AgendaRow[]): NumberedRow[] {
  const ids = new Set(rows.map(({ id }) => id))
  const parents = new Map(rows.map(({ id, parent }) => [id, ids.has(parent) ? parent : '']))
  for (const id of ids) if (circles(parents, id)) parents.set(id, '')
  const childrenOf = (parent: string) =>
    rows.filter(({ id }) => parents.get(id) === parent).sort(byPosition)
  const walk = (parent: string, prefix: string, depth: number): NumberedRow[] =>
    childrenOf(parent).flatMap((row, index) => {
      const number = `${prefix}${String(index + 1)}`
      return [{ row, number, depth }, ...walk(row.id, `${number}.`, depth + 1)]
    })
  return walk('', '', 0)
}

function circles(parents: ReadonlyMap<string, string>, id: string): boolean {
  const seen = new Set<string>()
  for (let at = id; at !== ''; at = parents.get(at) ?? '') {
    if (seen.has(at)) return at === id
    seen.add(at)
  }
  return false
}
