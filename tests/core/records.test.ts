import { expect, test } from 'vitest'
import { checkOpened } from '../support/check-opened.ts'
import { setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

const addMember = (core: OpenCore, lastName: string) =>
  core.call('members.create', { firstName: '', lastName })

const setCity = (core: OpenCore, id: string, city: string | null) =>
  core.call('members.update', { id, operations: [{ path: 'city', value: city }] })

const cityOf = async (core: OpenCore, id: string) => (await core.call('members.get', { id }))?.city

test('the trash says what lies there, who put it there and how long it stays', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Meier')
  await core.call('records.trash', { ids: [id] })
  const page = await core.call('records.trashed', { offset: 0, limit: 10 })
  expect(page).toMatchObject({
    total: 1,
    rows: [{ id, kind: 'member', title: 'Meier', person: 'Anna Müller', daysLeft: 90 }],
  })
  await core.call('records.restore', { ids: [id] })
  expect(await core.call('records.trashed', { offset: 0, limit: 10 })).toEqual({
    total: 0,
    kinds: [],
    rows: [],
  })
})

test('many records go to the trash at once as one act, and come back by one undo', async () => {
  const core = openNewChapter()
  const ids: string[] = []
  for (let n = 0; n < 60; n++) ids.push(await addMember(core, `Meier${String(n)}`))
  await core.call('records.trash', { ids })
  expect((await core.call('records.trashed', { offset: 50, limit: 50 })).rows).toHaveLength(10)
  const act = await core.call('records.history', { id: ids[0] ?? '', limit: 1 })
  const { changeSet = '' } = act[0] ?? {}
  expect(await core.call('records.undo', { changeSet })).toMatchObject({ undone: 60 })
  expect((await core.call('records.trashed', { offset: 0, limit: 1 })).total).toBe(0)
})

test('of thousands in the trash every page can be reached, and each kind by itself', async () => {
  const core = openNewChapter()
  const rows = Array.from({ length: 1200 }, (_, n) => `Eva${String(n)};Meier`)
  const bytes = Buffer.from(['Vorname;Nachname', ...rows].join('\n'), 'utf8')
  const read = await core.call('imports.open', { bytes, options: {} })
  await core.call('imports.plan', { id: read.id, mapping: read.mapping })
  const { changeSet } = await core.call('imports.run', { id: read.id })
  await core.call('records.undo', { changeSet: changeSet ?? '' })
  const meeting = await core.call('meetings.create', { kind: 'board', title: 'Mai', starts: '' })
  await core.call('records.trash', { ids: [meeting] })

  const seen = new Set<string>()
  for (let offset = 0; offset < 1201; offset += 100) {
    const page = await core.call('records.trashed', { offset, limit: 100 })
    for (const { id } of page.rows) seen.add(id)
  }
  expect(seen.size).toBe(1201)
  const kinds = [
    { kind: 'meeting', count: 1 },
    { kind: 'member', count: 1200 },
  ]
  const meetings = await core.call('records.trashed', { offset: 0, limit: 100, kind: 'meeting' })
  expect(meetings).toMatchObject({ total: 1, kinds, rows: [{ id: meeting }] })
  const last = await core.call('records.trashed', { offset: 1150, limit: 100, kind: 'member' })
  expect(last.rows).toHaveLength(50)
})

test('the chapter itself cannot be put into the trash', async () => {
  const core = openNewChapter()
  const chapter = '00000000000000000000000000000001'
  expect(await core.call('records.trash', { ids: [chapter] })).toBeNull()
})

test('undo goes back act by act, and forth again until something new is done', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Meier')
  await setCity(core, id, 'Jena')
  await setCity(core, id, 'Gera')
  expect(await core.call('records.undoLast', {})).toMatchObject({
    command: 'members.update',
    title: 'Meier',
    kind: 'member',
    fields: [{ path: 'city', before: 'Jena', after: 'Gera' }],
  })
  expect(await cityOf(core, id)).toBe('Jena')
  await core.call('records.undoLast', {})
  expect(await cityOf(core, id)).toBe('')
  await core.call('records.redoLast', {})
  expect(await cityOf(core, id)).toBe('Jena')
  await core.call('records.redoLast', {})
  expect(await cityOf(core, id)).toBe('Gera')
  expect(await core.send('records.redoLast', {})).toMatchObject({ error: { code: 'redo/nothing' } })
  await core.call('records.undoLast', {})
  await setCity(core, id, 'Suhl')
  expect(await core.send('records.redoLast', {})).toMatchObject({ error: { code: 'redo/newer' } })
  expect(await cityOf(core, id)).toBe('Suhl')
})

test('what was done before the last opening goes back only when somebody was asked', async () => {
  const core = openNewChapter()
  const reopen = async () => {
    await core.call('session.lock', {})
    await core.call('session.unlock', { passphrase: setUp.passphrase })
  }
  const id = await addMember(core, 'Meier')
  await setCity(core, id, 'Jena')
  await setCity(core, id, 'Gera')
  await reopen()
  const step = {
    command: 'members.update',
    title: 'Meier',
    fields: [{ path: 'city', before: 'Jena', after: 'Gera' }],
  }
  const asks = await core.call('records.undoLast', {})
  expect(asks).toMatchObject({ ...step, undone: 0 })
  expect(Math.abs(Date.now() - (asks.earlier?.at ?? 0))).toBeLessThan(60_000)
  expect(await cityOf(core, id)).toBe('Gera')
  const confirmed = asks.earlier?.changeSet ?? ''
  expect(await core.call('records.undoLast', { confirmed })).toMatchObject({
    ...step,
    undone: 1,
    earlier: null,
  })
  expect(await cityOf(core, id)).toBe('Jena')
  // A yes is about that step: given twice, it takes nothing else along.
  expect(await core.send('records.undoLast', { confirmed })).toMatchObject({
    error: { code: 'undo/nothing' },
  })
  expect(await cityOf(core, id)).toBe('Jena')

  await reopen()
  const again = await core.call('records.redoLast', {})
  expect(again.earlier).not.toBeNull()
  expect(await cityOf(core, id)).toBe('Jena')
  await core.call('records.redoLast', { confirmed: again.earlier?.changeSet })
  expect(await cityOf(core, id)).toBe('Gera')
  // What is done now is in sight.
  await setCity(core, id, 'Suhl')
  expect(await core.call('records.undoLast', {})).toMatchObject({ undone: 1, earlier: null })
})

test('undo ends before the creation of the chapter', async () => {
  const core = openNewChapter()
  await addMember(core, 'Meier')
  expect(await core.call('records.undoLast', {})).toMatchObject({ command: 'members.create' })
  expect(await core.send('records.undoLast', {})).toMatchObject({ error: { code: 'undo/nothing' } })
})

test('history knows what is taken back at the moment, also after taking back and forth', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Meier')
  await setCity(core, id, 'Jena')
  const undone = async () =>
    (await core.call('records.history', { id })).find(
      ({ command, undoes }) => command === 'members.update' && !undoes,
    )?.undone
  await core.call('records.undoLast', {})
  expect(await undone()).toBe(true)
  await core.call('records.redoLast', {})
  expect(await undone()).toBe(false)
})

test('a long history comes page by page', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Meier')
  for (let n = 0; n < 5; n++) await setCity(core, id, `Ort ${String(n)}`)
  const first = await core.call('records.history', { id, limit: 4 })
  const second = await core.call('records.history', {
    id,
    limit: 4,
    before: first.at(-1)?.changeSet,
  })
  expect([...first, ...second].map((entry) => entry.fields[0]?.after)).toEqual([
    'Ort 4',
    'Ort 3',
    'Ort 2',
    'Ort 1',
    'Ort 0',
    'Meier',
  ])
  expect(second.at(-1)?.created).toBe(true)
})

test('a record is set back to a day; what that changes is shown before, and can be undone', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Meier')
  await setCity(core, id, 'Jena')
  await core.call('members.update', {
    id,
    operations: [{ path: 'emails/a', value: { label: '', address: 'a@example.org' } }],
  })
  const [then] = await core.call('records.history', { id })
  const at = then?.at ?? 0
  await new Promise((resolve) => setTimeout(resolve, 2))
  await setCity(core, id, 'Gera')
  await core.call('members.update', {
    id,
    operations: [
      { path: 'emails/a/address', value: 'b@example.org' },
      { path: 'tags/Jusos', value: true },
    ],
  })
  await core.call('members.update', { id, operations: [{ path: 'emails/a', value: null }] })
  await core.call('records.trash', { ids: [id] })
  const preview = await core.call('records.setBackPreview', { id, at })
  expect(preview.fields.map(({ path }) => path).sort()).toEqual([
    'city',
    'emails/a',
    'tags/Jusos',
    'trashed',
  ])
  await core.call('records.setBack', { id, at })
  expect(await core.call('members.get', { id })).toMatchObject({
    city: 'Jena',
    emails: [{ address: 'a@example.org' }],
    tags: {},
    trashed: null,
  })
  expect((await core.call('records.setBackPreview', { id, at })).fields).toEqual([])
  await core.call('records.undoLast', {})
  expect(await core.call('members.get', { id })).toMatchObject({ city: 'Gera', emails: [] })
})

test('a record cannot be set back to before it was', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Meier')
  expect(await core.send('records.setBack', { id, at: 1000 })).toMatchObject({
    error: { code: 'records/not-yet-there' },
  })
})

test('erasing tells the windows, and the record is gone for every call', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Meier')
  core.events.length = 0
  expect(await core.call('records.erase', { ids: [id] })).toMatchObject({ erased: 1 })
  expect(core.events).toContainEqual({ type: 'changed', kinds: ['member'], ids: [id] })
  expect(await core.call('members.get', { id })).toBeNull()
  expect(await core.call('records.history', { id })).toEqual([])
  const operations = [{ path: 'city', value: 'Jena' }]
  expect(await core.send('members.update', { id, operations })).toMatchObject({
    error: { code: 'records/missing' },
  })
})

test('a window that sends a field or a value that does not fit is told which', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Meier')
  const update = (path: string, value: unknown) =>
    core.send('members.update', { id, operations: [{ path, value }] })
  expect(await update('shoeSize', '43')).toMatchObject({
    error: { code: 'records/unknown-field', details: { path: 'shoeSize' } },
  })
  expect(await update('birthDate', 'gestern')).toMatchObject({
    error: { code: 'records/bad-value', details: { path: 'birthDate' } },
  })
  expect(await core.call('records.history', { id })).toHaveLength(1)
})

test('a field that is saved while somebody types in it is one change, and goes back at once', async () => {
  const core = openNewChapter()
  const id = await addMember(core, 'Meier')
  const typed = async (notes: string, continues?: string) => {
    const operations = [{ path: 'notes', value: notes }]
    const changeSet = await core.call('members.update', { id, operations, continues })
    return changeSet ?? undefined
  }
  const first = await typed('Ruft')
  expect(await typed('Ruft am', first)).toBe(first)
  expect(await typed('Ruft am Montag an', first)).toBe(first)
  const [latest, earlier] = await core.call('records.history', { id })
  expect(latest?.fields).toEqual([{ path: 'notes', before: null, after: 'Ruft am Montag an' }])
  expect(earlier?.created).toBe(true)
  await core.call('records.undoLast', {})
  expect((await core.call('members.get', { id }))?.notes).toBe('')
  // After the undo the same window types on: that is a change of its own.
  expect(await typed('Ruft am Dienstag an', first)).not.toBe(first)
  await core.call('records.undoLast', {})
  expect((await core.call('members.get', { id }))?.notes).toBe('')
  expect(checkOpened(core)).toBe(0)
})

test('after an erasure the key undoes nothing that was done before it', async () => {
  const core = openNewChapter()
  const kept = await addMember(core, 'Meier')
  await setCity(core, kept, 'Ulm')
  const erased = await addMember(core, 'Geheim')
  await core.call('records.trash', { ids: [erased] })
  await core.call('records.erase', { ids: [erased] })
  expect(await core.send('records.undoLast', {})).toMatchObject({ error: { code: 'undo/erased' } })
  expect(await cityOf(core, kept)).toBe('Ulm')
  await new Promise((resolve) => setTimeout(resolve, 5))
  await setCity(core, kept, 'Köln')
  expect(await core.call('records.undoLast', {})).toMatchObject({ undone: 1 })
  expect(await cityOf(core, kept)).toBe('Ulm')
})

test('a chapter that got its old name back is called so beside the others as well', async () => {
  const core = openNewChapter()
  const operations = [{ path: 'name', value: 'Vertippt' }]
  await core.call('chapter.update', { operations })
  await core.call('records.undoLast', {})
  const { chapters } = await core.call('session.state', {})
  expect(chapters.map(({ name }) => name)).toEqual(['SPD Musterstadt'])
})
