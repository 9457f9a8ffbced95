/** What somebody is told who was not connected while the others went on. */
import { expect, test } from 'vitest'
import { untilEqual } from './support/boards.ts'
import { setUp } from '../support/open-core.ts'
import { addMember, board, idOf, setCity } from './support/stories.ts'

test('Bernd was away: he is told who did what to which record, once, and of nothing that he saw happen', async () => {
  const { anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  expect(await bernd.call('away.list', {})).toEqual({ total: 0, records: [] })
  await addMember(anna, 'Vor seinen Augen')
  await untilEqual(anna, bernd)
  await bernd.call('session.lock', {})
  await setCity(anna, await idOf(anna, 'Rosenblatt'), 'Gera')
  await addMember(anna, 'Inzwischen')
  await anna.call('records.trash', { ids: [await idOf(anna, 'Vor seinen Augen')] })
  await bernd.call('session.unlock', { passphrase: setUp.passphrase })
  await addMember(bernd, 'Von ihm selbst')
  await untilEqual(anna, bernd)
  const { total, records } = await bernd.call('away.list', {})
  expect(total).toBe(3)
  const people = [setUp.person]
  expect(records).toMatchObject([
    { title: 'Vor seinen Augen', people, isNew: false, isTrashed: true },
    { title: 'Inzwischen', people, isNew: true, isTrashed: false },
    { title: 'Rosenblatt', people, isNew: false, isTrashed: false },
  ])
  await bernd.call('session.lock', {})
  await bernd.call('session.unlock', { passphrase: setUp.passphrase })
  expect((await bernd.call('away.list', {})).total).toBe(3)
  await bernd.call('away.seen', {})
  expect((await bernd.call('away.list', {})).total).toBe(0)
  expect((await anna.call('away.list', {})).total).toBe(0)
})

test('whoever joins is not told of everything that there ever was', async () => {
  const { anna, bernd } = await board(['Bernd'])
  await untilEqual(anna, bernd)
  expect((await bernd.call('away.list', {})).total).toBe(0)
})
