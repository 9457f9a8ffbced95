/** A text as tomorrow's app writes it, put into a folder that no app has open. */
import * as Y from 'yjs'
import { closeChapter } from '../../core/chapter/chapter.ts'
import { loadDocument } from '../../core/records/document-store.ts'
import { receiveChangeSets } from '../../core/records/receive.ts'
import { openVault } from '../../core/vault/open-vault.ts'
import { firstVault } from './first-vault.ts'

/** Adds a chart of another device to the text of the only agenda item. */
export async function addNewerText(dataFolder: string): Promise<void> {
  const { id, fileKey } = await firstVault(dataFolder)
  const opened = openVault(dataFolder, id, fileKey)
  if (!opened.ok) throw new Error(opened.code)
  const { chapter } = opened
  const item = chapter.db.get<{ id: string }>(
    "SELECT id FROM documents WHERE kind = 'agenda-item'",
  )?.id
  if (!item) throw new Error('no agenda item')
  const doc = loadDocument(chapter.db, item)
  const before = Y.encodeStateVector(doc)
  doc.clientID = 7 * 2 ** 32 + 77
  const chart = new Y.XmlElement('chart')
  chart.insert(0, [new Y.XmlText('Mitglieder nach Jahren')])
  doc.getXmlFragment('text').push([chart])
  receiveChangeSets(chapter, [
    {
      id: Date.now().toString(16).padStart(12, '0') + '0000' + '000007',
      device: 7,
      command: 'text.edit',
      undoes: null,
      changes: [
        {
          document: item,
          kind: 'agenda-item',
          space: 'board',
          update: Y.encodeStateAsUpdate(doc, before),
          fields: [],
          part: 0,
        },
      ],
    },
  ])
  closeChapter(chapter)
}
