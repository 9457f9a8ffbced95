/** A snapshot that was cut off on its way is no burden for the relay. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openRelayDatabase } from '../../sync-server/storage/database.ts'
import { openNewChapter } from '../support/open-new-chapter.ts'
import { shareWith, type Line } from './support/boards.ts'
import { addMember, cores, openStoryLine } from './support/stories.ts'

/** Files and contents of snapshots that the relay holds, and how many of them a snapshot needs. */
function blobsAt({ file }: Line) {
  const db = openRelayDatabase(file)
  const count = (sql: string) => db.get<{ count: number }>(sql)?.count
  const blobs = count('SELECT count(*) AS count FROM blobs')
  const needed = count(
    'SELECT count(*) AS count FROM blobs WHERE id IN (SELECT blob FROM snapshots)',
  )
  db.close()
  return { blobs, needed }
}

test('the first snapshot is cut off on its way: what came of it goes at the next connection', async () => {
  const line = await openStoryLine()
  const anna = openNewChapter()
  cores.push(anna)
  for (let n = 0; n < 20; n += 1) {
    const id = await addMember(anna, `Lang ${String(n)}`)
    const value = randomBytes(14_000).toString('base64')
    await anna.call('members.update', { id, operations: [{ path: 'notes', value }] })
  }
  const isCut = line.proxy.cutAfterBytes(200_000)
  await shareWith(anna, line)
  await isCut
  expect(blobsAt(line)).toEqual({ blobs: 1, needed: 1 })
})
