import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { ImportList } from '../../shared/rpc/import-calls.ts'
import { generateMemberList, type MemberListOptions } from '../generators/member-list.ts'
import { openDatabase } from '../../core/db/database.ts'
import { factsOf } from '../../core/records/facts.ts'
import { checkOpened, openedFile } from '../support/check-opened.ts'
import { newDataFolder, openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { runAndKill } from '../support/run-and-kill.ts'

const all = { search: '', sort: 'name', descending: false, offset: 0, limit: 500 } as const
const total = async (core: OpenCore) => (await core.call('members.list', all)).total

async function open(core: OpenCore, bytes: Uint8Array): Promise<ImportList> {
  return core.call('imports.open', { bytes, options: {} })
}

async function plan(core: OpenCore, bytes: Uint8Array) {
  const list = await open(core, bytes)
  const counts = await core.call('imports.plan', { id: list.id, mapping: list.mapping })
  return { id: list.id, counts }
}

const csv = (text: string) => Buffer.from(text, 'utf8')

const LIST: MemberListOptions = { seed: 7, rows: 300, format: 'csv', encoding: 'windows-1252' }

test('a list comes in whole, a second time it changes nothing, and one undo takes it back', async () => {
  const core = openNewChapter()
  const { bytes, expected } = generateMemberList(LIST)
  const first = await plan(core, bytes)
  expect(first.counts).toMatchObject({ new: expected.length, changed: 0, refused: 0 })
  const result = await core.call('imports.run', { id: first.id })
  expect(result).toMatchObject({ written: expected.length, finished: true })
  expect(await total(core)).toBe(expected.length)

  const second = await plan(core, bytes)
  expect(second.counts).toMatchObject({ new: 0, changed: 0, unchanged: expected.length })
  expect(await core.call('imports.run', { id: second.id })).toMatchObject({ changeSet: null })

  const undone = await core.call('records.undo', { changeSet: result.changeSet ?? '' })
  expect(undone).toMatchObject({ undone: expected.length, kept: [] })
  expect(await total(core)).toBe(0)
  expect(checkOpened(core)).toBe(0)
})

test('the preview says row by row what is new, changed and refused, and why', async () => {
  const core = openNewChapter()
  const before = csv('Nr;Vorname;Nachname;Ort\n1;Eva;Schöller;Jena\n2;Jörg;Weiß;Köln\n')
  await core.call('imports.run', { id: (await plan(core, before)).id })
  const { id, counts } = await plan(
    core,
    csv(
      'Nr;Vorname;Nachname;Ort\n1;Eva;Schöller;Weimar\n2;Jörg;Weiß;Köln\n;;;Ulm\n3;Özge;Demir;Bonn\n',
    ),
  )
  expect(counts).toMatchObject({ new: 1, changed: 1, unchanged: 1, refused: 1 })
  const rows = async (shown: 'changed' | 'refused') =>
    (await core.call('imports.rows', { id, shown, offset: 0, limit: 10 })).rows
  expect((await rows('changed'))[0]?.outcome).toMatchObject({
    changes: [{ field: 'city', before: 'Jena', after: 'Weimar' }],
  })
  expect((await rows('refused'))[0]).toMatchObject({ line: 4, outcome: { code: 'no-name' } })
  await core.call('imports.run', { id })
  const page = await core.call('members.list', { ...all, search: 'Schöller' })
  expect(page.rows[0]).toMatchObject({ city: 'Weimar' })
  expect(await total(core)).toBe(3)
})

test('a list has as many rows as its preview, whatever blank lines and further headers it holds', async () => {
  const core = openNewChapter()
  const header = 'Nr;Vorname;Nachname\n'
  const list = await open(
    core,
    csv(`Mitglieder;;\n;;\n${header}1;Eva;Meier\n;;\n${header}2;Jörg;Weiß\n;;\n`),
  )
  expect(list.rows).toBe(2)
  const counts = await core.call('imports.plan', { id: list.id, mapping: list.mapping })
  expect(counts).toMatchObject({ new: 2, changed: 0, unchanged: 0, refused: 0 })
})

test('rows in which letters may be missing are counted, and shown by themselves', async () => {
  const core = openNewChapter()
  const list = 'Nr;Vorname;Nachname\n1;?ucja;Meier\n2;Eva;M\ufffdller\n3;Jörg;Weiß\n'
  const { id, counts } = await plan(core, csv(list))
  expect(counts).toMatchObject({ new: 3, garbled: 2 })
  const { rows } = await core.call('imports.rows', { id, shown: 'garbled', offset: 0, limit: 10 })
  expect(rows.map(({ line }) => line)).toEqual([2, 3])
})

test('rows that lose a value are counted besides, and shown by themselves', async () => {
  const core = openNewChapter()
  const list =
    'Vorname;Nachname;Geburtsdatum;E-Mail\nEva;Meier;31.02.1980;\nJörg;Weiß;;joerg\n;;1.2.80;\n'
  const { id, counts } = await plan(core, csv(list))
  expect(counts).toMatchObject({ new: 2, refused: 1, remarked: 2, lacking: 2 })
  const { rows } = await core.call('imports.rows', { id, shown: 'remarked', offset: 0, limit: 10 })
  expect(rows.map(({ line }) => line)).toEqual([2, 3])
})

test('an export that is read again changes nothing', async () => {
  const core = openNewChapter()
  const { bytes, expected } = generateMemberList({ ...LIST, seed: 11, format: 'xlsx' })
  await core.call('imports.run', { id: (await plan(core, bytes)).id })
  for (const separator of [';', ',', '\t'] as const) {
    const file = await core.call('members.exportCsv', {
      filter: { search: '' },
      separator,
      bom: true,
    })
    const again = await plan(core, file)
    expect(again.counts).toMatchObject({ unchanged: expected.length, new: 0, changed: 0 })
  }
})

test('an export leaves a fact that says how many it was, and nobody’s name', async () => {
  const core = openNewChapter()
  const list = csv('Vorname;Nachname\nEva;Großqualmüller\nJörg;Weiß\n')
  await core.call('imports.run', { id: (await plan(core, list)).id })
  const options = { separator: ';', bom: true } as const
  await core.call('members.exportCsv', {
    filter: { search: 'Großqualmüller', kind: 'member', lacks: 'email', tag: 'Jusos' },
    ...options,
  })
  await core.call('members.exportCsv', { filter: { search: '' }, ...options })
  const { file, fileKey } = openedFile(core)
  const db = openDatabase(file, fileKey)
  const facts = factsOf(db, { kind: 'export' })
  db.close()
  expect(facts.map(({ person, body }) => ({ person, body }))).toEqual([
    {
      person: 'Anna Müller',
      body: {
        what: 'members',
        format: 'csv',
        count: 0,
        filter: { kind: 'member', lacks: 'email', isSearched: true, isTagged: true },
      },
    },
    { person: 'Anna Müller', body: { what: 'members', format: 'csv', count: 2, filter: {} } },
  ])
})

test('an import that is cancelled goes on later, or is taken back', async () => {
  const core = openNewChapter()
  const { bytes, expected } = generateMemberList(LIST)
  const cancelAfter = async (rows: number) => {
    core.onProgress = ({ done }) => {
      if (done >= rows) core.cancel()
    }
    const result = await core.call('imports.run', { id: (await plan(core, bytes)).id })
    core.onProgress = () => undefined
    return result
  }
  const cut = await cancelAfter(50)
  expect(cut.finished).toBe(false)
  const pending = await core.call('imports.pending', {})
  expect(pending).toMatchObject({ written: cut.written, left: expected.length - cut.written })
  const job = pending?.job ?? ''
  expect(await core.call('imports.continue', { job })).toMatchObject({ finished: true })
  expect(await total(core)).toBe(expected.length)
  expect(await core.call('imports.pending', {})).toBeNull()
  await core.call('records.undo', { changeSet: cut.changeSet ?? '' })

  await cancelAfter(50)
  const half = await core.call('imports.pending', {})
  await core.call('imports.giveUp', { job: half?.job ?? '' })
  expect(await total(core)).toBe(0)
  expect(await core.call('imports.pending', {})).toBeNull()
})

test('a file that is none says what it is, and a list of another chapter is not kept', async () => {
  const core = openNewChapter()
  const result = await core.send('imports.open', { bytes: csv('%PDF-1.7'), options: {} })
  expect(result).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^import\//) } })
  const { id } = await plan(core, generateMemberList(LIST).bytes)
  await core.call('session.lock', {})
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  const gone = await core.send('imports.run', { id })
  expect(gone).toMatchObject({ ok: false, error: { code: 'import/gone' } })
})

test('after a kill in the middle of an import every reported row is there, and it goes on', async () => {
  const dataFolder = newDataFolder()
  const file = path.join(newDataFolder(), 'liste.csv')
  const { bytes, expected } = generateMemberList({ ...LIST, rows: 1500 })
  writeFileSync(file, bytes)
  const reported = await runAndKill('import-child', [dataFolder, file], 400)
  const core = openCore(dataFolder)
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  const pending = await core.call('imports.pending', {})
  expect(pending?.written).toBeGreaterThanOrEqual(reported)
  expect(await total(core)).toBe(pending?.written)
  await core.call('imports.continue', { job: pending?.job ?? '' })
  expect(await total(core)).toBe(expected.length)
  expect(checkOpened(core)).toBe(0)
})

const folder = process.env['REAL_DATA']

test.skipIf(!folder)(
  'the real lists of members come in, and a second time change nothing',
  async () => {
    const lists = path.join(folder ?? '', 'members')
    for (const name of readdirSync(lists).filter((one) => /\.(csv|xlsx|ods|txt|tsv)$/i.test(one))) {
      const core = openNewChapter()
      const bytes = readFileSync(path.join(lists, name))
      const first = await plan(core, bytes)
      await core.call('imports.run', { id: first.id })
      const second = await plan(core, bytes)
      expect(second.counts, name).toMatchObject({ new: 0, changed: 0 })
      expect(await total(core), name).toBe(first.counts.new)
    }
  },
)
