/** What becomes of a board whose relay breaks down, and what the relay ever got to see. */
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { stateOf, untilEqual, untilShared } from '../sync/support/boards.ts'
import { contentOf } from '../sync/support/content.ts'
import { addMember, idOf, names } from '../sync/support/stories.ts'
import { beginStory, type Story } from './support/story.ts'

/** Everything that lies in the relay's folder, as one. */
const heldBy = ({ relayData }: Story) =>
  Buffer.concat(
    readdirSync(relayData, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(path.join(parentPath, name))),
  )

test('the relay is killed again and again while everybody writes: nothing is lost', async () => {
  const story = await beginStory()
  const [anna, bernd] = await story.board('Bernd')
  for (let kill = 0; kill < 3; kill += 1) {
    const burst = Array.from({ length: 20 }, (_, n) =>
      addMember(n % 2 ? anna : bernd, `N ${String(kill)} ${String(n)}`),
    )
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 80))
    await story.stopRelay('SIGKILL')
    await Promise.all(burst)
    await story.startRelay()
    for (const app of [anna, bernd]) await app.call('sync.wake', {})
  }
  await untilEqual(anna, bernd)
  expect((await contentOf(bernd))['members']).toHaveLength(60)
  expect(await stateOf(anna)).toMatchObject({ notices: [] })
}, 120_000)

test('the relay is put back to yesterday: the devices notice, bring back what it forgot, say so, and who was erased stays so', async () => {
  const story = await beginStory()
  const [anna, bernd] = await story.board('Bernd')
  await addMember(anna, 'Gelöscht')
  await addMember(bernd, 'Bleibt')
  await untilEqual(anna, bernd)
  await story.stopRelay()
  const yesterday = `${story.relayData}-yesterday`
  cpSync(story.relayData, yesterday, { recursive: true })
  await story.startRelay()
  await anna.call('records.erase', { ids: [await idOf(anna, 'Gelöscht')] })
  await addMember(bernd, 'Von heute')
  await untilEqual(anna, bernd)
  await story.stopRelay()
  rmSync(story.relayData, { recursive: true })
  cpSync(yesterday, story.relayData, { recursive: true })
  await story.startRelay()
  await addMember(anna, 'Danach')
  await untilEqual(anna, bernd)
  expect(await stateOf(anna)).toMatchObject({ notices: [{ kind: 'relay-restored' }] })
  const clara = await story.joiner(anna, 'Clara')
  await untilEqual(anna, bernd, clara)
  expect(await names(clara)).toEqual(['Bleibt', 'Danach', 'Von heute'])
  expect(JSON.stringify(await contentOf(clara))).not.toContain('Gelöscht')
}, 120_000)

test('neither the relay’s files nor anything on the line holds one of a hundred words that a board wrote', async () => {
  const story = await beginStory()
  const onTheLine = story.proxy.listenIn()
  const [anna, bernd] = await story.board('Bernd Kennzeichen')
  const words = Array.from({ length: 98 }, (_, n) => `Kennzeichen${String(n).padStart(3, '0')}`)
  await anna.call('chapter.update', {
    operations: [{ path: 'name', value: `Ortsverein ${words[0] ?? ''}` }],
  })
  // Most of it at once, as after an evening without a connection.
  story.proxy.setOpen(false)
  const meeting = await anna.call('meetings.create', {
    kind: 'board',
    title: words[1] ?? '',
    starts: '',
  })
  const item = await anna.call('agenda.add', { meeting, parent: '', title: words[2] ?? '' })
  await anna.call('motions.add', { item, title: words[3] ?? '' })
  for (const [index, word] of words.slice(4).entries()) {
    await addMember(index % 2 ? anna : bernd, word)
  }
  story.proxy.setOpen(true)
  await anna.call('sync.renameDevice', { name: 'Gerät Kennzeichen' })
  // Once everything as entries, once as the sum that a newcomer is given.
  await untilEqual(anna, bernd)
  await anna.call('records.erase', { ids: [await idOf(anna, words[97] ?? '')] })
  const clara = await story.joiner(anna, 'Clara Kennzeichen')
  await untilEqual(anna, bernd, clara)
  await untilShared(anna)
  const seen = [heldBy(story), onTheLine(), Buffer.from(story.relaySaid())]
  for (const bytes of seen) {
    expect(bytes.length).toBeGreaterThan(100)
    for (const form of ['utf8', 'utf16le'] as const) {
      expect(bytes.includes(Buffer.from('Kennzeichen', form))).toBe(false)
      expect(bytes.includes(Buffer.from('kennzeichen', form))).toBe(false)
    }
  }
  // The search itself finds something: where it may stand, it stands.
  expect(JSON.stringify(await contentOf(clara))).toContain(words[96])
}, 120_000)
