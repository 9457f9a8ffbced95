/** What a new device waits for, against plain Yjs that loads the same documents. */
import * as Y from 'yjs'
import { openDatabase } from '../../../core/db/database.ts'
import { loadDocument } from '../../../core/records/document-store.ts'
import { firstVault } from '../../support/first-vault.ts'
import type { OpenCore } from '../../support/open-core.ts'
import { askToJoin, letIn, shareWith } from '../../sync/support/boards.ts'
import { median, timed, type Results } from '../measure.ts'
import { startServer } from '../relay/servers.ts'
import { LARGE, largeChapter, type ChapterSize } from './large-chapter.ts'

const ROUNDS = 3

export async function firstSync(size: ChapterSize = LARGE, rounds = ROUNDS): Promise<Results> {
  const server = await startServer('relay')
  const anna = await largeChapter(size)
  await shareWith(anna, server)
  const states = await statesOf(anna)
  const synced: number[] = []
  const loaded: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const joiner = await askToJoin(anna, `Neu ${String(round)}`)
    synced.push(await timed(() => letIn(anna, joiner)))
    await joiner.core.stop()
    loaded.push(await timed(() => loadAll(states)))
  }
  await anna.core.stop()
  await server.stop()
  return {
    'first sync of a new device, 10,000 records and 50 meetings': median(synced),
    'first sync of a new device, against plain Yjs': median(synced) / median(loaded),
    'plain Yjs loading the same': median(loaded),
  }
}

/** Each document's as it stands in a snapshot. */
async function statesOf({ dataFolder }: OpenCore): Promise<Uint8Array[]> {
  const { file, fileKey } = await firstVault(dataFolder)
  const db = openDatabase(file, fileKey)
  const states = db
    .all<{ id: string }>('SELECT id FROM documents')
    .map(({ id }) => Y.encodeStateAsUpdate(loadDocument(db, id)))
  db.close()
  return states
}

function loadAll(states: readonly Uint8Array[]) {
  for (const state of states) Y.applyUpdate(new Y.Doc(), state)
}
