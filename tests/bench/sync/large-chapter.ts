/**
 * A chapter as it is after years, the same each time: 10,000 members and 50 meetings, the minutes of
 * each written with 20,000 keys: typed on, corrected, and gone on with elsewhere in the text.
 */
import * as Y from 'yjs'
import { seededRandom } from '../../generators/random.ts'
import { openCore, setUp, type OpenCore } from '../../support/open-core.ts'
import { addItem, write } from '../../support/write-text.ts'
import { importList } from '../core-work.ts'

export interface ChapterSize {
  members: number
  meetings: number
  /** Of each meeting. */
  keys: number
}

export const LARGE: ChapterSize = { members: 10_000, meetings: 50, keys: 20_000 }

export async function largeChapter(size: ChapterSize): Promise<OpenCore> {
  const core = openCore()
  await core.call('session.create', setUp)
  await fillChapter(core, size)
  return core
}

export async function fillChapter(
  core: OpenCore,
  { members, meetings, keys }: ChapterSize,
): Promise<void> {
  await importList(core, members, 1)
  for (let meeting = 0; meeting < meetings; meeting += 1) {
    const text = write(core, await addItem(core))
    await text.reaches('saved')
    text.doc.transact(() => {
      typeMinutes(text.doc.getXmlFragment('text'), meeting, keys)
    })
    await text.saved()
    text.close()
  }
}

const LETTERS = 'enisratdhulcgmobwfkzpvjyxq '

function typeMinutes(text: Y.XmlFragment, seed: number, keys: number) {
  const random = seededRandom(seed)
  let [paragraph, at] = [newParagraph(text), 0]
  for (let key = 0; key < keys; key += 1) {
    const chance = random.next()
    if (chance < 0.005) [paragraph, at] = [newParagraph(text), 0]
    else if (chance < 0.015) at = Math.floor(random.next() * paragraph.length)
    else if (chance < 0.06 && at > 0) {
      at -= 1
      paragraph.delete(at, 1)
    } else {
      paragraph.insert(at, LETTERS[Math.floor(random.next() * LETTERS.length)] ?? ' ')
      at += 1
    }
  }
}

function newParagraph(text: Y.XmlFragment): Y.XmlText {
  const paragraph = new Y.XmlElement('paragraph')
  const letters = new Y.XmlText()
  paragraph.insert(0, [letters])
  text.push([paragraph])
  return letters
}
