import {
  agendaItem,
  RESOLUTION_ENTRY,
  type AgendaItem,
  type MotionBlock,
} from '../../shared/meetings/agenda-item.ts'
import { textOf } from '../../shared/records/record-kind.ts'
import { plainText } from '../../shared/text/plain-text.ts'
import type { Database } from '../db/database.ts'
import type { Projector } from '../records/project.ts'

/** Between what stands in different fields, where one piece of text is shown of all of them. */
const APART = ' · '

export const agendaItemProjector: Projector<typeof agendaItem, AgendaItem> = {
  kind: agendaItem,
  title: (record) => record.title,
  put(db, id, record) {
    db.run(
      `INSERT OR REPLACE INTO agenda_items (
         id, meeting, parent, position, title, confidential, trashed
       ) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        record.meeting,
        record.parent,
        record.position,
        record.title,
        record.confidential ? 1 : 0,
        record.trashed,
      ],
    )
    db.run('DELETE FROM motions WHERE item = ?', [id])
    for (const [block, motion] of Object.entries(record.blocks)) {
      putMotion(db, id, block, record, motion)
    }
  },
  remove(db, id) {
    db.run('DELETE FROM agenda_items WHERE id = ?', [id])
    db.run('DELETE FROM motions WHERE item = ?', [id])
  },
  searchParts: (record) =>
    Object.entries(record.blocks)
      .filter(([, { result }]) => result === 'carried')
      .map(([id, { number, title, wording, applicant }]) => ({
        id,
        kind: RESOLUTION_ENTRY,
        title,
        body: [number, wording, applicant].filter(Boolean).join(APART),
        parts: [number, title].filter(Boolean).join('\n'),
      })),
  searchText(record, doc) {
    const motions = Object.values(record.blocks)
    const wordings = motions.map(({ number, title, wording }) =>
      [number, title, wording].filter(Boolean).join(APART),
    )
    return {
      body: [plainText(textOf(doc, 'text')), ...wordings].filter(Boolean).join('\n'),
      parts: [record.title, ...motions.flatMap(({ number, title }) => [number, title])]
        .filter(Boolean)
        .join('\n'),
    }
  },
}

function putMotion(
  db: Database,
  item: string,
  block: string,
  { meeting, trashed }: AgendaItem,
  motion: MotionBlock,
): void {
  db.run(
    `INSERT OR REPLACE INTO motions (
       item, block, meeting, title, wording, applicant, yes, no, abstention, invalid, result,
       number, trashed
     ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      item,
      block,
      meeting,
      motion.title,
      motion.wording,
      motion.applicant,
      motion.yes,
      motion.no,
      motion.abstention,
      motion.invalid,
      motion.result,
      motion.number,
      trashed,
    ],
  )
}
