/** What a place is called here. Whatever is not here, or in the trash, is no more than its section. */
import type { Place } from '../../../shared/presence/place.ts'
import type { NamedPlace } from '../../../shared/rpc/presence-calls.ts'
import type { Database } from '../../db/database.ts'
import { agendaRows, inOrder } from '../../meetings/agenda.ts'
import { meetingNames } from '../../meetings/meeting-names.ts'

type Record = Pick<NamedPlace, 'record' | 'item' | 'title' | 'calledBy' | 'number'>

const NOTHING: Record = { record: '', item: '', title: '', calledBy: null, number: '' }

export function namedPlace(db: Database, { section, record, item }: Place): NamedPlace {
  const named = record === '' ? null : nameOf(db, { section, record, item })
  return { section, ...(named ?? NOTHING) }
}

function nameOf(db: Database, place: Place): Record | null {
  if (place.section === 'members') return memberNamed(db, place)
  if (place.section === 'meetings') return meetingNamed(db, place)
  return place.section === 'resolutions' ? resolutionNamed(db, place) : null
}

function titleOf(db: Database, kind: string, id: string): string | null {
  const sql = 'SELECT title FROM records WHERE id = ? AND kind = ? AND trashed IS NULL'
  return db.get<{ title: string }>(sql, [id, kind])?.title ?? null
}

function memberNamed(db: Database, { record }: Place): Record | null {
  const title = titleOf(db, 'member', record)
  return title === null ? null : { ...NOTHING, record, title }
}

function meetingNamed(db: Database, { record, item }: Place): Record | null {
  const title = titleOf(db, 'meeting', record)
  if (title === null) return null
  const calledBy = meetingNames(db, [record])(record)
  const inAgenda = item && inOrder(agendaRows(db, record)).find(({ row }) => row.id === item)
  return inAgenda
    ? { record, item, title, calledBy, number: inAgenda.number }
    : { ...NOTHING, record, title, calledBy }
}

function resolutionNamed(db: Database, { record, item }: Place): Record | null {
  const row = db.get<{ title: string; number: string }>(
    'SELECT title, number FROM motions WHERE item = ? AND block = ? AND trashed IS NULL',
    [record, item],
  )
  return row ? { ...NOTHING, record, item, ...row } : null
}
