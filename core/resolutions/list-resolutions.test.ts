import { expect, test } from 'vitest'
import { agendaItem } from '../../shared/meetings/agenda-item.ts'
import { meeting } from '../../shared/meetings/meeting.ts'
import { MARK_START } from '../../shared/search/marks.ts'
import { openCopy } from '../../tests/support/open-copy.ts'
import { newId } from '../records/new-id.ts'
import { write } from '../records/write.ts'
import { listResolutions } from './list-resolutions.ts'

/** A chapter that carried so many motions in one meeting. */
function openWithResolutions(count: number) {
  const chapter = openCopy(1)
  write(chapter, 'meetings.create', (draft) => {
    const id = newId()
    draft.create(meeting, id, [{ path: 'starts', value: '2027-05-03T19:00' }])
    for (let number = 1; number <= count; number++) {
      const motion = {
        type: 'motion',
        title: `Antrag ${String(number)}`,
        wording: `Der Ortsverein fordert der Reihe nach Punkt ${String(number)}. `.repeat(20),
        result: 'carried',
        number: `2027/${String(number)}`,
      }
      draft.create(agendaItem, newId(), [
        { path: 'meeting', value: id },
        { path: `blocks/${newId()}`, value: motion },
      ])
    }
  })
  return chapter
}

test('a word that stands in thousands of resolutions is found at once, page by page', () => {
  const { db } = openWithResolutions(3000)
  const page = (offset: number) => listResolutions(db, { search: 'der', offset, limit: 50 })
  page(0)
  const start = process.cpuUsage()
  const first = page(0)
  const { user, system } = process.cpuUsage(start)
  // A few milliseconds where nothing else runs; reading and marking all of them takes hundreds.
  expect((user + system) / 1000).toBeLessThan(60)
  expect(first).toMatchObject({ matching: 3000, total: 3000 })
  expect(first.rows[0]?.snippet).toContain(`${MARK_START}Der`)
  const all = [...first.rows, ...page(50).rows, ...page(2990).rows]
  expect(all).toHaveLength(110)
  expect(new Set(all.map(({ item }) => item)).size).toBe(110)
})

test('the resolutions of one evening are listed by number, the tenth before the ninth', () => {
  const { db } = openWithResolutions(11)
  const { rows } = listResolutions(db, { search: '', offset: 0, limit: 3 })
  expect(rows.map(({ number }) => number)).toEqual(['2027/11', '2027/10', '2027/9'])
})
