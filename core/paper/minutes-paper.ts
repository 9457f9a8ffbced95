import type { MinutesDocument } from '../../shared/meetings/minutes-document.ts'
import { splitTail } from './minutes-tail.ts'
import { wordsOf, type MinutesWords } from './minutes-words.ts'
import { longDay, readLocal, shortDay } from './paper-dates.ts'
import { paperItem, type PaperItem } from './paper-items.ts'
import { characterWord } from './character-words.ts'
import {
  printable,
  printableLine,
  withBreaks,
  type IsMissing,
  type SpellOut,
} from './printable-text.ts'

/** From here on names stand in a list of their own instead of in the table at the top. */
const NAMES_IN_TABLE = 14

const DEFAULT_ACCENT = '#9b1c2e'

/** What `minutes-template.ts` is set with: every string final, in the order of the paper. */
export interface MinutesPaper {
  language: 'de' | 'en'
  title: string
  author: string
  accent: string
  chapter: string
  address: string[]
  heading: { title: string; note: string; subtitle: string; body: string }
  running: { left: string; right: string }
  printed: string
  rows: HeadingRow[]
  nameLists: NameList[]
  items: PaperItem[]
  signatures: { name: string; role: string }[]
  /** Some character had to be given by a word or its number: the paper says so. */
  spelledOut: boolean
  words: Omit<MinutesWords, 'entitled' | 'printed' | 'clock' | 'weekdays' | 'months' | 'day'>
}

export interface NameList {
  label: string
  names: string[]
}

interface HeadingRow {
  label: string
  text: string
  /** How many names stand in the list with this row's label; 0 when `text` says it all. */
  listed: number
}

/** Everything on the paper, as plain data. Pure: the same document gives the same paper. */
export function minutesToPaper(document: MinutesDocument, isMissing: IsMissing): MinutesPaper {
  const words = wordsOf(document)
  let spelledOut = false
  const watching: SpellOut = (character) => {
    if (!isMissing(character)) return null
    spelledOut = true
    return characterWord(character, document.language)
  }
  const line: Line = (text) => printableLine(text, watching)

  const { heading, attendance } = document
  const day = momentText(heading.date || heading.begin, words, line)
  const body = line(heading.body)
  const kind = heading.kind ? words.kind[heading.kind] : ''
  const lists: NameList[] = [
    { label: words.present, names: named(attendance.present, line) },
    { label: words.excused, names: named(attendance.excused, line) },
    { label: words.absent, names: named(attendance.absent ?? [], line) },
    { label: words.guests, names: named(attendance.guests, line) },
  ]
  const chair = line(document.chair)
  const minuteTaker = line(document.minuteTaker)
  const given = line(heading.title)
  // Many meetings are called after their kind; that stands there once.
  const title = given === body ? '' : given
  const items = document.items.map((item, index) =>
    paperItem(item, document.items[index + 1], words, watching),
  )
  const last = items.at(-1)
  if (last) last.blocks = splitTail(last.blocks)

  const row = (label: string, text: string): HeadingRow => ({
    label,
    text: withBreaks(text) || words.notRecorded,
    listed: 0,
  })
  const rows = [
    row(words.place, line(heading.place)),
    row(words.date, day),
    row(words.begin, clockText(heading.begin, heading, words, line)),
    row(words.end, clockText(heading.end, heading, words, line)),
    row(words.chair, chair),
    row(words.minuteTaker, minuteTaker),
    ...lists.filter(({ names }, index) => index === 0 || names.length > 0).map(nameRow(row)),
    ...quorumRow(document, words).map((text) => row(words.quorum, text)),
  ]
  const chapter = line(document.chapter.name)
  const moment = readLocal(document.printedAt)
  return {
    language: document.language,
    title: [words.minutes, body, title, day].filter(Boolean).join(' – '),
    author: chapter,
    accent: /^#[0-9a-f]{6}$/iu.exec(document.chapter.accent ?? '')?.[0] ?? DEFAULT_ACCENT,
    chapter: withBreaks(chapter),
    address: printable(document.chapter.address ?? '', watching)
      .split('\n')
      .map((text) => withBreaks(text.trim()))
      .filter(Boolean),
    heading: {
      title: words.minutes,
      note: words.note,
      subtitle: withBreaks(title),
      body: withBreaks([body, kind].filter(Boolean).join(' · ')),
    },
    running: {
      left: withBreaks([words.minutes, shortened(body, 60), day].filter(Boolean).join(' · ')),
      right: withBreaks(shortened(chapter, 60)),
    },
    printed: moment?.clock ? words.printed(shortDay(moment), words.clock(moment.clock)) : '',
    rows,
    nameLists: lists.filter(({ names }) => names.length > NAMES_IN_TABLE),
    items,
    signatures: [
      { name: withBreaks(chair), role: words.chair },
      { name: withBreaks(minuteTaker), role: words.minuteTaker },
    ],
    spelledOut,
    words,
  }
}

type Line = (text: string | undefined) => string

/** For the running head, which has two lines; page 1 says it in full. */
function shortened(text: string, length: number): string {
  const characters = Array.from(text)
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text
}

function named(names: string[], line: Line): string[] {
  return names.map((name) => withBreaks(line(name))).filter(Boolean)
}

function nameRow(row: (label: string, text: string) => HeadingRow) {
  return ({ label, names }: NameList): HeadingRow =>
    names.length > NAMES_IN_TABLE
      ? { label, text: '', listed: names.length }
      : // A name does not part at a line's end, unless it is longer than a line may spare.
        row(label, names.map((name) => (name.length > 32 ? name : unbroken(name))).join(', '))
}

function unbroken(name: string): string {
  return name.replace(/ /gu, '\u00a0')
}

function quorumRow({ quorum }: MinutesDocument, words: MinutesWords): string[] {
  if (!quorum) return []
  const parts = [
    quorum.convened === null ? '' : words.convened[quorum.convened ? 1 : 0],
    quorum.quorate === null ? '' : words.quorate[quorum.quorate ? 1 : 0],
    quorum.entitled === null ? '' : words.entitled(quorum.entitled),
  ].filter(Boolean)
  return parts.length > 0 ? [parts.join(', ')] : []
}

/** A day in words; what cannot be read as one is printed as it is. */
function momentText(text: string | undefined, words: MinutesWords, line: Line): string {
  const moment = readLocal(text ?? '')
  return moment ? longDay(moment, words) : line(text)
}

/** The clock, and the day where it is not that of the meeting (it went past midnight). */
function clockText(
  text: string | undefined,
  heading: MinutesDocument['heading'],
  words: MinutesWords,
  line: Line,
): string {
  const moment = readLocal(text ?? '')
  if (!moment || text === undefined) return line(text)
  const meetingDay = (heading.date || heading.begin || '').slice(0, 10)
  const clock = moment.clock === null ? '' : words.clock(moment.clock)
  const otherDay = !text.trim().startsWith(meetingDay) || clock === ''
  return otherDay ? [longDay(moment, words), clock].filter(Boolean).join(', ') : clock
}
