/** A text that was set back comes again, on any device, unless somebody wrote in it since. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { loadDocument } from '../../core/records/document-store.ts'
import { history } from '../../core/records/history.ts'
import { receiveChangeSets } from '../../core/records/receive.ts'
import { setBack } from '../../core/records/set-back.ts'
import { undo } from '../../core/records/undo.ts'
import { redoLast, undoLast } from '../../core/records/undo-last.ts'
import { storeVersion, versionsOf } from '../../core/records/versions.ts'
import { write } from '../../core/records/write.ts'
import { agendaItem } from '../../shared/meetings/agenda-item.ts'
import { textOf } from '../../shared/records/record-kind.ts'
import { stampTime } from '../../shared/records/stamp.ts'
import { openCopy, type Copy } from '../support/open-copy.ts'

const id = 'c'.repeat(32)
const OLD = '<paragraph>Alt</paragraph><chart source="b1">Balken</chart>'
const NEW = '<paragraph>Neu</paragraph>'

const shown = (copy: Copy) => textOf(loadDocument(copy.db, id), 'text').toString()

/** Replaces the text, as somebody who writes does it. */
function type(copy: Copy, ...blocks: [name: string, letters: string][]) {
  write(copy, 'text.edit', (draft) => {
    draft.edit(id, (doc) => {
      const text = textOf(doc, 'text')
      text.delete(0, text.length)
      const nodes = blocks.map(([name, letters]) => {
        const node = new Y.XmlElement(name)
        if (name === 'chart') node.setAttribute('source', 'b1')
        node.insert(0, [new Y.XmlText(letters)])
        return node
      })
      text.insert(0, nodes)
      return []
    })
  })
}

/** An item whose text was written, kept as a version, written anew, and set back. */
function setBackItem() {
  let now = Date.now() - 10_000
  const copy = openCopy(1, () => (now += 10))
  write(copy, 'agenda.add', (draft) => {
    draft.create(agendaItem, id, [{ path: 'title', value: 'Haushalt' }])
  })
  type(copy, ['paragraph', 'Alt'], ['chart', 'Balken'])
  storeVersion(copy.db, id, now, Y.encodeStateAsUpdate(loadDocument(copy.db, id)))
  now += 2000
  type(copy, ['paragraph', 'Neu'])
  now += 2000
  expect(setBack(copy, id, now - 3000).ok).toBe(true)
  now += 2000
  return copy
}

test('a set-back of a text alone can be taken back, and done again', async () => {
  const copy = setBackItem()
  expect(shown(copy)).toBe(OLD)
  const [entry] = history(copy, id)
  expect(entry).toMatchObject({ command: 'records.set-back', fields: [{ path: 'text:text' }] })
  expect(await undoLast(copy)).toMatchObject({
    value: { command: 'records.set-back', undone: 1, kept: [] },
  })
  expect(shown(copy)).toBe(NEW)
  await redoLast(copy)
  expect(shown(copy)).toBe(OLD)
})

test('a text that was written on since the set-back stays, and is named', async () => {
  const copy = setBackItem()
  const [entry] = history(copy, id)
  type(copy, ['paragraph', 'Noch neuer'])
  const result = await undo(copy, entry?.changeSet ?? '')
  expect(result).toMatchObject({ undone: 0, kept: [{ document: id, path: 'text:text' }] })
  expect(shown(copy)).toBe('<paragraph>Noch neuer</paragraph>')
})

test('another device takes the set-back of a text back', async () => {
  const anna = setBackItem()
  const bernd = openCopy(2)
  receiveChangeSets(bernd, anna.sent)
  const [entry] = history(bernd, id)
  expect(await undo(bernd, entry?.changeSet ?? '')).toMatchObject({ undone: 1, kept: [] })
  receiveChangeSets(anna, bernd.sent)
  expect(shown(anna)).toBe(NEW)
})

test('set back to the moment after a set-back or its undo, the text is as it was then', async () => {
  const copy = setBackItem()
  const back = stampTime(history(copy, id)[0]?.changeSet ?? '')
  await undoLast(copy)
  const undone = stampTime(history(copy, id)[0]?.changeSet ?? '')
  expect(undone).toBeGreaterThan(back)
  setBack(copy, id, back)
  expect(shown(copy)).toBe(OLD)
  setBack(copy, id, undone)
  expect(shown(copy)).toBe(NEW)
  const versions = versionsOf(copy.db, id).length
  setBack(copy, id, undone)
  expect(versionsOf(copy.db, id)).toHaveLength(versions)
})

test('what calls itself an earlier text and is none changes nothing', async () => {
  const copy = setBackItem()
  const [entry] = history(copy, id)
  copy.db.run(
    `UPDATE changes SET fields = json_set(fields, '$[0].before.state', 'BQECAw==')
     WHERE change_set = ?`,
    [entry?.changeSet ?? ''],
  )
  expect(await undo(copy, entry?.changeSet ?? '')).toMatchObject({ undone: 0 })
  expect(shown(copy)).toBe(OLD)
})
