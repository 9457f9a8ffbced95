/** Who of a board is here, and where: several devices over a real relay. */
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Place } from '../../shared/presence/place.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { setUp, type OpenCore } from '../support/open-core.ts'
import { PERSON_COLOURS } from '../../shared/presence/person-colours.ts'
import { shown, write } from '../support/write-text.ts'
import { join, shareWith, stateOf, untilEqual, type Line } from './support/boards.ts'
import { contentOf } from './support/content.ts'
import { cores, openStoryLine } from './support/stories.ts'

const texts: { close(): void }[] = []
afterEach(() => {
  for (const text of texts.splice(0)) text.close()
})

/** Anna shares her folder, in which a meeting is planned; the others are let in. */
async function board(...others: readonly string[]) {
  const line = await openStoryLine()
  const anna = openNewChapter()
  cores.push(anna)
  const starts = '2027-05-03T19:00'
  const meeting = await anna.call('meetings.create', { kind: 'board', title: 'Vorstand', starts })
  await anna.call('agenda.add', { meeting, parent: '', title: 'Bericht' })
  const item = await anna.call('agenda.add', { meeting, parent: '', title: 'Anträge' })
  await shareWith(anna, line)
  const joined: OpenCore[] = []
  for (const person of others) joined.push(await join(anna, person))
  cores.push(...joined)
  return { line, anna, bernd: joined[0] ?? anna, clara: joined[1] ?? anna, meeting, item }
}

const nowhere = { record: '', item: '' }
const go = (core: OpenCore, place: Place) => core.call('presence.here', { place })

/** What one sees of the others: name, and the title of each place. */
async function seenBy(core: OpenCore) {
  const { others } = await core.call('presence.others', {})
  return others
    .map(({ person, places }) => ({
      person,
      at: places.map(({ section, title, number }) => [section, title, number].filter(Boolean)),
    }))
    .sort((a, b) => a.person.localeCompare(b.person))
}

/** Bytes that came from the relay, to all who are connected. */
const received = ({ proxy }: Line) => proxy.received().reduce((sum, bytes) => sum + bytes, 0)

test('Anna sees that Bernd is here, in which meeting and at which item; he sees her', async () => {
  const { anna, bernd, meeting, item } = await board('Bernd')
  await go(anna, { section: 'members', ...nowhere })
  await go(bernd, { section: 'meetings', record: meeting, item })
  const berndIsThere = { person: 'Bernd', at: [['meetings', 'Vorstand', '2']] }
  await expect.poll(() => seenBy(anna)).toEqual([berndIsThere])
  await expect.poll(() => seenBy(bernd)).toEqual([{ person: setUp.person, at: [['members']] }])
  await go(bernd, { section: 'settings', ...nowhere })
  await expect.poll(() => seenBy(anna)).toEqual([{ person: 'Bernd', at: [['settings']] }])
  expect(anna.events).toContainEqual({ type: 'presence' })
  // What is not there (any more, or yet) leads nowhere.
  await go(bernd, { section: 'members', record: 'f'.repeat(32), item: '' })
  const places = async () => (await anna.call('presence.others', {})).others[0]?.places
  await expect.poll(places).toMatchObject([{ section: 'members', record: '', title: '' }])
})

test('Bernd is called otherwise while he is here: Anna sees his new name', async () => {
  const { anna, bernd } = await board('Bernd')
  await go(bernd, { section: 'start', ...nowhere })
  await expect.poll(() => seenBy(anna)).toHaveLength(1)
  anna.events.length = 0
  await bernd.call('chapter.renamePerson', { person: 'Bernd Öztürk' })
  await expect.poll(() => anna.events).toContainEqual({ type: 'presence' })
  await expect.poll(() => seenBy(anna)).toMatchObject([{ person: 'Bernd Öztürk' }])
})

test('who closes the window is gone, and somebody with two windows is in both places', async () => {
  const { anna, bernd, meeting } = await board('Bernd')
  await go(bernd, { section: 'members', ...nowhere })
  const second = bernd.connect(() => undefined)
  const place = { section: 'meetings', record: meeting, item: '' }
  second.send({ type: 'call', id: 1, name: 'presence.here', args: { place } })
  const inBoth = [['members'], ['meetings', 'Vorstand']]
  await expect.poll(() => seenBy(anna)).toEqual([{ person: 'Bernd', at: inBoth }])
  second.close()
  await expect.poll(() => seenBy(anna)).toEqual([{ person: 'Bernd', at: [['members']] }])
  await bernd.call('session.lock', {})
  await expect.poll(() => seenBy(anna)).toEqual([])
})

test('Clara is removed: she disappears for all, and sees nobody; the others go on seeing each other', async () => {
  const { anna, bernd, clara } = await board('Bernd', 'Clara')
  for (const core of [anna, bernd, clara]) await go(core, { section: 'start', ...nowhere })
  const names = async (core: OpenCore) => (await seenBy(core)).map(({ person }) => person)
  await expect.poll(() => names(anna)).toEqual(['Bernd', 'Clara'])
  await expect.poll(() => names(clara)).toEqual([setUp.person, 'Bernd'])
  const devices = await anna.call('sync.devices', {})
  const { number = 0 } = devices.find(({ person }) => person === 'Clara') ?? {}
  await anna.call('sync.remove', { devices: [number] })
  await expect.poll(() => names(clara)).toEqual([])
  for (const core of [anna, bernd]) await expect.poll(() => names(core)).not.toContain('Clara')
  // Under new keys, which Clara never gets.
  await go(bernd, { section: 'members', ...nowhere })
  await expect.poll(() => seenBy(anna)).toEqual([{ person: 'Bernd', at: [['members']] }])
  expect(await names(clara)).toEqual([])
})

test('without a connection nobody is seen; afterwards all are where they are then', async () => {
  const { line, anna, bernd } = await board('Bernd')
  await go(anna, { section: 'start', ...nowhere })
  await go(bernd, { section: 'start', ...nowhere })
  await expect.poll(() => seenBy(anna)).toHaveLength(1)
  line.proxy.setOpen(false)
  await expect
    .poll(() => anna.call('presence.others', {}))
    .toEqual({ isShared: true, isOnline: false, others: [] })
  await go(bernd, { section: 'trash', ...nowhere })
  line.proxy.setOpen(true)
  for (const core of [anna, bernd]) await core.call('sync.wake', {})
  await expect.poll(() => seenBy(anna)).toEqual([{ person: 'Bernd', at: [['trash']] }])
})

test('a folder that nobody shares has nobody else in it', async () => {
  const anna = openNewChapter()
  cores.push(anna)
  await go(anna, { section: 'start', ...nowhere })
  expect(await anna.call('presence.others', {})).toEqual({
    isShared: false,
    isOnline: false,
    others: [],
  })
})

test('nothing of it is stored, and none of it is an entry of the log', async () => {
  const { anna, bernd, meeting, item } = await board('Bernd')
  await expect.poll(() => stateOf(bernd)).toMatchObject({ unshared: 0 })
  const window = write(bernd, item)
  texts.push(window)
  await window.saved()
  window.type('Der Antrag.')
  await window.saved()
  await untilEqual(anna, bernd)
  const before = [await contentOf(anna), await contentOf(bernd)]
  for (const section of ['start', 'trash', 'settings', 'meetings'] as const) {
    const record = section === 'meetings' ? meeting : ''
    await go(bernd, { section, record, item: '' })
    setCursor(window, 3)
    await expect
      .poll(async () => (await anna.call('presence.others', {})).others[0]?.places)
      .toMatchObject([{ section, record }])
  }
  expect(await stateOf(bernd)).toMatchObject({ unshared: 0 })
  expect([await contentOf(anna), await contentOf(bernd)]).toEqual(before)
})

/** Sets the cursor as the editor does: by the letter before it. */
function setCursor(window: ReturnType<typeof write>, at: number, to = at) {
  const text = lastText(window.doc)
  const position = (index: number) => Y.createRelativePositionFromTypeIndex(text, index, -1)
  window.provider.awareness.setLocalStateField('cursor', {
    anchor: position(at),
    head: position(to),
  })
}

function lastText(doc: Y.Doc): Y.XmlText {
  const text = (doc.getXmlFragment('text').toArray().at(-1) as Y.XmlElement).get(0)
  if (!(text instanceof Y.XmlText)) throw new Error('no text yet')
  return text
}

/** Whose cursors a window shows besides its own, and where. */
function cursorsIn(window: ReturnType<typeof write>) {
  const { awareness } = window.provider
  return [...awareness.getStates()].flatMap(([client, state]) => {
    const { user, cursor } = state as { user?: unknown; cursor?: Record<string, unknown> }
    if (client === awareness.clientID || !cursor) return []
    const at = (json: unknown) =>
      Y.createAbsolutePositionFromRelativePosition(
        Y.createRelativePositionFromJSON(json),
        window.doc,
      )?.index
    return [{ user, from: at(cursor['anchor']), to: at(cursor['head']) }]
  })
}

test('Bernd’s cursor and selection stand in Anna’s text, with his name and a colour', async () => {
  const { line, anna, bernd, meeting, item } = await board('Bernd')
  const place = { section: 'meetings', record: meeting, item } as const
  for (const core of [anna, bernd]) await go(core, place)
  const [annas, bernds] = [write(anna, item), write(bernd, item)]
  texts.push(annas, bernds)
  await bernds.saved()
  bernds.type('Der Antrag liegt vor.')
  await expect.poll(() => shown(annas.doc)).toContain('liegt vor.')
  setCursor(bernds, 4, 10)
  const user = { name: 'Bernd', color: PERSON_COLOURS[1] }
  await expect.poll(() => cursorsIn(annas)).toMatchObject([{ user, from: 4, to: 10 }])
  const before = received(line)
  setCursor(bernds, 0)
  await expect.poll(() => cursorsIn(annas)).toMatchObject([{ user, from: 0, to: 0 }])
  // A message takes less than 200; Anna may say again where she is.
  expect(received(line) - before).toBeLessThan(400)
  // A window that is opened later shows it as well.
  const later = write(anna, item)
  texts.push(later)
  await expect.poll(() => cursorsIn(later)).toMatchObject([{ user }])
  bernds.close()
  await expect.poll(() => cursorsIn(annas)).toEqual([])
})

test('while Bernd types, his cursor goes along in Anna’s text, and a letter costs no 400 bytes', async () => {
  const { line, anna, bernd, meeting, item } = await board('Bernd')
  const place = { section: 'meetings', record: meeting, item } as const
  for (const core of [anna, bernd]) await go(core, place)
  const [annas, bernds] = [write(anna, item), write(bernd, item)]
  texts.push(annas, bernds)
  await bernds.saved()
  bernds.type('.')
  await expect.poll(() => shown(annas.doc)).toContain('.')
  const typeLetter = async (letter: string, count: number) => {
    const text = lastText(bernds.doc)
    text.insert(text.length - 1, letter)
    setCursor(bernds, text.length - 1)
    await expect.poll(() => cursorsIn(annas)).toMatchObject([{ from: count, to: count }])
    await expect.poll(() => stateOf(bernd)).toMatchObject({ unshared: 0 })
  }
  await typeLetter('A', 1)
  const before = received(line)
  const letters = 'lle stimmen dafür, und keiner dagegen'
  for (const [at, letter] of [...letters].entries()) await typeLetter(letter, at + 2)
  const perLetter = (received(line) - before) / letters.length
  expect(perLetter).toBeLessThan(400)
})
