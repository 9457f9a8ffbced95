import { expect, test } from 'vitest'
import { emptyTrash } from '../../core/records/erase.ts'
import { trash } from '../../core/records/trash.ts'
import { write } from '../../core/records/write.ts'
import { agendaItem } from '../../shared/meetings/agenda-item.ts'
import { meeting } from '../../shared/meetings/meeting.ts'
import { openCopy } from '../support/open-copy.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

/** A meeting that carried a motion, with a second item. */
async function openWithMeeting() {
  const core = openNewChapter()
  const add = async (title: string) => {
    const id = await core.call('meetings.create', { kind: 'board', title, starts: '' })
    const item = await core.call('agenda.add', { meeting: id, parent: '', title: 'Anträge' })
    const motion = await core.call('motions.add', { item, title: 'Straßenbahn' })
    await core.call('motions.vote', { item, motion, result: 'carried' })
    return { id, item, motion }
  }
  const may = await add('Sitzung im Mai')
  const june = await add('Sitzung im Juni')
  const other = await core.call('agenda.add', { meeting: may.id, parent: '', title: 'Berichte' })
  const seen = async () => {
    const list = (search: string) => core.call('resolutions.list', { search, offset: 0, limit: 50 })
    const [all, found] = [await list(''), await list('straßenbahn')]
    const hits = await core.call('search.all', { text: 'anträge', limit: 50 })
    return {
      all: [all.total, all.rows.length],
      found: [found.matching, found.rows.length],
      overview: (await core.call('chapter.overview', {})).resolutions,
      items: hits.length,
    }
  }
  return { core, may, june, other, seen }
}

const BOTH = { all: [2, 2], found: [2, 2], overview: 2, items: 2 }
const ONE = { all: [1, 1], found: [1, 1], overview: 1, items: 1 }

test('a meeting goes into the trash with its agenda and comes back as it was', async () => {
  const { core, may, other, seen } = await openWithMeeting()
  await core.call('records.trash', { ids: [other] })
  expect(await seen()).toEqual(BOTH)
  await core.call('records.trash', { ids: [may.id] })
  expect(await seen()).toEqual(ONE)
  expect(await core.call('resolutions.get', { item: may.item, motion: may.motion })).toBeNull()
  expect((await core.call('records.trashed', { offset: 0, limit: 9 })).total).toBe(2)
  await core.call('records.restore', { ids: [may.id] })
  expect(await seen()).toEqual(BOTH)
  const page = await core.call('meetings.get', { id: may.id })
  expect(page?.agenda.map(({ title }) => title)).toEqual(['Anträge'])
})

test('an item that is fetched from the trash brings its meeting along', async () => {
  const { core, may, seen } = await openWithMeeting()
  await core.call('records.trash', { ids: [may.item] })
  await core.call('records.trash', { ids: [may.id] })
  await core.call('records.restore', { ids: [may.item] })
  expect(await seen()).toEqual(BOTH)
  expect((await core.call('records.trashed', { offset: 0, limit: 9 })).total).toBe(0)
})

/** A meeting with items below each other: Anträge, in it Verkehr, in it the motion about Bahnen. */
async function openWithNested() {
  const opened = await openWithMeeting()
  const { core, may } = opened
  const below = (parent: string, title: string) =>
    core.call('agenda.add', { meeting: may.id, parent, title })
  const traffic = await below(may.item, 'Verkehr')
  const trams = await below(traffic, 'Anträge zu Bahnen')
  const motion = await core.call('motions.add', { item: trams, title: 'Straßenbahn nach Norden' })
  await core.call('motions.vote', { item: trams, motion, result: 'carried' })
  const agenda = async () =>
    (await core.call('meetings.get', { id: may.id }))?.agenda.map(
      ({ number, title }) => `${number} ${title}`,
    )
  return { ...opened, traffic, trams, motion, agenda }
}

const NESTED = ['1 Anträge', '1.1 Verkehr', '1.1.1 Anträge zu Bahnen', '2 Berichte']

test('an item goes into the trash with all below it and comes back with it', async () => {
  const { core, may, trams, motion, agenda, seen } = await openWithNested()
  const before = await seen()
  const list = () => core.call('meetings.list', { offset: 0, limit: 9 })
  const counts = async () => (await list()).rows.map(({ items, carried }) => [items, carried])
  expect(await agenda()).toEqual(NESTED)
  await core.call('records.trash', { ids: [may.item] })
  expect(await agenda()).toEqual(['1 Berichte'])
  expect(await seen()).toEqual(ONE)
  expect((await counts()).sort()).toEqual([
    [1, 0],
    [1, 1],
  ])
  expect(await core.call('resolutions.get', { item: trams, motion })).toBeNull()
  expect((await core.call('records.trashed', { offset: 0, limit: 9 })).total).toBe(1)
  await core.call('records.undoLast', {})
  expect(await agenda()).toEqual(NESTED)
  expect(await seen()).toEqual(before)
})

test('an item that is fetched from the trash brings those above it along', async () => {
  const { core, may, trams, agenda } = await openWithNested()
  await core.call('records.trash', { ids: [trams] })
  await core.call('records.trash', { ids: [may.item] })
  await core.call('records.restore', { ids: [may.item] })
  expect(await agenda()).toEqual(['1 Anträge', '1.1 Verkehr', '2 Berichte'])
  await core.call('records.trash', { ids: [may.item] })
  await core.call('records.restore', { ids: [trams] })
  expect(await agenda()).toEqual(NESTED)
})

test('an item that is erased leaves nothing below it, and says so before', async () => {
  const { core, may, traffic, trams, agenda } = await openWithNested()
  await core.call('records.trash', { ids: [may.item] })
  const preview = await core.call('records.erasePreview', { ids: [may.item] })
  expect(preview.records.map(({ id }) => id).sort()).toEqual([may.item, traffic, trams].sort())
  await core.call('records.erase', { ids: [may.item] })
  expect(await agenda()).toEqual(['1 Berichte'])
  expect(await core.call('records.history', { id: trams })).toEqual([])
})

test('a meeting that is erased leaves nothing of its agenda, and says so before', async () => {
  const { core, may, other, seen } = await openWithMeeting()
  await core.call('records.trash', { ids: [may.id] })
  const preview = await core.call('records.erasePreview', { ids: [may.id] })
  expect(preview.records.map(({ id }) => id).sort()).toEqual([may.id, may.item, other].sort())
  await core.call('records.erase', { ids: [may.id] })
  expect(await seen()).toEqual(ONE)
  expect(await core.call('records.history', { id: may.item })).toEqual([])
})

test('after 90 days in the trash a meeting takes its agenda along', async () => {
  const chapter = openCopy(1)
  const [id, item] = ['a'.repeat(32), 'b'.repeat(32)]
  write(chapter, 'meetings.create', (draft) => {
    draft.create(meeting, id, [])
    draft.create(agendaItem, item, [{ path: 'meeting', value: id }])
  })
  await trash(chapter, [id])
  const later = Date.now() + 91 * 24 * 60 * 60 * 1000
  expect(await emptyTrash(chapter, later)).toBe(2)
  expect(chapter.db.all('SELECT id FROM documents WHERE kind = ?', ['agenda-item'])).toEqual([])
})

test('a meeting without a title is told apart by its kind and day, wherever it is listed', async () => {
  const core = openNewChapter()
  const starts = '2027-05-03T19:00'
  const id = await core.call('meetings.create', { kind: 'general', title: '', starts })
  const operations = [{ path: 'place', value: 'Rotes Haus' }]
  await core.call('meetings.update', { id, operations })
  const named = { title: '', calledBy: { kind: 'general', starts } }
  expect(await core.call('search.all', { text: 'rotes', limit: 9 })).toMatchObject([named])
  expect(await core.call('records.undoLast', {})).toMatchObject(named)
  await core.call('records.trash', { ids: [id] })
  const { rows } = await core.call('records.trashed', { offset: 0, limit: 9 })
  expect(rows).toMatchObject([named])
  const preview = await core.call('records.erasePreview', { ids: [id] })
  expect(preview.records).toMatchObject([named])
})
