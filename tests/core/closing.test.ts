import { expect, test } from 'vitest'
import { setUp, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { addItem } from '../support/write-text.ts'

/** A window in which somebody has just typed a wording, and not left the field yet. */
function typingWindow(core: OpenCore, item: string, motion: string) {
  const operations = [{ path: `blocks/${motion}/wording`, value: 'Der Ortsverein fordert' }]
  const window = core.connect((frame) => {
    if (frame.type !== 'event' || frame.event.type !== 'closing') return
    window.send({ type: 'call', id: 1, name: 'agenda.update', args: { id: item, operations } })
  })
  return window
}

async function wordingOf(core: OpenCore, motion: string) {
  await core.call('session.unlock', { passphrase: setUp.passphrase })
  const { rows } = await core.call('meetings.list', { offset: 0, limit: 1 })
  const page = await core.call('meetings.get', { id: rows[0]?.id ?? '' })
  return page?.agenda[0]?.blocks[motion]?.wording
}

test('whoever locks, what is being typed in the other windows is saved first', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const motion = await core.call('motions.add', { item, title: 'Straßenbahn' })
  typingWindow(core, item, motion)
  await core.call('session.lock', {})
  expect(await wordingOf(core, motion)).toBe('Der Ortsverein fordert')
})

test('before the machine goes to sleep, what is being typed is saved', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const motion = await core.call('motions.add', { item, title: 'Straßenbahn' })
  typingWindow(core, item, motion)
  await core.core.suspend()
  expect((await core.call('session.state', {})).keyring).toBe('locked')
  expect(await wordingOf(core, motion)).toBe('Der Ortsverein fordert')
})

test('a window that does not answer any more keeps the folder open for a second at most', async () => {
  const core = openNewChapter()
  core.core.connect({
    send: () => undefined,
    close: () => undefined,
    onFrame: () => undefined,
    onClose: () => undefined,
  })
  const began = performance.now()
  await core.call('session.lock', {})
  expect(performance.now() - began).toBeLessThan(2000)
  expect((await core.call('session.state', {})).keyring).toBe('locked')
})
