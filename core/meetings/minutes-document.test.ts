import { expect, test } from 'vitest'
import { agendaItem } from '../../shared/meetings/agenda-item.ts'
import { meeting, MEETING_KINDS } from '../../shared/meetings/meeting.ts'
import { openCopy } from '../../tests/support/open-copy.ts'
import { trash } from '../records/trash.ts'
import { write } from '../records/write.ts'
import { de } from '../../renderer/i18n/de.ts'
import { en } from '../../renderer/i18n/en.ts'
import { minutesDocument } from './minutes-document.ts'

const MEETING = 'a'.repeat(32)
const [staff, dispute, settlement, report] = ['1', '2', '3', '4'].map((n) => n.repeat(32)) as [
  string,
  string,
  string,
  string,
]

/** Staff matters (confidential) with the dispute and its settlement below, then a report. */
function openMeeting() {
  const chapter = openCopy(1)
  write(chapter, 'meetings.create', (draft) => {
    draft.create(meeting, MEETING, [])
    const add = (id: string, title: string, parent = '', position = 'i') => {
      const fields = { meeting: MEETING, title, parent, position }
      draft.create(
        agendaItem,
        id,
        Object.entries(fields).map(([path, value]) => ({ path, value })),
      )
    }
    add(staff, 'Personalsachen')
    add(dispute, 'Streit mit Vera Vogt', staff)
    add(settlement, 'Vergleich', dispute)
    add(report, 'Bericht', '', 'p')
    draft.change(staff, [{ path: 'confidential', value: true }])
  })
  const titles = (open: boolean) =>
    minutesDocument(chapter.db, MEETING, 'de', { open, now: new Date() }).items.map(
      ({ number, title }) => `${number} ${title}`,
    )
  return { chapter, titles }
}

test('the paper says when it was printed by the clock where chapters meet, wherever the device is', () => {
  const { chapter } = openMeeting()
  const printedAt = (now: string) =>
    minutesDocument(chapter.db, MEETING, 'de', { open: true, now: new Date(now) }).printedAt
  expect(printedAt('2027-05-03T22:00:00Z')).toBe('2027-05-04T00:00')
  expect(printedAt('2027-12-31T22:00:00Z')).toBe('2027-12-31T23:00')
})

test('what stands below a confidential item is left out of the excerpt for others, too', () => {
  const { titles } = openMeeting()
  expect(titles(true)).toEqual(['2 Bericht'])
  expect(titles(false)).toHaveLength(4)
})

test('only a paper that leaves something out is an excerpt', async () => {
  const { chapter } = openMeeting()
  const isExcerpt = (open: boolean) =>
    minutesDocument(chapter.db, MEETING, 'de', { open, now: new Date() }).isExcerpt
  expect([isExcerpt(true), isExcerpt(false)]).toEqual([true, false])
  await trash(chapter, [staff])
  expect(isExcerpt(true)).toBe(false)
})

test('what stands below an item in the trash is on no paper', async () => {
  const { chapter, titles } = openMeeting()
  await trash(chapter, [staff])
  expect(titles(true)).toEqual(['1 Bericht'])
  expect(titles(false)).toEqual(['1 Bericht'])
})

test('the paper calls a meeting what the window calls it', () => {
  const { chapter } = openMeeting()
  for (const [language, words] of [
    ['de', de.meetings.kinds],
    ['en', en.meetings.kinds],
  ] as const) {
    for (const kind of MEETING_KINDS) {
      write(chapter, 'meetings.update', (draft) => {
        draft.change(MEETING, [{ path: 'kind', value: kind }])
      })
      const { heading } = minutesDocument(chapter.db, MEETING, language, {
        open: false,
        now: new Date(),
      })
      expect(heading.body).toBe(words[kind])
    }
  }
})
