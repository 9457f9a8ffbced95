import { setTimeout } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { checkOpened } from '../support/check-opened.ts'
import { afterPowerCut, openCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { addItem, shown, write } from '../support/write-text.ts'

test('two windows write in one item: both texts stand in both', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const anna = write(core, item)
  const bernd = write(core, item)
  await anna.saved()
  await bernd.saved()
  anna.type('Anna berichtet.')
  bernd.type('Bernd ergänzt.')
  await anna.saved()
  await bernd.saved()
  await vi.waitFor(() => {
    expect(shown(anna.doc)).toBe(shown(bernd.doc))
  })
  expect(shown(anna.doc)).toContain('Anna berichtet.')
  expect(shown(anna.doc)).toContain('Bernd ergänzt.')
  expect(anna.doc.clientID).not.toBe(bernd.doc.clientID)
  anna.close()
  bernd.close()
})

test('what a window shows as saved is there after the core ended without a word', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const anna = write(core, item)
  await anna.saved()
  anna.type('Der Kassenbericht liegt vor.')
  await anna.saved()
  // A second core on the same data reads only what is on disk.
  const again = openCore(afterPowerCut(core), {
    held: core.held,
    installationFolder: `${core.dataFolder}-installation`,
  })
  const hits = await again.call('search.all', { text: 'Kassenbericht', limit: 5 })
  expect(hits.map(({ id }) => id)).toEqual([item])
  anna.close()
})

test('text that nobody wrote into creates no change, and opening writes nothing', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const before = await core.call('records.history', { id: item })
  const anna = write(core, item)
  await anna.saved()
  anna.close()
  expect(await core.call('records.history', { id: item })).toEqual(before)
})

test('locking closes the text in every window', async () => {
  const core = openNewChapter()
  const anna = write(core, await addItem(core))
  await anna.saved()
  await core.call('session.lock', {})
  await vi.waitFor(() => {
    expect(anna.states.at(-1)).toBe('locked')
  })
  anna.close()
})

test('a text that was stored before the folder was locked counts as stored afterwards', async () => {
  const core = openNewChapter()
  const anna = write(core, await addItem(core))
  await anna.saved()
  anna.type('Annas Bericht')
  expect(anna.hasUnsaved()).toBe(true)
  await anna.saved()
  await core.call('session.lock', {})
  await anna.reaches('locked')
  expect(anna.hasUnsaved()).toBe(false)
  anna.close()
})

test('what was typed into a text that is closed counts as not stored, unless the text was erased', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const [locked, erased] = [write(core, await addItem(core)), write(core, item)]
  await locked.saved()
  await erased.saved()
  await core.call('records.erase', { ids: [item] })
  erased.type('Zu spät')
  await erased.reaches('erased')
  expect(erased.hasUnsaved()).toBe(false)
  await core.call('session.lock', {})
  locked.type('Zu spät')
  await locked.reaches('locked')
  expect(locked.hasUnsaved()).toBe(true)
  locked.close()
  erased.close()
})

test('a record without a text, and one that is not there, are refused', async () => {
  const core = openNewChapter()
  const member = await core.call('members.create', { firstName: 'Eva', lastName: 'Meier' })
  const wrong = write(core, member)
  const missing = write(core, '0'.repeat(31) + '9')
  await vi.waitFor(() => {
    expect([wrong.states.at(-1), missing.states.at(-1)]).toEqual(['refused', 'erased'])
  })
  wrong.close()
  missing.close()
})

test('writing in the name of another device is refused, and nothing of it is kept', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const forger = write(core, item)
  await forger.saved()
  const own = forger.doc.clientID
  forger.doc.clientID = 7 * 2 ** 32 + 5
  forger.type('Gefälscht')
  forger.doc.clientID = own
  await vi.waitFor(() => {
    expect(forger.states.at(-1)).toBe('refused')
  })
  const honest = write(core, item)
  await honest.saved()
  expect(shown(honest.doc)).not.toContain('Gefälscht')
  forger.close()
  honest.close()
})

test('a text whose only writer was refused is let go of, and nothing goes on for it', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  /** What still runs in the process once a window is closed. */
  async function timersAfter(window: ReturnType<typeof write>) {
    window.close()
    await setTimeout(500)
    return process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length
  }
  const honest = write(core, item)
  await honest.saved()
  const usual = await timersAfter(honest)
  const forger = write(core, item)
  await forger.saved()
  const own = forger.doc.clientID
  forger.doc.clientID = 7 * 2 ** 32 + 5
  forger.type('Gefälscht')
  forger.doc.clientID = own
  await forger.reaches('refused')
  expect(await timersAfter(forger)).toBe(usual)
})

test('a single word of 100,000 letters, pasted by mistake, is saved at once and found again', async () => {
  const core = await openNewChapter()
  const item = await addItem(core)
  const anna = write(core, item)
  await anna.saved()
  const start = performance.now()
  anna.type(`Vorher ${'wirrwarr'.repeat(12_500)} nachher`)
  await anna.saved()
  expect(performance.now() - start).toBeLessThan(2000)
  for (const text of ['wirrwarrwirr', 'nachher']) {
    const hits = await core.call('search.all', { text, limit: 5 })
    expect(hits.map(({ id }) => id)).toEqual([item])
  }
  expect(checkOpened(core)).toBe(0)
  anna.close()
})
