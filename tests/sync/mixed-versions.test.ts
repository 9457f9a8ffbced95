/** One board, two releases of the app: the newer one writes what the older one does not know. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Chapter } from '../../core/chapter/chapter.ts'
import { openDatabase } from '../../core/db/database.ts'
import { documentRow, loadDocument, newDocument } from '../../core/records/document-store.ts'
import { recordFact } from '../../core/records/facts.ts'
import { storeChangeSet } from '../../core/records/store-change-set.ts'
import { BOARD_SPACE } from '../../core/records/write.ts'
import type { Json } from '../../shared/records/json.ts'
import { fieldsOf } from '../../shared/records/record-kind.ts'
import { firstVault } from '../support/first-vault.ts'
import type { OpenCore } from '../support/open-core.ts'
import { addItem, write } from '../support/write-text.ts'
import { untilEqual } from './support/boards.ts'
import { contentOf } from './support/content.ts'
import { withOtherApp } from './support/other-app.ts'
import { board, idOf, names, setCity } from './support/stories.ts'

const SURVEY = 'c'.repeat(32)

function change(chapter: Chapter, document: string, kind: string, make: (doc: Y.Doc) => void) {
  const { db, device } = chapter
  const doc = documentRow(db, document) ? loadDocument(db, document) : newDocument(document)
  const before = Y.encodeStateVector(doc)
  doc.clientID = chapter.newClientId()
  make(doc)
  const update = Y.encodeStateAsUpdate(doc, before)
  const fields = [{ path: 'nickname', before: null, after: 'Evi' }]
  storeChangeSet(chapter, {
    id: chapter.clock.next(),
    device,
    command: `${kind}.tomorrow`,
    undoes: null,
    changes: [{ document, kind, space: BOARD_SPACE, update, fields }],
  })
}

/** What somebody's folder holds of a record, whatever the app makes of it. */
async function heldBy({ dataFolder }: OpenCore, id: string): Promise<Record<string, Json>> {
  const { file, fileKey } = await firstVault(dataFolder)
  const db = openDatabase(file, fileKey)
  try {
    return fieldsOf(loadDocument(db, id)).toJSON() as Record<string, Json>
  } finally {
    db.close()
  }
}

test('Anna’s newer app writes kinds, fields, blocks and facts that Bernd’s does not know: both keep all of it, and he is told', async () => {
  const { anna, bernd } = await board(['Bernd'])
  const item = await addItem(anna)
  const member = await idOf(anna, 'Rosenblatt')
  await untilEqual(anna, bernd)
  await withOtherApp(anna, (chapter) => {
    recordFact(chapter, 'survey.closed', { answers: 12 })
    change(chapter, SURVEY, 'survey', (doc) => fieldsOf(doc).set('question', 'Bahn oder Bus?'))
    change(chapter, member, 'member', (doc) => fieldsOf(doc).set('nickname', 'Rosi'))
    change(chapter, item, 'agenda-item', (doc) => {
      const chart = new Y.XmlElement('chart')
      chart.insert(0, [new Y.XmlText('Mitglieder nach Jahren')])
      doc.getXmlFragment('text').push([chart])
    })
  })
  await untilEqual(anna, bernd)
  const facts = JSON.stringify((await contentOf(bernd))['facts'])
  expect(facts).toContain('survey.closed')
  expect(await heldBy(bernd, SURVEY)).toEqual({ question: 'Bahn oder Bus?' })

  const window = write(bernd, item)
  await window.reaches('newer')
  window.type('Das geht hier nicht.')
  window.close()
  await setCity(bernd, member, 'Gera')
  await untilEqual(bernd, anna)
  expect(await heldBy(anna, member)).toMatchObject({ nickname: 'Rosi', city: 'Gera' })
  expect(await names(bernd)).toEqual(['Rosenblatt'])
  const text = await anna.call('records.readText', { id: item })
  expect(JSON.stringify(text)).toContain('Mitglieder nach Jahren')
  expect(JSON.stringify(text)).not.toContain('Das geht hier nicht.')
})
