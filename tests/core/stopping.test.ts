/** Whatever is done to many records tells how far it is, and stops when it is no longer wanted. */
import { expect, test } from 'vitest'
import type { CallArgs } from '../../shared/rpc/contract.ts'
import type { OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

const COUNT = 300
const list = { search: '', sort: 'name', descending: false, offset: 0, limit: 500 } as const

async function withMembers() {
  const core = openNewChapter()
  const rows = Array.from({ length: COUNT }, (_, n) => `Eva${String(n)};Meier`)
  const bytes = Buffer.from(['Vorname;Nachname', ...rows].join('\n'), 'utf8')
  const read = await core.call('imports.open', { bytes, options: {} })
  await core.call('imports.plan', { id: read.id, mapping: read.mapping })
  await core.call('imports.run', { id: read.id })
  return { core, ids: await core.call('members.ids', list) }
}

/** Does something and stops it when it first tells how far it is. */
async function stopped<Result>(core: OpenCore, call: () => Promise<Result>) {
  let told = 0
  core.onProgress = ({ done, total }) => {
    told = done
    expect(total).toBeGreaterThanOrEqual(done)
    core.cancel()
  }
  const result = await call()
  core.onProgress = () => undefined
  expect(told).toBeGreaterThan(0)
  return { result, told }
}

test('the trash takes no more than what was told, and that comes back by one undo', async () => {
  const { core, ids } = await withMembers()
  const { result, told } = await stopped(core, () => core.call('records.trash', { ids }))
  const { total } = await core.call('records.trashed', { offset: 0, limit: 1 })
  expect(total).toBe(told)
  const undone = await core.call('records.undo', { changeSet: result ?? '' })
  expect(undone).toMatchObject({ undone: told, finished: true })
})

test('a tag stops with those that have it', async () => {
  const { core, ids } = await withMembers()
  const args: CallArgs<'members.tag'> = { ids, tags: ['Jusos'], isSet: true }
  const { told } = await stopped(core, () => core.call('members.tag', args))
  expect(await core.call('members.tags', {})).toEqual([{ tag: 'Jusos', count: told }])
})

test('looking where somebody is named stops, and so does erasing', async () => {
  const { core, ids } = await withMembers()
  const chosen = ids.slice(0, 100)
  const looked = await stopped(core, () => core.call('records.erasePreview', { ids: chosen }))
  expect(looked.told).toBeLessThan(COUNT - 100)
  const { result, told } = await stopped(core, () => core.call('records.erase', { ids: chosen }))
  expect(result).toMatchObject({ erased: told, finished: false, isCleared: true })
  expect((await core.call('members.list', list)).total).toBe(COUNT - told)
})

test('an erasure of a meeting that is stopped leaves no agenda that nobody sees', async () => {
  const core = openNewChapter()
  const meeting = await core.call('meetings.create', { kind: 'board', title: 'Mai', starts: '' })
  for (let n = 0; n < 30; n++) {
    await core.call('agenda.add', { meeting, parent: '', title: `TOP ${String(n)}` })
  }
  await stopped(core, () => core.call('records.erase', { ids: [meeting] }))
  const left = await core.call('meetings.get', { id: meeting })
  expect(left?.agenda).toHaveLength(10)
})
