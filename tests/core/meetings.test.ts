import { expect, test } from 'vitest'
import { MARK_END, MARK_START } from '../../shared/search/marks.ts'
import type { SearchHit } from '../../shared/rpc/search.ts'
import { canReadPdf, pagesOf, readerNote } from '../paper/read-pdf.ts'
import type { OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

async function addMeeting(core: OpenCore): Promise<string> {
  return core.call('meetings.create', {
    kind: 'board',
    title: 'Vorstandssitzung Mai',
    starts: '2027-05-03T19:00',
  })
}

const addItem = (core: OpenCore, meeting: string, title: string, parent = '') =>
  core.call('agenda.add', { meeting, parent, title })

async function agendaOf(core: OpenCore, id: string): Promise<string[]> {
  const page = await core.call('meetings.get', { id })
  return (page?.agenda ?? []).map(({ number, title }) => `${number} ${title}`)
}

async function addMotion(core: OpenCore, item: string, title: string, wording: string) {
  const motion = await core.call('motions.add', { item, title })
  await core.call('agenda.update', {
    id: item,
    operations: [{ path: `blocks/${motion}/wording`, value: wording }],
  })
  return motion
}

const carried = { yes: 7, no: 1, abstention: 0, invalid: null, result: 'carried' } as const

test('the agenda is added to, moved and nested, and an item never goes under itself', async () => {
  const core = openNewChapter()
  const meeting = await addMeeting(core)
  const first = await addItem(core, meeting, 'Begrüßung')
  const second = await addItem(core, meeting, 'Berichte')
  const third = await addItem(core, meeting, 'Kasse', second)
  expect(await agendaOf(core, meeting)).toEqual(['1 Begrüßung', '2 Berichte', '2.1 Kasse'])
  await core.call('agenda.move', { id: second, parent: '', before: first })
  expect(await agendaOf(core, meeting)).toEqual(['1 Berichte', '1.1 Kasse', '2 Begrüßung'])
  await core.call('agenda.move', { id: third, parent: first, before: '' })
  expect(await agendaOf(core, meeting)).toEqual(['1 Berichte', '2 Begrüßung', '2.1 Kasse'])
  const refused = await core.send('agenda.move', { id: first, parent: third, before: '' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'agenda/into-itself' } })
})

test('a meeting with a time that is none is refused, not stored without one', async () => {
  const core = openNewChapter()
  for (const starts of ['2027-05-03', '2027-02-31T19:00', '2027-05-03T24:10', 'morgen', ' ']) {
    const result = await core.send('meetings.create', { kind: 'board', title: 'Mai', starts })
    expect(result).toMatchObject({ ok: false, error: { code: 'rpc/bad-arguments' } })
  }
  expect((await core.call('meetings.list', { offset: 0, limit: 9 })).total).toBe(0)
})

test('an item only goes where its own agenda has a place for it', async () => {
  const core = openNewChapter()
  const meeting = await addMeeting(core)
  const item = await addItem(core, meeting, 'Berichte')
  const gone = await addItem(core, meeting, 'Entfällt')
  const elsewhere = await addItem(core, await addMeeting(core), 'Andere Sitzung')
  await core.call('records.trash', { ids: [gone] })
  const missing = { ok: false, error: { code: 'records/missing' } }
  for (const parent of [meeting, elsewhere, gone, 'f'.repeat(32)]) {
    expect(await core.send('agenda.add', { meeting, parent, title: 'Neu' })).toMatchObject(missing)
    expect(await core.send('agenda.move', { id: item, parent, before: '' })).toMatchObject(missing)
  }
  for (const path of ['parent', 'meeting', 'position']) {
    const operations = [{ path, value: elsewhere }]
    const refused = await core.send('agenda.update', { id: item, operations })
    expect(refused).toMatchObject({ ok: false, error: { code: 'records/unknown-field' } })
  }
  expect(await agendaOf(core, meeting)).toEqual(['1 Berichte'])
})

test('no item goes below one of its own that lies in the trash', async () => {
  const core = openNewChapter()
  const meeting = await addMeeting(core)
  const top = await addItem(core, meeting, 'Berichte')
  const middle = await addItem(core, meeting, 'Kasse', top)
  const low = await addItem(core, meeting, 'Prüfung', middle)
  await core.call('records.trash', { ids: [middle] })
  const refused = await core.send('agenda.move', { id: top, parent: low, before: '' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'agenda/into-itself' } })
})

test('counts that are entered one after the other, or by two at once, do not undo each other', async () => {
  const core = openNewChapter()
  const meeting = await addMeeting(core)
  const item = await addItem(core, meeting, 'Anträge')
  const motion = await addMotion(core, item, 'Straßenbahn', 'Der Ortsverein fordert sie.')
  await Promise.all([
    core.call('motions.vote', { item, motion, yes: 7 }),
    core.call('motions.vote', { item, motion, no: 2 }),
    core.call('motions.vote', { item, motion, result: 'rejected' }),
  ])
  const page = await core.call('meetings.get', { id: meeting })
  expect(page?.agenda[0]?.blocks[motion]).toMatchObject({ yes: 7, no: 2, result: 'rejected' })
})

test('a carried motion is a resolution at once, found by its words, and keeps its number', async () => {
  const core = openNewChapter()
  const item = await addItem(core, await addMeeting(core), 'Anträge')
  const motion = await addMotion(
    core,
    item,
    'Straßenbahn nach Süden',
    'Der Ortsverein fordert die Verlängerung der Straßenbahn.',
  )
  expect((await core.call('resolutions.list', { search: '', offset: 0, limit: 9 })).total).toBe(0)
  await core.call('motions.vote', { item, motion, ...carried })
  const page = await core.call('resolutions.list', { search: 'strassenbahn', offset: 0, limit: 9 })
  expect(page).toMatchObject({ matching: 1, total: 1 })
  expect(page.rows[0]).toMatchObject({ item, motion, number: '2027/1', date: '2027-05-03' })
  expect(page.rows[0]?.marked).toBe(`${MARK_START}Straßenbahn${MARK_END} nach Süden`)
  expect(page.rows[0]?.snippet).toContain('Straßenbahn')
  await core.call('motions.vote', { item, motion, ...carried, result: 'rejected' })
  const other = await addMotion(core, item, 'Zweiter', 'Text')
  await core.call('motions.vote', { item, motion: other, ...carried })
  await core.call('motions.vote', { item, motion, ...carried })
  const numbers = (await core.call('resolutions.list', { search: '', offset: 0, limit: 9 })).rows
  expect(numbers.map(({ number }) => number).sort()).toEqual(['2027/1', '2027/2'])
})

test('a hit shows the fields that hold what was searched, and no others', async () => {
  const core = openNewChapter()
  const meeting = await addMeeting(core)
  const operations = [
    { path: 'place', value: 'Rotes Haus' },
    { path: 'chair', value: 'Anna Müller' },
    { path: 'minuteTaker', value: 'Bernd Roth' },
  ]
  await core.call('meetings.update', { id: meeting, operations })
  const pieces = async (text: string) =>
    (await core.call('search.all', { text, limit: 9 })).map(({ snippet }) =>
      snippet.replaceAll(MARK_START, '[').replaceAll(MARK_END, ']'),
    )
  expect(await pieces('rot')).toEqual(['[Rotes] Haus · Bernd [Roth]'])
  expect(await pieces('2027')).toEqual([''])
})

test('a resolution whose vote was corrected is none any more, and whoever looks for its number is told', async () => {
  const core = openNewChapter()
  const meeting = await addMeeting(core)
  const item = await addItem(core, meeting, 'Anträge')
  const motion = await addMotion(core, item, 'Straßenbahn', 'Der Ortsverein fordert sie.')
  await core.call('motions.vote', { item, motion, ...carried })
  const found = () => core.call('search.all', { text: '2027/1', limit: 9 })
  const shown = () => core.call('resolutions.get', { item, motion })
  const none = ({ kind, former }: SearchHit) => `${kind} ${former}`.trim()
  expect((await found()).map(none).sort()).toEqual(['agenda-item', 'resolution'])
  expect(await shown()).toMatchObject({ result: 'carried', number: '2027/1' })

  await core.call('motions.vote', { item, motion, result: 'rejected' })
  expect((await found()).map(none)).toEqual(['agenda-item 2027/1'])
  expect(await shown()).toMatchObject({ result: 'rejected', number: '2027/1' })
  const list = await core.call('resolutions.list', { search: '', offset: 0, limit: 9 })
  expect(list).toMatchObject({ matching: 0, total: 0, rows: [] })

  await core.call('motions.vote', { item, motion, result: 'carried' })
  expect(await shown()).toMatchObject({ result: 'carried', number: '2027/1' })
  expect((await found()).map(none).sort()).toEqual(['agenda-item', 'resolution'])
  const never = await addMotion(core, item, 'Rad', 'Es wird repariert.')
  await core.call('motions.vote', { item, motion: never, result: 'rejected' })
  expect(await core.call('resolutions.get', { item, motion: never })).toBeNull()
})

test.runIf(canReadPdf)(
  `the minutes come as a PDF that holds wording and votes${readerNote}`,
  async () => {
    const core = openNewChapter()
    const meeting = await addMeeting(core)
    const item = await addItem(core, meeting, 'Anträge')
    const secret = await addItem(core, meeting, 'Personalsache')
    await core.call('agenda.update', {
      id: secret,
      operations: [{ path: 'confidential', value: true }],
    })
    const motion = await addMotion(core, item, 'Straßenbahn', 'Der Ortsverein fordert eine Bahn.')
    await core.call('motions.vote', { item, motion, ...carried })
    const whole = await core.call('meetings.minutes', { id: meeting, language: 'de', open: false })
    expect(Buffer.from(whole.subarray(0, 5)).toString()).toBe('%PDF-')
    const text = pagesOf(whole).join()
    expect(text).toContain('Der Ortsverein fordert eine Bahn.')
    expect(text).toContain('Personalsache')
    expect(text).toContain('2027/1')
    const excerpt = await core.call('meetings.minutes', { id: meeting, language: 'de', open: true })
    expect(pagesOf(excerpt).join()).not.toContain('Personalsache')
  },
)

test('a meeting says which of its participants lie in the trash or were erased', async () => {
  const core = openNewChapter()
  const id = await core.call('meetings.create', { kind: 'board', title: '', starts: '' })
  const names = ['Eva', 'Otto', 'Ida']
  const members: string[] = []
  for (const name of names) {
    members.push(await core.call('members.create', { firstName: name, lastName: '' }))
  }
  const guest = { member: '', name: 'Gast', attendance: 'guest' }
  await core.call('meetings.update', {
    id,
    operations: [
      { path: 'participants/guest', value: guest },
      ...members.map((member, at) => ({
        path: `participants/${String(at)}`,
        value: { member, name: names[at] ?? '', attendance: 'present' },
      })),
    ],
  })
  const [eva = '', otto = ''] = members
  await core.call('records.trash', { ids: [eva] })
  await core.call('records.erase', { ids: [otto] })
  const page = await core.call('meetings.get', { id })
  expect(page?.participantsGone).toEqual({ [eva]: 'trash', [otto]: 'erased' })
  expect(page?.meeting.participants).toHaveLength(4)
})
