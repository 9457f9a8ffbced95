/** What goes over the wire to each reader for one letter that somebody types in the minutes. */
import * as Y from 'yjs'
import { openCore, setUp } from '../../support/open-core.ts'
import { addItem, shown, write } from '../../support/write-text.ts'
import { join, openLine, shareWith, untilEqual } from '../../sync/support/boards.ts'
import { until } from '../../sync/support/until.ts'
import type { Results } from '../measure.ts'

const LETTERS = 100
/** Between two letters, in milliseconds: a fast typist's. */
const PAUSE = 120

export async function typedLetter(): Promise<Results> {
  const line = await openLine()
  const anna = openCore()
  await anna.call('session.create', setUp)
  const item = await addItem(anna)
  await shareWith(anna, line)
  const bernd = await join(anna, 'Bernd')
  await untilEqual(anna, bernd)
  const [writes, reads] = [write(anna, item), write(bernd, item)]
  for (const window of [writes, reads]) await window.reaches('saved')
  const toBernd = () => line.proxy.received().at(-1) ?? 0
  writes.type('a')
  const paragraph = writes.doc.getXmlFragment('text').toArray().at(-1)
  const letters = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(letters instanceof Y.XmlText)) throw new Error('nowhere to type')
  const typeOne = async () => {
    letters.insert(letters.length, 'x')
    await until('the letter is there', async () => shown(reads.doc) === shown(writes.doc))
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  await typeOne()
  const before = toBernd()
  for (let letter = 1; letter <= LETTERS; letter += 1) await typeOne()
  const bytes = (toBernd() - before) / LETTERS
  for (const window of [writes, reads]) window.close()
  for (const { core } of [anna, bernd]) await core.stop()
  await line.close()
  return { 'bytes on the wire to each reader for one letter': bytes }
}
