import { expect, test } from 'vitest'
import { listExports } from '../../core/members/export-fact.ts'
import { recordFact } from '../../core/records/facts.ts'
import { openCopy } from '../support/open-copy.ts'
import type { OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

const id = 'a'.repeat(32)
const nameless = 'b'.repeat(32)

async function enter(core: OpenCore) {
  const office = { office: 'Kassiererin', body: 'Vorstand', from: '2024-03-01', until: '' }
  await core.call('members.begin', {
    id,
    operations: [
      { path: 'firstName', value: 'Eva' },
      { path: 'lastName', value: 'Groß' },
      { path: 'number', value: '17' },
      { path: 'postalCode', value: '7202' },
      { path: 'emails/x', value: { label: 'privat', address: 'keine-mail' } },
      { path: 'offices/y', value: office },
      { path: 'notes', value: '=1+1' },
    ],
  })
  const operations = [{ path: 'city', value: 'Jena' }]
  await core.call('members.begin', { id: nameless, operations })
}

async function planOf(core: OpenCore, bytes: Uint8Array) {
  const list = await core.call('imports.open', { bytes, options: {} })
  const { mapping } = list
  return { id: list.id, counts: await core.call('imports.plan', { id: list.id, mapping }) }
}

const exported = (core: OpenCore) =>
  core.call('members.exportCsv', { filter: { search: '' }, separator: ';', bom: true })

test('a list that was given out changes nothing when it is read back', async () => {
  const core = openNewChapter()
  await enter(core)
  const { counts } = await planOf(core, await exported(core))
  const nothing = {
    new: 0,
    changed: 0,
    refused: 0,
    skipped: 0,
    garbled: 0,
    remarked: 0,
    lacking: 0,
  }
  expect(counts).toEqual({ ...nothing, unchanged: 2 })
})

test('in another folder it brings everybody in as they were, offices included', async () => {
  const core = openNewChapter()
  await enter(core)
  const bytes = await exported(core)
  const other = openNewChapter()
  const plan = await planOf(other, bytes)
  expect(plan.counts).toMatchObject({ new: 2, refused: 0 })
  await other.call('imports.run', { id: plan.id })
  const ids = await other.call('members.ids', { search: 'Groß', sort: 'name', descending: false })
  const before = await core.call('members.get', { id })
  const after = await other.call('members.get', { id: ids[0] ?? '' })
  const anyId = expect.any(String) as string
  expect(after).toEqual({
    ...before,
    emails: before?.emails.map((email) => ({ ...email, id: anyId })),
    offices: before?.offices.map((office) => ({ ...office, id: anyId })),
  })
  expect((await planOf(other, await exported(other))).counts).toMatchObject({ unchanged: 2 })
})

test('an office that ended is ended, not entered a second time', async () => {
  const core = openNewChapter()
  await enter(core)
  const list =
    'Nr;Vorname;Nachname;Amt;Gremium;Amt seit;Amt bis\n17;Eva;Groß;Kassiererin;Vorstand;1.3.24;1.3.26\n'
  const plan = await planOf(core, new TextEncoder().encode(list))
  expect(plan.counts).toMatchObject({ changed: 1 })
  await core.call('imports.run', { id: plan.id })
  expect((await core.call('members.get', { id }))?.offices).toMatchObject([
    { id: 'y', office: 'Kassiererin', until: '2026-03-01' },
  ])
})

test('who gave out which list is known later; of a search or a tag only that there was one', async () => {
  const core = await openNewChapter()
  await enter(core)
  expect(await core.call('members.exports', {})).toEqual([])
  await exported(core)
  const filter = { search: 'Groß', lacks: 'phone', tag: 'Verteiler' } as const
  await core.call('members.exportCsv', { filter, separator: ';', bom: true })
  const lists = await core.call('members.exports', {})
  expect(lists).toMatchObject([
    {
      person: 'Anna Müller',
      count: 0,
      filter: { lacks: 'phone' },
      isSearched: true,
      isTagged: true,
    },
    { person: 'Anna Müller', count: 2, filter: {}, isSearched: false, isTagged: false },
  ])
  expect(lists[0]?.at.localeCompare(lists[1]?.at ?? '')).toBeGreaterThanOrEqual(0)
  expect(JSON.stringify(lists)).not.toContain('Groß')
})

test('of the members only those that were chosen are given out, and that is known later', async () => {
  const core = openNewChapter()
  await enter(core)
  const filter = { search: '' }
  const bytes = await core.call('members.exportCsv', {
    filter,
    ids: [id],
    separator: ';',
    bom: true,
  })
  const rows = Buffer.from(bytes).toString('utf8').trim().split('\r\n')
  expect(rows).toHaveLength(2)
  expect(rows[1]).toContain('Groß')
  expect(await core.call('members.exports', {})).toMatchObject([{ count: 1, isChosen: true }])
  expect(JSON.stringify(await core.call('members.exports', {}))).not.toContain(id)
})

test('a list that a newer app gave out in its own way is listed with what is understood', () => {
  const copy = openCopy(1)
  recordFact(copy, 'export', { what: 'members', count: 'viele', filter: { age: 'over100' } })
  recordFact(copy, 'export', 'anders')
  expect(listExports(copy.db)).toMatchObject([
    { count: null, filter: {}, isSearched: false },
    { count: null, filter: {}, isSearched: false },
  ])
})
