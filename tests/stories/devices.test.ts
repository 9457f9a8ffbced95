/** Devices that are removed, put back or copied, as the people of a board meet it. */
import { cpSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { memberFilter } from '../../shared/members/member-filter.ts'
import { setUp } from '../support/open-core.ts'
import { stateOf, untilEqual, untilShared } from '../sync/support/boards.ts'
import { contentOf } from '../sync/support/content.ts'
import { addMember, idOf, list, names, setCity } from '../sync/support/stories.ts'
import { reopen, startApp, type App } from './support/app.ts'
import { beginStory, LONG } from './support/story.ts'

async function remove(admin: App, person: string) {
  const devices = await admin.call('sync.devices', {})
  const { number = 0 } = devices.find((device) => device.person === person) ?? {}
  await admin.call('sync.remove', { devices: [number] })
}

test('Clara is removed while she is away and writes on; what others built on her late words counts, and she takes her own along', async () => {
  const story = await beginStory()
  const [anna, bernd, clara] = await story.board('Bernd', 'Clara')
  await addMember(anna, 'Rosenblatt')
  await untilEqual(anna, bernd, clara)
  // Anna is away. Clara writes still, and Bernd goes on from what she wrote.
  await anna.stop()
  await addMember(clara, 'Spät')
  await untilEqual(bernd, clara)
  await setCity(bernd, await idOf(bernd, 'Spät'), 'Gera')
  await untilShared(bernd)
  await clara.stop()
  story.proxy.setOpen(false)
  const again = await reopen(clara, story.env)
  story.ends(again.stop)
  await addMember(again, 'Nur bei Clara')
  await again.stop()
  await bernd.stop()
  story.proxy.setOpen(true)
  const annas = await reopen(anna, story.env)
  story.ends(annas.stop)
  await untilShared(annas)
  await remove(annas, 'Clara')
  const bernds = await reopen(bernd, story.env)
  story.ends(bernds.stop)
  await untilEqual(annas, bernds)
  expect((await list(annas)).map(({ lastName, city }) => [lastName, city])).toEqual([
    ['Rosenblatt', ''],
    ['Spät', 'Gera'],
  ])
  const claras = await reopen(clara, story.env)
  story.ends(claras.stop)
  await expect.poll(() => stateOf(claras), LONG).toMatchObject({ problem: 'removed' })
  const taken = await claras.call('members.exportCsv', {
    filter: memberFilter.parse({ search: '' }),
    separator: ';',
    bom: false,
  })
  expect(Buffer.from(taken).toString()).toContain('Nur bei Clara')
  expect(await names(annas)).not.toContain('Nur bei Clara')
  // She has the record of it, not only the relay's word: the copy is hers to go on with.
  await claras.call('sync.keepAlone', {})
  expect(await names(claras)).toContain('Nur bei Clara')
}, 120_000)

test('A41 Anna puts back her laptop of yesterday: she is asked, speaks with a new voice, and all are equal', async () => {
  const story = await beginStory()
  const [anna, bernd] = await story.board('Bernd')
  await addMember(anna, 'Gestern')
  await untilEqual(anna, bernd)
  await anna.stop()
  const yesterday = `${anna.dataFolder}-yesterday`
  cpSync(anna.dataFolder, yesterday, { recursive: true })
  const today = await reopen(anna, story.env)
  await addMember(today, 'Heute')
  await untilEqual(today, bernd)
  await today.stop()
  rmSync(anna.dataFolder, { recursive: true })
  cpSync(yesterday, anna.dataFolder, { recursive: true })
  const again = await reopen(anna, story.env)
  story.ends(again.stop)
  expect((await again.call('session.state', {})).copy).not.toBe(null)
  await again.call('session.answerCopy', { origin: 'restored' })
  await expect.poll(() => stateOf(again), LONG).toMatchObject({ phase: 'online' })
  await addMember(again, 'Danach')
  await untilEqual(again, bernd)
  expect(await names(bernd)).toEqual(['Danach', 'Gestern', 'Heute'])
  expect(await stateOf(bernd)).toMatchObject({ notices: [] })
  const annas = (await bernd.call('sync.devices', {})).filter(({ isOwn }) => !isOwn)
  expect(annas.map(({ person }) => person)).toEqual([setUp.person, setUp.person])
  expect(annas.filter(({ isRemoved }) => isRemoved)).toHaveLength(1)
}, 120_000)

test('A42 Anna copies her folder to a second laptop: it is asked there, both go on, and nobody speaks twice', async () => {
  const story = await beginStory()
  const [anna, bernd] = await story.board('Bernd')
  await addMember(anna, 'Vorher')
  await untilEqual(anna, bernd)
  await anna.stop()
  const second = `${anna.dataFolder}-second`
  cpSync(anna.dataFolder, second, { recursive: true })
  const first = await reopen(anna, story.env)
  story.ends(first.stop)
  const other = await startApp(second, story.env)
  story.ends(other.stop)
  await other.call('session.unlock', { passphrase: setUp.passphrase })
  expect((await other.call('session.state', {})).copy).not.toBe(null)
  await other.call('session.answerCopy', { origin: 'copied' })
  await expect.poll(() => stateOf(other), LONG).toMatchObject({ phase: 'online' })
  await addMember(first, 'Vom ersten')
  await addMember(other, 'Vom zweiten')
  await untilEqual(first, bernd, other)
  expect(await names(bernd)).toEqual(['Vom ersten', 'Vom zweiten', 'Vorher'])
  expect(await stateOf(bernd)).toMatchObject({ notices: [] })
  const { change_sets: sets = [] } = await contentOf(bernd)
  expect(new Set(sets).size).toBe(sets.length)
}, 120_000)
