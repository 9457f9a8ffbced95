/** One act can be about thousands of records; taking it back in one of them is about that one. */
import { expect, test } from 'vitest'
import { member } from '../../shared/members/member.ts'
import { newId } from '../../core/records/new-id.ts'
import { receiveChangeSets } from '../../core/records/receive.ts'
import { undoLast } from '../../core/records/undo-last.ts'
import { write } from '../../core/records/write.ts'
import { openCopy, type Copy } from '../support/open-copy.ts'
import type { OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

const list = { search: '', sort: 'name', descending: false, offset: 0, limit: 500 } as const
const total = async (core: OpenCore) => (await core.call('members.list', list)).total

/** Members who came in with one list, and the act that brought them in. */
async function imported(core: OpenCore, count: number) {
  const rows = Array.from({ length: count }, (_, n) => `Eva${String(n)};Meier${String(n)};Jena`)
  const bytes = Buffer.from(['Vorname;Nachname;Ort', ...rows].join('\n'), 'utf8')
  const read = await core.call('imports.open', { bytes, options: {} })
  await core.call('imports.plan', { id: read.id, mapping: read.mapping })
  const { changeSet } = await core.call('imports.run', { id: read.id })
  const { rows: members } = await core.call('members.list', list)
  return { changeSet: changeSet ?? '', ids: members.map(({ id }) => id) }
}

test('taking back in the history of one member leaves the others of the same import', async () => {
  const core = openNewChapter()
  const { changeSet, ids } = await imported(core, 60)
  const [id = '', other = ''] = ids
  const [entry] = await core.call('records.history', { id })
  expect(entry).toMatchObject({ changeSet, records: 60, undone: false })
  const undone = await core.call('records.undo', { changeSet, document: id })
  expect(undone).toMatchObject({ undone: 1, kept: [], finished: true })
  expect(await total(core)).toBe(59)
  expect((await core.call('records.history', { id })).at(-1)).toMatchObject({ undone: true })
  expect((await core.call('records.history', { id: other })).at(-1)).toMatchObject({
    undone: false,
  })
  // The whole is another choice, and goes on with the others.
  expect(await core.call('records.undo', { changeSet })).toMatchObject({ undone: 59 })
  expect(await total(core)).toBe(0)
})

test('one key press never takes back more than 20 records unasked', async () => {
  const core = openNewChapter()
  const { changeSet, ids } = await imported(core, 30)
  const asks = await core.send('records.undoLast', {})
  const details = { changeSet, records: 30, command: 'members.import' }
  expect(asks).toMatchObject({ ok: false, error: { code: 'records/many', details } })
  expect(await total(core)).toBe(30)
  await core.call('records.trash', { ids: ids.slice(0, 20) })
  expect(await core.call('records.undoLast', {})).toMatchObject({ records: 20, undone: 20 })
  await core.call('records.undo', { changeSet })
  expect(await total(core)).toBe(0)
  // Done again in one press, it would be as many.
  expect(await core.send('records.redoLast', {})).toMatchObject({
    error: { code: 'records/many', details: { records: 30, command: 'members.import' } },
  })
})

test('what others have edited over does not count, and is no reason to ask', async () => {
  const [anna, bernd] = [openCopy(1), openCopy(2)]
  const ids = Array.from({ length: 30 }, newId)
  write(anna, 'members.import', (draft) => {
    for (const id of ids) draft.create(member, id, [])
  })
  const tag = (copy: Copy, some: readonly string[], path: string, isSet: boolean) =>
    write(copy, 'members.tag', (draft) => {
      for (const id of some) draft.change(id, [{ path, value: isSet || null }])
    })
  tag(anna, ids, 'tags/Jusos', true)
  receiveChangeSets(bernd, anna.sent)
  tag(bernd, ids.slice(0, 15), 'tags/Jusos', false)
  receiveChangeSets(anna, bernd.sent)
  expect(await undoLast(anna)).toMatchObject({ ok: true, value: { undone: 15 } })
  // Of the import nobody can go back: all were edited since.
  expect(await undoLast(anna)).toMatchObject({ ok: false, error: { code: 'undo/edited' } })
})
