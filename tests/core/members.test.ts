import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { CallArgs } from '../../shared/rpc/contract.ts'
import type { OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

const everybody: CallArgs<'members.list'> = {
  search: '',
  sort: 'name',
  descending: false,
  offset: 0,
  limit: 100,
}

async function addMember(core: OpenCore, firstName: string, lastName: string) {
  return core.call('members.create', { firstName, lastName })
}

async function foundBy(core: OpenCore, search: string): Promise<string[]> {
  const { rows } = await core.call('members.list', { ...everybody, search })
  return rows.map((row) => row.lastName)
}

test('a member is found by parts of the name, with umlauts written either way', async () => {
  const core = openNewChapter()
  await addMember(core, 'Jürgen', 'Großmüller')
  await addMember(core, 'Eva', 'Mueller')
  for (const search of ['müll', 'muell', 'grossm', 'GROẞMÜLLER', 'jue mül', 'rgen']) {
    expect(await foundBy(core, search), search).toContain('Großmüller')
  }
  expect(await foundBy(core, 'müller')).toEqual(['Großmüller', 'Mueller'])
  expect(await foundBy(core, 'meier')).toEqual([])
})

test('whose name is typed is found, not who lives in a street of that name', async () => {
  const core = await openNewChapter()
  const neighbour = await addMember(core, 'Adam', 'Apel')
  await core.call('members.update', {
    id: neighbour,
    operations: [
      { path: 'street', value: 'Müllerweg 3' },
      { path: 'city', value: 'Jena' },
      { path: 'number', value: '00017' },
    ],
  })
  await addMember(core, 'Jürgen', 'Großmüller')
  const named = async (text: string) =>
    (await core.call('members.byName', { text, limit: 8 })).map(({ name }) => name)
  for (const text of ['muell', 'müll', 'jur', 'müller grossm']) {
    expect(await named(text), text).toEqual(['Jürgen Großmüller'])
  }
  expect(await core.call('members.byName', { text: '00017', limit: 8 })).toMatchObject([
    { name: 'Adam Apel', detail: 'Jena · 00017' },
  ])
  expect(await named('')).toEqual(['Adam Apel', 'Jürgen Großmüller'])
})

test('among the people who may be meant the exact spelling comes first, then what begins so', async () => {
  const core = openNewChapter()
  const others = ['Ammann', 'Großmann', 'Maennel', 'Mannheim', 'Zimmermann']
  for (const name of others) await addMember(core, 'Anna', name)
  await addMember(core, 'Anna', 'Männ')
  await addMember(core, 'Wilhelm', 'Mann')
  const meant = async (text: string) =>
    (await core.call('members.byName', { text, limit: 8 })).map(({ name }) => name)
  expect(await meant('Mann')).toEqual([
    'Wilhelm Mann',
    'Anna Männ',
    'Anna Mannheim',
    'Anna Ammann',
    'Anna Großmann',
    'Anna Zimmermann',
  ])
  expect((await meant('männ')).slice(0, 3)).toEqual(['Anna Männ', 'Wilhelm Mann', 'Anna Maennel'])
  expect(await meant('mann wil')).toEqual(['Wilhelm Mann'])
})

test('people are found by an office as long as they hold it', async () => {
  const core = openNewChapter()
  const hold = async (id: string, office: string, until = '') =>
    core.call('members.update', {
      id,
      operations: [{ path: 'offices/o', value: { office, body: 'Vorstand', from: '', until } }],
    })
  const eva = await addMember(core, 'Eva', 'Meier')
  const before = await addMember(core, 'Otto', 'Alt')
  await addMember(core, 'Kassandra', 'Neumann')
  await hold(eva, 'Kassiererin und Schriftführerin')
  await hold(before, 'Kassierer', '2019-04-01')
  for (const search of ['kassier', 'schriftfuehr', 'schriftfuhr', 'führerin', 'eva kassier']) {
    expect(await foundBy(core, search), search).toEqual(['Meier'])
  }
  expect(await foundBy(core, 'ka')).toEqual(['Meier', 'Neumann'])
  expect(await foundBy(core, 'er')).toEqual([])
  const [first] = await core.call('search.all', { text: 'kass', limit: 5 })
  expect(first).toMatchObject({ title: 'Eva Meier', detail: '' })
  expect(first?.snippet).toContain('und Schriftführerin, Vorstand')
  expect(await core.call('members.byName', { text: 'kassier', limit: 5 })).toEqual([])

  for (const office of ['Kassierer*in', 'Kassierer/-in', 'Kassierer:in', 'Kassierer(in)']) {
    await hold(eva, office)
    expect(await foundBy(core, 'Kassiererin'), office).toEqual(['Meier'])
  }
  const [marked] = await core.call('search.all', { text: 'Kassiererin', limit: 5 })
  expect(marked?.snippet).toBe('Kassierer(in), Vorstand')

  await hold(eva, 'Kassiererin', '2020-01-01')
  expect(await foundBy(core, 'kassier')).toEqual([])
  await hold(eva, 'Beisitzerin')
  expect(await foundBy(core, 'beisitz')).toEqual(['Meier'])
  await core.call('records.trash', { ids: [eva] })
  expect(await foundBy(core, 'beisitz')).toEqual([])
})

test('whoever types "Kassierer*in" finds everybody who is one, however it is written', async () => {
  const core = openNewChapter()
  const offices = {
    Meier: 'Kassiererin',
    Alt: 'Kassierer',
    Neu: 'Kassierer:in',
    Bach: 'Beisitzerin',
  }
  for (const [name, office] of Object.entries(offices)) {
    const id = await addMember(core, 'Eva', name)
    const value = { office, body: '', from: '', until: '' }
    await core.call('members.update', { id, operations: [{ path: 'offices/o', value }] })
  }
  for (const mark of ['*in', ':in', '_in', '/in', '/-in', '(in)', '·innen', '*i', '*']) {
    expect(await foundBy(core, `Kassierer${mark}`), mark).toEqual(['Alt', 'Meier', 'Neu'])
  }
  expect(await foundBy(core, 'Eva/Indra')).toEqual([])
})

test('names sort as in a German telephone book: ä stands with a', async () => {
  const core = openNewChapter()
  for (const name of ['Zander', 'Äpfel', 'Bauer', 'Apel']) await addMember(core, 'X', name)
  expect(await foundBy(core, '')).toEqual(['Apel', 'Äpfel', 'Bauer', 'Zander'])
})

test('members stand by their surname, then by their first name, double surnames after single ones', async () => {
  const core = openNewChapter()
  const people = [
    ['Renatex', 'Fröhlich-Neu'],
    ['Renate', 'Fröhlich'],
    ['Zoe', 'Fröhlich'],
    ['Adam', 'Fröhlich Neumann'],
    ['Bea', 'Fröhlichmann'],
    ['Frieda', ''],
  ] as const
  for (const [firstName, lastName] of people) await addMember(core, firstName, lastName)
  const { rows } = await core.call('members.list', everybody)
  expect(rows.map(({ firstName, lastName }) => `${lastName}, ${firstName}`)).toEqual([
    ', Frieda',
    'Fröhlich, Renate',
    'Fröhlich, Zoe',
    'Fröhlich-Neu, Renatex',
    'Fröhlich Neumann, Adam',
    'Fröhlichmann, Bea',
  ])
})

test('the history says who changed what, and undo brings the old value back', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Eva', 'Meier')
  await core.call('members.update', { id, operations: [{ path: 'city', value: 'Jena' }] })
  await core.call('members.update', { id, operations: [{ path: 'city', value: 'Erfurt' }] })
  const [latest] = await core.call('records.history', { id })
  expect(latest).toMatchObject({
    person: 'Anna Müller',
    fields: [{ path: 'city', before: 'Jena', after: 'Erfurt' }],
  })
  await core.call('records.undo', { changeSet: latest?.changeSet ?? '' })
  expect((await core.call('members.get', { id }))?.city).toBe('Jena')
})

test('undo leaves alone what somebody has edited since, and says so', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Eva', 'Meier')
  await core.call('members.update', {
    id,
    operations: [
      { path: 'city', value: 'Jena' },
      { path: 'street', value: 'Markt 1' },
    ],
  })
  const [both] = await core.call('records.history', { id })
  await core.call('members.update', { id, operations: [{ path: 'city', value: 'Gera' }] })
  const result = await core.call('records.undo', { changeSet: both?.changeSet ?? '' })
  expect(result).toEqual({ finished: true, undone: 1, kept: [{ document: id, path: 'city' }] })
  expect(await core.call('members.get', { id })).toMatchObject({ city: 'Gera', street: '' })
})

test('a created member that is taken back lies in the trash, and comes back from there', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Eva', 'Meier')
  const [created] = await core.call('records.history', { id })
  await core.call('records.undo', { changeSet: created?.changeSet ?? '' })
  expect(await foundBy(core, '')).toEqual([])
  const [undoing] = await core.call('records.history', { id })
  await core.call('records.undo', { changeSet: undoing?.changeSet ?? '' })
  expect(await foundBy(core, 'meier')).toEqual(['Meier'])
})

test('a page of a new member is stored with what is entered first, and once only', async () => {
  const core = openNewChapter()
  const page = { id: 'a'.repeat(32) }
  const named = { ...page, operations: [{ path: 'city', value: 'Jena' }] }
  const continues = (await core.call('members.begin', named)) ?? undefined
  expect(await core.call('members.get', page)).toMatchObject({ city: 'Jena', kind: 'member' })
  const whole = [{ path: 'city', value: 'Jena-Ost' }]
  await core.call('members.update', { ...page, operations: whole, continues })
  expect(await core.call('records.history', page)).toHaveLength(1)
  expect(await core.send('members.begin', named)).toMatchObject({
    error: { code: 'records/missing' },
  })
  await core.call('records.erase', { ids: [page.id] })
  expect(await core.send('members.begin', named)).toMatchObject({
    error: { code: 'records/missing' },
  })
  const wrong = { id: 'b'.repeat(32), operations: [{ path: 'birthDate', value: '31.2.' }] }
  expect(await core.send('members.begin', wrong)).toMatchObject({
    error: { code: 'records/bad-value' },
  })
})

test('of those that come back from the trash it is known whose number is given twice', async () => {
  const core = openNewChapter()
  const withNumber = async (lastName: string, number: string) => {
    const id = await addMember(core, 'Eva', lastName)
    await core.call('members.update', { id, operations: [{ path: 'number', value: number }] })
    return id
  }
  const ids = [await withNumber('Meier', '17'), await withNumber('Rot', '18')]
  const unnumbered = await addMember(core, 'Eva', 'Ohne')
  await core.call('records.trash', { ids })
  await withNumber('Später', '17')
  await addMember(core, 'Karl', 'Ohne')
  const count = () => core.call('members.countSharingNumber', { ids: [...ids, unnumbered] })
  expect(await count(), 'while they lie in the trash').toBe(0)
  await core.call('records.restore', { ids })
  expect(await count()).toBe(1)
})

test('several e-mail addresses are kept in order and removed one by one', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Eva', 'Meier')
  await core.call('members.update', {
    id,
    operations: [
      { path: 'emails/a', value: { label: 'privat', address: 'eva@example.org' } },
      { path: 'emails/b', value: { label: 'Büro', address: 'meier@example.org' } },
      { path: 'tags/Jusos', value: true },
    ],
  })
  await core.call('members.update', { id, operations: [{ path: 'emails/a', value: null }] })
  const [removal] = await core.call('records.history', { id })
  await core.call('records.undo', { changeSet: removal?.changeSet ?? '' })
  const member = await core.call('members.get', { id })
  expect(member?.emails.map((email) => email.address)).toEqual([
    'eva@example.org',
    'meier@example.org',
  ])
  expect(Object.keys(member?.tags ?? {})).toEqual(['Jusos'])
})

test('no name stands in any file on the disk', async () => {
  const core = openNewChapter()
  await addMember(core, 'Geheimnis', 'Markierung')
  for (const file of readdirSync(core.dataFolder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const content = readFileSync(path.join(file.parentPath, file.name))
    for (const marker of ['Geheimnis', 'Markierung', 'geheimnis', 'Musterstadt']) {
      expect(content.includes(marker), file.name).toBe(false)
    }
  }
})
