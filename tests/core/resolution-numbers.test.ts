import { expect, test } from 'vitest'
import type { OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'

async function addItem(core: OpenCore, starts: string) {
  const meeting = await core.call('meetings.create', { kind: 'board', title: '', starts })
  return core.call('agenda.add', { meeting, parent: '', title: 'Anträge' })
}

async function carry(core: OpenCore, item: string): Promise<string> {
  const motion = await core.call('motions.add', { item, title: 'Rad' })
  await core.call('motions.vote', { item, motion, result: 'carried' })
  return (await core.call('resolutions.get', { item, motion }))?.number ?? ''
}

test('the number of a resolution that was erased is not given again', async () => {
  const core = openNewChapter()
  const first = await addItem(core, '2027-05-03T19:00')
  const second = await addItem(core, '2027-06-03T19:00')
  expect(await carry(core, first)).toBe('2027/1')
  expect(await carry(core, second)).toBe('2027/2')
  expect(await carry(core, second)).toBe('2027/3')
  await core.call('records.erase', { ids: [second] })
  expect(await carry(core, first)).toBe('2027/4')
  await core.call('records.erase', { ids: [first] })
  const third = await addItem(core, '2027-07-03T19:00')
  expect(await carry(core, third)).toBe('2027/5')
  expect(await carry(core, await addItem(core, '2028-01-03T19:00'))).toBe('2028/1')
})

test('a vote that is taken back leaves no gap', async () => {
  const core = openNewChapter()
  const item = await addItem(core, '2027-05-03T19:00')
  expect(await carry(core, item)).toBe('2027/1')
  await core.call('records.undoLast', {})
  expect(await carry(core, item)).toBe('2027/1')
})
