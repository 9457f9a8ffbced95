import * as Y from 'yjs'
import { agendaItem, type MotionBlock } from '../../shared/meetings/agenda-item.ts'
import { meeting } from '../../shared/meetings/meeting.ts'
import { readRecord, textOf } from '../../shared/records/record-kind.ts'
import { fail, succeed, type Handlers } from '../../shared/rpc/contract.ts'
import type { meetingCalls } from '../../shared/rpc/meeting-calls.ts'
import { TEXT } from '../../shared/text/schema.ts'
import type { Database } from '../db/database.ts'
import { runHelper } from '../helpers/run-helper.ts'
import { documentRow, loadDocument } from '../records/document-store.ts'
import { newId } from '../records/new-id.ts'
import { updateFields } from '../records/update-fields.ts'
import { write } from '../records/write.ts'
import { nextNumber } from '../resolutions/next-number.ts'
import type { WithChapter } from '../session/with-chapter.ts'
import { isBelow, isPlace, placing, positionIn } from './agenda-places.ts'
import { readAgenda } from './agenda.ts'
import { listMeetings } from './list-meetings.ts'
import { minutesDocument } from './minutes-document.ts'
import { participantsGone } from './participants-gone.ts'

export function meetingHandlers(
  withChapter: WithChapter,
): Pick<Handlers, keyof typeof meetingCalls> {
  return {
    'meetings.list': (page) => withChapter(({ db }) => succeed(listMeetings(db, page))),
    'meetings.get': ({ id }) =>
      withChapter(({ db }) => {
        if (documentRow(db, id)?.kind !== meeting.kind) return succeed(null)
        const found = readRecord(meeting, loadDocument(db, id))
        return succeed({
          meeting: found,
          agenda: readAgenda(db, id),
          participantsGone: participantsGone(db, found),
        })
      }),
    'meetings.create': ({ kind, title, starts }) =>
      withChapter((chapter) => {
        const id = newId()
        write(chapter, 'meetings.create', (draft) => {
          draft.create(meeting, id, [
            { path: 'kind', value: kind },
            { path: 'title', value: title || null },
            { path: 'starts', value: starts || null },
          ])
        })
        return succeed(id)
      }),
    'meetings.update': ({ id, ...update }) =>
      withChapter((chapter) => updateFields(chapter, 'meetings.update', meeting, id, update)),
    'agenda.add': ({ meeting: parentMeeting, parent, title }) =>
      withChapter((chapter) => {
        if (documentRow(chapter.db, parentMeeting)?.kind !== meeting.kind) {
          return fail('records/missing')
        }
        if (!isPlace(chapter.db, parentMeeting, parent)) return fail('records/missing')
        const id = newId()
        const position = positionIn(chapter.db, parentMeeting, { parent, id, before: '' })
        write(chapter, 'agenda.add', (draft) => {
          draft.create(agendaItem, id, [
            { path: 'meeting', value: parentMeeting },
            { path: 'parent', value: parent || null },
            { path: 'position', value: position },
            { path: 'title', value: title || null },
          ])
          // An editor that opens writes nothing: two windows would each put a paragraph.
          draft.edit(id, (doc) => {
            textOf(doc, TEXT).insert(0, [new Y.XmlElement('paragraph')])
            return []
          })
        })
        return succeed(id)
      }),
    'agenda.update': ({ id, ...update }) =>
      withChapter((chapter) => {
        const moved = placing(update.operations)
        if (moved) return fail('records/unknown-field', { path: moved.path })
        return updateFields(chapter, 'agenda.update', agendaItem, id, update)
      }),
    'agenda.move': ({ id, parent, before }) =>
      withChapter((chapter) => {
        const { db } = chapter
        if (documentRow(db, id)?.kind !== agendaItem.kind) return fail('records/missing')
        const { meeting: ofMeeting } = readRecord(agendaItem, loadDocument(db, id))
        if (isBelow(db, ofMeeting, id, parent)) return fail('agenda/into-itself')
        if (!isPlace(db, ofMeeting, parent)) return fail('records/missing')
        write(chapter, 'agenda.move', (draft) => {
          draft.change(id, [
            { path: 'parent', value: parent || null },
            { path: 'position', value: positionIn(db, ofMeeting, { parent, id, before }) },
          ])
        })
        return succeed(null)
      }),
    'motions.add': ({ item, title }) =>
      withChapter((chapter) => {
        if (documentRow(chapter.db, item)?.kind !== agendaItem.kind) return fail('records/missing')
        const id = newId()
        write(chapter, 'motions.add', (draft) => {
          draft.change(item, [
            { path: `blocks/${id}`, value: { type: 'motion', title, result: 'open' } },
          ])
        })
        return succeed(id)
      }),
    'motions.vote': ({ item, motion, ...vote }) =>
      withChapter((chapter) => {
        const { db } = chapter
        const found = motionOf(db, item, motion)
        if (!found) return fail('records/missing')
        const number =
          vote.result === 'carried' && found.block.number === '' ? nextNumber(db, found.year) : null
        write(chapter, 'motions.vote', (draft) => {
          const path = `blocks/${motion}`
          draft.change(item, [
            ...Object.entries(vote).flatMap(([key, value]) =>
              value === undefined ? [] : [{ path: `${path}/${key}`, value }],
            ),
            ...(number === null ? [] : [{ path: `${path}/number`, value: number }]),
          ])
        })
        return succeed(null)
      }),
    'meetings.minutes': ({ id, language, open }) =>
      withChapter(async (chapter) => {
        if (documentRow(chapter.db, id)?.kind !== meeting.kind) return fail('records/missing')
        const document = minutesDocument(chapter.db, id, language, { open, now: new Date() })
        return succeed(await runHelper('paper-worker', document))
      }),
  }
}

function motionOf(
  db: Database,
  item: string,
  motion: string,
): { block: MotionBlock; year: number } | null {
  if (documentRow(db, item)?.kind !== agendaItem.kind) return null
  const record = readRecord(agendaItem, loadDocument(db, item))
  const block = record.blocks[motion]
  if (!block) return null
  const row = db.get<{ starts: string }>('SELECT starts FROM meetings WHERE id = ?', [
    record.meeting,
  ])
  const year = Number((row?.starts ?? '').slice(0, 4)) || new Date().getFullYear()
  return { block, year }
}
