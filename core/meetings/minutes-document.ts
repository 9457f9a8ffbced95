/** Puts together what the paper of a meeting's minutes needs. */
import { CHAPTER_DOCUMENT, chapterRecord } from '../../shared/chapter/chapter-record.ts'
import { agendaItem, type MotionBlock } from '../../shared/meetings/agenda-item.ts'
import { meeting, type Meeting } from '../../shared/meetings/meeting.ts'
import type {
  Attendance,
  Block,
  MinutesDocument,
  MinutesItem,
  MinutesMotion,
  MinutesVote,
} from '../../shared/meetings/minutes-document.ts'
import { readRecord, textOf } from '../../shared/records/record-kind.ts'
import { TEXT } from '../../shared/text/schema.ts'
import { berlinMinute } from '../../shared/time/berlin-day.ts'
import type { Database } from '../db/database.ts'
import { loadDocument } from '../records/document-store.ts'
import { readAgenda } from './agenda.ts'
import { blocksOfText } from './blocks-of-text.ts'

interface PaperOptions {
  /** Leaves out confidential items and all below them: for readers outside the board. */
  open: boolean
  now: Date
}

/** What a kind of meeting is called on paper: as in the window. */
const KINDS = {
  de: { board: 'Vorstandssitzung', general: 'Mitgliederversammlung', convention: 'Konferenz' },
  en: { board: 'Board meeting', general: 'General meeting', convention: 'Convention' },
} as const

export function minutesDocument(
  db: Database,
  id: string,
  language: 'de' | 'en',
  { open, now }: PaperOptions,
): MinutesDocument {
  const record = readRecord(meeting, loadDocument(db, id))
  const chapter = readRecord(chapterRecord, loadDocument(db, CHAPTER_DOCUMENT))
  const whole = readAgenda(db, id)
  const agenda = whole.filter(({ withheld }) => !(open && withheld))
  return {
    language,
    printedAt: berlinMinute(now),
    chapter: { name: chapter.name, address: chapter.address, accent: chapter.accent },
    heading: {
      body: KINDS[language][record.kind],
      title: record.title,
      place: record.place,
      begin: record.starts,
      end: record.ends,
    },
    isExcerpt: agenda.length < whole.length,
    chair: record.chair,
    minuteTaker: record.minuteTaker,
    attendance: attendanceOf(record),
    items: agenda.map(({ id: item, number, title, withheld }): MinutesItem => {
      const doc = loadDocument(db, item)
      const { blocks } = readRecord(agendaItem, doc)
      const placed = blocksOfText(textOf(doc, TEXT), (block) => motionBlocks(blocks[block]))
      // A motion that lost its place in the text stands at the end of its item.
      const lost = Object.keys(blocks).filter((block) => !placed.blockIds.has(block))
      const rest = lost.flatMap((block) => motionBlocks(blocks[block]))
      return { number, title, confidential: withheld, blocks: [...placed.blocks, ...rest] }
    }),
  }
}

function attendanceOf({ participants }: Meeting): Attendance {
  const named = (attendance: Meeting['participants'][number]['attendance']) =>
    participants.filter((one) => one.attendance === attendance).map(({ name }) => name)
  return {
    present: named('present'),
    excused: named('excused'),
    absent: named('absent'),
    guests: named('guest'),
  }
}

function motionBlocks(motion: MotionBlock | undefined): Block[] {
  if (!motion) return []
  const wording: MinutesMotion = {
    type: 'motion',
    title: motion.title,
    wording: motion.wording
      .split('\n')
      .map((text) => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] })),
    applicant: motion.applicant,
    resolution: motion.result === 'carried' ? motion.number : undefined,
  }
  const { yes, no, abstention, invalid } = motion
  const result = motion.result === 'open' ? null : motion.result
  const wasPut = result !== null || [yes, no, abstention, invalid].some((count) => count !== null)
  const vote: MinutesVote = { type: 'vote', yes, no, abstention, invalid, result }
  return wasPut ? [wording, vote] : [wording]
}
