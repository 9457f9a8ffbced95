/** What was planned is only done while what it was compared with still stands. */
import { expect, test } from 'vitest'
import type { OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

const all = { search: '', sort: 'name', descending: false, offset: 0, limit: 500 } as const
const total = async (core: OpenCore) => (await core.call('members.list', all)).total
const csv = (...lines: string[]) => Buffer.from(lines.join('\n'), 'utf8')

async function open(core: OpenCore, bytes: Uint8Array) {
  const { id, mapping } = await core.call('imports.open', { bytes, options: {} })
  const plan = () => core.call('imports.plan', { id, mapping })
  return { id, plan, counts: await plan() }
}

const LIST = csv('Nr;Vorname;Nachname;Ort', '1;Eva;Schöller;Jena', '2;Jörg;Weiß;Köln')

test('two windows plan the same list: whoever is second is shown that nothing is left to do', async () => {
  const core = openNewChapter()
  const first = await open(core, LIST)
  const second = await open(core, LIST)
  expect(second.counts).toMatchObject({ new: 2 })
  expect(await core.call('imports.run', { id: first.id })).toMatchObject({ written: 2 })
  expect(await core.send('imports.run', { id: second.id })).toMatchObject({
    error: { code: 'import/stale' },
  })
  expect(await total(core)).toBe(2)
  expect(await second.plan()).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
  expect(await core.call('imports.run', { id: second.id })).toMatchObject({ changeSet: null })
  expect(await total(core)).toBe(2)
})

test('two previews at once compare the list with the members, not with each of them twice', async () => {
  const core = openNewChapter()
  const lines = Array.from({ length: 600 }, (_, n) => `Eva${String(n)};Meier;Jena`)
  const list = csv('Vorname;Nachname;Ort', ...lines)
  await core.call('imports.run', { id: (await open(core, list)).id })
  const { plan } = await open(core, list)
  for (const counts of await Promise.all([plan(), plan(), plan()])) {
    expect(counts).toMatchObject({ new: 0, changed: 0, unchanged: 600 })
  }
})

test('what somebody entered since the preview is not overwritten unseen', async () => {
  const core = openNewChapter()
  await core.call('imports.run', { id: (await open(core, LIST)).id })
  const list = await open(core, csv('Nr;Vorname;Nachname;Ort', '1;Eva;Schöller;Weimar'))
  expect(list.counts).toMatchObject({ changed: 1 })
  const [eva] = (await core.call('members.list', { ...all, search: 'Eva' })).rows
  const operations = [{ path: 'city', value: 'Gera' }]
  await core.call('members.update', { id: eva?.id ?? '', operations })
  expect(await core.send('imports.run', { id: list.id })).toMatchObject({
    error: { code: 'import/stale' },
  })
  await list.plan()
  const shown = { id: list.id, shown: 'changed', offset: 0, limit: 10 } as const
  const { rows } = await core.call('imports.rows', shown)
  expect(rows[0]?.outcome).toMatchObject({ changes: [{ before: 'Gera', after: 'Weimar' }] })
})

test('an erasure makes a preview old, too; what is no member does not', async () => {
  const core = openNewChapter()
  await core.call('imports.run', { id: (await open(core, LIST)).id })
  const list = await open(core, csv('Nr;Vorname;Nachname;Ort', '1;Eva;Schöller;Weimar'))
  await core.call('meetings.create', { kind: 'board', title: 'Mai', starts: '' })
  expect(await core.call('imports.run', { id: list.id })).toMatchObject({ written: 1 })
  const second = await open(core, csv('Nr;Vorname;Nachname;Ort', '1;Eva;Schöller;Bonn'))
  const [eva] = (await core.call('members.list', { ...all, search: 'Eva' })).rows
  await core.call('records.erase', { ids: [eva?.id ?? ''] })
  expect(await core.send('imports.run', { id: second.id })).toMatchObject({
    error: { code: 'import/stale' },
  })
})

test('an import that was cut off and goes on later leaves alone what was entered in between', async () => {
  const core = openNewChapter()
  const lines = (city: string) =>
    Array.from({ length: 120 }, (_, n) => `${String(n + 1)};Eva${String(n)};Meier;${city}`)
  const list = (city: string) => csv('Nr;Vorname;Nachname;Ort', ...lines(city))
  await core.call('imports.run', { id: (await open(core, list('Jena'))).id })
  const second = await open(core, list('Weimar'))
  core.onProgress = ({ done }) => {
    if (done > 0) core.cancel()
  }
  await core.call('imports.run', { id: second.id })
  core.onProgress = () => undefined
  const left = (await core.call('members.list', all)).rows.find(({ city }) => city === 'Jena')
  const id = left?.id ?? ''
  await core.call('members.update', { id, operations: [{ path: 'city', value: 'Gera' }] })
  const pending = await core.call('imports.pending', {})
  await core.call('imports.continue', { job: pending?.job ?? '' })
  const cities = (await core.call('members.list', all)).rows.map(({ city }) => city)
  expect(cities.filter((city) => city === 'Weimar')).toHaveLength(119)
  expect((await core.call('members.get', { id }))?.city).toBe('Gera')
})
