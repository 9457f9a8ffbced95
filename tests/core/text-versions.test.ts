import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { afterPowerCut, openCore, type OpenCore } from '../support/open-core.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { addItem, shown, write } from '../support/write-text.ts'

type Writer = ReturnType<typeof write>

const SEVEN = Date.parse('2027-05-03T19:00:00+02:00')
const at = (minutes: number) => vi.setSystemTime(SEVEN + minutes * 60_000)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  at(-60)
})
afterEach(() => {
  vi.useRealTimers()
})

/** Selects all and presses Delete. */
async function clear(writer: Writer) {
  const text = writer.doc.getXmlFragment('text')
  text.delete(0, text.length)
  await writer.saved()
}

async function typeAt(writer: Writer, minutes: number, letters: string) {
  at(minutes)
  writer.type(letters)
  await writer.saved()
}

const typing = async (core: OpenCore, id: string) =>
  (await core.call('records.history', { id })).filter(({ command }) => command === 'text.edit')

/** "Auf diesen Stand zurücksetzen" on an entry of the history. */
async function setBackTo(core: OpenCore, id: string, entry: { until: number } | undefined) {
  // Nobody clicks within the same millisecond.
  vi.setSystemTime(Date.now() + 1000)
  await core.call('records.setBack', { id, at: entry?.until ?? 0 })
}

async function textOf(core: OpenCore, item: string): Promise<string> {
  const reader = write(core, item)
  await reader.saved()
  const text = shown(reader.doc)
  reader.close()
  return text
}

test('Anna writes, and after a pause somebody deletes everything: her text comes back', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const anna = write(core, item)
  await anna.saved()
  await typeAt(anna, 0, 'Anna berichtet')
  await typeAt(anna, 1, 'vom Sommerfest.')
  at(10)
  await clear(anna)
  anna.close()
  const [, writing] = await typing(core, item)
  await setBackTo(core, item, writing)
  expect(await textOf(core, item)).toContain('vom Sommerfest.')
  at(20)
  const [deleting] = await typing(core, item)
  await setBackTo(core, item, deleting)
  expect(await textOf(core, item)).not.toContain('vom Sommerfest.')
})

test('what is still being written stays when it is the state to set back to', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const anna = write(core, item)
  await anna.saved()
  await typeAt(anna, 0, 'Am Montag.')
  await typeAt(anna, 5, 'Am Dienstag.')
  await typeAt(anna, 6, 'Am Mittwoch.')
  const [latest, earlier] = await typing(core, item)
  at(7)
  const preview = await core.call('records.setBackPreview', { id: item, at: latest?.until ?? 0 })
  expect(preview).toEqual({ fields: [], text: null, textStays: false, kept: [] })
  await setBackTo(core, item, earlier)
  await vi.waitFor(() => {
    expect(shown(anna.doc)).not.toContain('Am Dienstag.')
  })
  expect(shown(anna.doc)).toContain('Am Montag.')
  at(8)
  const [again] = await typing(core, item)
  await setBackTo(core, item, again)
  expect(await textOf(core, item)).toContain('Am Mittwoch.')
  anna.close()
})

test('after a crash somebody deletes everything at once: what stood there before comes back', async () => {
  const core = openNewChapter()
  const item = await addItem(core)
  const anna = write(core, item)
  await anna.saved()
  await typeAt(anna, 0, 'Anna berichtet.')
  // A second core on the same data reads only what is on disk.
  const again = openCore(afterPowerCut(core), {
    held: core.held,
    installationFolder: `${core.dataFolder}-installation`,
  })
  at(30)
  const bernd = write(again, item)
  await bernd.saved()
  await clear(bernd)
  bernd.close()
  anna.close()
  at(31)
  const [, writing] = await typing(again, item)
  await setBackTo(again, item, writing)
  expect(await textOf(again, item)).toContain('Anna berichtet.')
})
