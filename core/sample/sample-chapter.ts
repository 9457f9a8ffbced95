/**
 * An invented chapter to try everything with: some 120 members, two years of meetings with their
 * minutes, and what was resolved in them. The days are counted back from today.
 */
import * as Y from 'yjs'
import { agendaItem } from '../../shared/meetings/agenda-item.ts'
import { meeting, type MeetingKind } from '../../shared/meetings/meeting.ts'
import { member } from '../../shared/members/member.ts'
import type { Operation } from '../../shared/records/operations.ts'
import { positionBetween } from '../../shared/records/position.ts'
import { textOf } from '../../shared/records/record-kind.ts'
import { DATA_BLOCK, TEXT } from '../../shared/text/schema.ts'
import type { Chapter } from '../chapter/chapter.ts'
import { newId } from '../records/new-id.ts'
import { write, type Draft } from '../records/write.ts'
import { samplePeople, type SamplePerson } from './people.ts'
import { seeded, type Random } from './random.ts'
import { REPORTS, TOPICS, type Topic } from './topics.ts'

const MEMBERS = 120
const MONTHS = 24
/** Who sits on the board; the first members are. */
const BOARD = 8
const SEED = 20_270_503

/** Fills a chapter that was just created. @param today `2027-05-03` */
export function fillSample(chapter: Chapter, today: string): void {
  const random = seeded(SEED)
  const people = samplePeople(random, MEMBERS, today)
  write(chapter, 'chapter.sample', (draft) => {
    for (const { id, operations } of people) draft.create(member, id, operations)
  })
  const topics = [...TOPICS]
  const numbers = new Map<string, number>()
  for (let month = -MONTHS; month <= 1; month++) {
    const day = firstTuesday(today, month)
    write(chapter, 'chapter.sample', (draft) => {
      const kind: MeetingKind = month % 6 === 0 ? 'general' : 'board'
      createMeeting(draft, { random, people, kind, day, isOver: day < today, topics, numbers })
    })
  }
}

interface Sitting {
  random: Random
  people: SamplePerson[]
  kind: MeetingKind
  day: string
  isOver: boolean
  /** Those that were not treated yet. */
  topics: Topic[]
  /** How many resolutions each year has so far. */
  numbers: Map<string, number>
}

function createMeeting(draft: Draft, sitting: Sitting): void {
  const { random, people, kind, day, isOver } = sitting
  const id = newId()
  const invited = people.slice(0, kind === 'board' ? BOARD : 45)
  const present = isOver ? invited.filter(() => random.next() < 0.75) : []
  const fields: Record<string, string> = {
    kind,
    title: kind === 'board' ? 'Vorstandssitzung' : 'Mitgliederversammlung',
    place: kind === 'board' ? 'Bürgerhaus, Raum 2' : 'Gasthaus Zur Linde, Saal',
    starts: `${day}T19:00`,
    ...(isOver && {
      ends: `${day}T21:${random.pick(['00', '15', '30', '45'])}`,
      chair: people[0]?.name ?? '',
      minuteTaker: people[4]?.name ?? '',
    }),
  }
  draft.create(meeting, id, [
    ...Object.entries(fields).map(([path, value]) => ({ path, value })),
    ...present.map((person) => ({
      path: `participants/${newId()}`,
      value: { member: person.id, name: person.name, attendance: 'present' },
    })),
  ])
  let position = ''
  const add = (title: string, paragraphs: string[], motions: Topic[] = []) => {
    position = positionBetween(position, '')
    addItem(draft, sitting, { meeting: id, position, title, paragraphs, motions }, present.length)
  }
  const opening = `${fields['chair'] ?? ''} eröffnet die Sitzung um 19 Uhr und stellt die ordnungsgemäße Einladung fest.`
  add('Begrüßung und Tagesordnung', isOver ? [opening] : [])
  add('Berichte', isOver ? [random.pick(REPORTS), random.pick(REPORTS)] : [])
  const motions = isOver ? takeTopics(sitting) : []
  const debate = 'Der Antrag wird begründet und beraten.'
  add('Anträge', motions.length > 0 ? [debate] : [], motions)
  add('Verschiedenes', isOver ? ['Die nächste Sitzung ist in vier Wochen.'] : [])
}

function takeTopics({ random, topics, kind }: Sitting): Topic[] {
  const count = kind === 'general' ? 2 : random.next() < 0.55 ? 1 : 0
  return topics.splice(0, count)
}

interface Item {
  meeting: string
  position: string
  title: string
  paragraphs: string[]
  motions: Topic[]
}

function addItem(draft: Draft, sitting: Sitting, item: Item, present: number): void {
  const id = newId()
  const motions = item.motions.map((topic) => ({ id: newId(), topic }))
  draft.create(agendaItem, id, [
    { path: 'meeting', value: item.meeting },
    { path: 'position', value: item.position },
    { path: 'title', value: item.title },
    ...motions.map((motion): Operation => ({
      path: `blocks/${motion.id}`,
      value: motionValue(sitting, motion.topic, present),
    })),
  ])
  draft.edit(id, (doc) => {
    const blocks = motions.map((motion) => {
      const element = new Y.XmlElement(DATA_BLOCK)
      element.setAttribute('id', motion.id)
      return element
    })
    const texts = item.paragraphs.length > 0 ? item.paragraphs : ['']
    textOf(doc, TEXT).insert(0, [...texts.map(paragraph), ...blocks])
    return []
  })
}

function motionValue({ random, people, day, numbers }: Sitting, topic: Topic, present: number) {
  const isCarried = random.next() < 0.85
  const minority = random.below(Math.max(1, Math.floor(present / 3)))
  const abstention = Math.min(random.below(2), present - minority)
  const majority = present - minority - abstention
  const year = day.slice(0, 4)
  const number = (numbers.get(year) ?? 0) + 1
  if (isCarried) numbers.set(year, number)
  return {
    type: 'motion',
    title: topic.title,
    wording: topic.wording,
    applicant: random.pick(people).name,
    yes: isCarried ? majority : minority,
    no: isCarried ? minority : majority,
    abstention,
    result: isCarried ? 'carried' : 'rejected',
    ...(isCarried && { number: `${year}/${String(number)}` }),
  }
}

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  if (text !== '') element.insert(0, [new Y.XmlText(text)])
  return element
}

/** The first Tuesday of the month that lies so many months from the one of `today`. */
function firstTuesday(today: string, months: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const TUESDAY = 2
  first.setUTCDate(1 + ((TUESDAY - first.getUTCDay() + 7) % 7))
  return first.toISOString().slice(0, 10)
}
