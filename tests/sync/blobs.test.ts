/** Files that a board shares: they come whole, once, and go on where they were cut off. */
import { copyFileSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { BlobReference } from '../../shared/blobs/blob-reference.ts'
import { fetchBlob, type Fetching } from '../../core/blobs/fetch-blob.ts'
import { removeBlobs } from '../../core/blobs/remove-blobs.ts'
import { openRelayDatabase } from '../../sync-server/storage/database.ts'
import { openSqliteStorage } from '../../sync-server/storage/sqlite-storage.ts'
import { addFile, hashOf, inBlobFolder, MB, newContent, readFile, rowOf } from '../support/files.ts'
import { openCore, setUp, type OpenCore } from '../support/open-core.ts'
import { stateOf, untilShared, type Line } from './support/boards.ts'
import { addMember, board, cores, names } from './support/stories.ts'
import { until } from './support/until.ts'

const CHUNK = 2 ** 20
const LONG = { timeout: 20_000, interval: 30 }

const untilBrought = (core: OpenCore, file: BlobReference) =>
  until('the file is at the relay', () => Promise.resolve(rowOf(core, file)?.sharing === 'shared'))

const filesOf = async (core: OpenCore) => {
  const state = await stateOf(core)
  return state.kind === 'shared' ? state.files : null
}

/** Looks into the relay's file, or does something to it that a dishonest operator could. */
function atRelay<Result>(
  { file }: Line,
  work: (db: ReturnType<typeof openRelayDatabase>) => Result,
) {
  const db = openRelayDatabase(file)
  try {
    return work(db)
  } finally {
    db.close()
  }
}

const isAtRelay = (line: Line, { id }: BlobReference) =>
  atRelay(line, (db) => db.get('SELECT 1 FROM blobs WHERE id = ?', Buffer.from(id, 'hex'))) !==
  undefined

async function setQuota({ file }: Line, quota: number) {
  const storage = openSqliteStorage(file)
  const [{ space } = { space: new Uint8Array() }] = await storage.spaces()
  await storage.setQuota(space, quota)
  await storage.close()
}

test('Anna adds a file, Bernd gets it whole; what somebody writes meanwhile does not wait for it', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  const content = newContent(6 * MB)
  line.proxy.slowDown(15)
  const file = await addFile(anna, content)
  await until('it is told', async () => (await filesOf(anna))?.total)
  await addMember(anna, 'Eilig')
  await until('Bernd reads it', async () => (await names(bernd)).includes('Eilig'))
  const during = rowOf(anna, file)?.sharing
  line.proxy.slowDown(0)
  expect(during, 'the file is still on its way then').toBe('queued')
  await untilBrought(anna, file)
  expect(await filesOf(anna)).toBe(null)
  const told: Fetching[] = []
  expect(await fetchBlob(bernd.chapter(), file, { tell: (one) => told.push(one) })).toBe('here')
  expect(new Set(told.map(({ done }) => done))).toEqual(new Set(Array(7).keys()))
  expect(told.at(-1)).toMatchObject({ done: 6, total: 6, problem: null })
  expect(await readFile(bernd, file)).toBe(hashOf(content))
  expect(isAtRelay(line, file)).toBe(true)
})

test('the line is cut at every chunk, both ways: it goes on, and nothing is sent a second time', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  const content = newContent(4.5 * CHUNK)
  const before = line.proxy.sent()
  let isCut = line.proxy.cutAfterBytes(1.5 * CHUNK)
  const file = await addFile(anna, content)
  for (let cuts = 1; cuts <= 3; cuts += 1) {
    await isCut
    // One chunk got there each time, and half of the next one.
    if (cuts < 3) isCut = line.proxy.cutAfterBytes(1.5 * CHUNK)
    await anna.call('sync.wake', {})
  }
  await untilBrought(anna, file)
  // What was lost on the way is sent again, and no chunk that is there.
  expect(line.proxy.sent() - before).toBeLessThan(content.length + 3 * 0.75 * CHUNK)

  const fetching = fetchBlob(bernd.chapter(), file, {
    tell: ({ done }) => {
      if (done === 1 || done === 3) line.proxy.cut()
    },
  })
  expect(await fetching).toBe('here')
  expect(await readFile(bernd, file)).toBe(hashOf(content))
})

test('the app is closed while the file goes out, and while it comes: both go on at the next opening', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  const content = newContent(6 * CHUNK)
  const file = await addFile(anna, content)
  line.proxy.cutAfterBytes(2.5 * CHUNK)
  await until('some of it is there', () =>
    Promise.resolve(atRelay(line, (db) => db.get('SELECT 1 FROM chunks'))),
  )
  await anna.core.stop()
  const again = openCore(anna.dataFolder)
  cores.push(again)
  await again.call('session.unlock', { passphrase: setUp.passphrase })
  await untilBrought(again, file)

  const ended = fetchBlob(bernd.chapter(), file, {
    tell: ({ done }) => {
      if (done === 2) void bernd.call('session.lock', {})
    },
  })
  expect(await ended).toBe('closed')
  await bernd.call('session.unlock', { passphrase: setUp.passphrase })
  await until('it is here', () => Promise.resolve(rowOf(bernd, file)?.place === 'here'))
  expect(await readFile(bernd, file)).toBe(hashOf(content))
  // Of this connection: what was here is not fetched again.
  const received = line.proxy.received().at(-1)
  expect(received).toBeGreaterThan(3 * CHUNK)
  expect(received).toBeLessThan(4.5 * CHUNK)
})

test('A31 the relay flips a bit of a chunk, and swaps two: nothing of it is kept, it is told, and the true ones are taken', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  const content = newContent(3 * CHUNK)
  const file = await addFile(anna, content)
  await untilBrought(anna, file)
  const swap = () => {
    atRelay(line, (db) => {
      const ofFile = 'blob = (SELECT max(n) FROM blobs)'
      db.run(`UPDATE chunks SET place = place + 10 WHERE ${ofFile}`)
      db.run(`UPDATE chunks SET place = 12 - place WHERE ${ofFile}`)
    })
  }
  swap()
  const problems: (string | null)[] = []
  const fetching = fetchBlob(bernd.chapter(), file, { tell: (one) => problems.push(one.problem) })
  await until('it is refused', () => Promise.resolve(problems.includes('altered')))
  expect(await stateOf(bernd)).toMatchObject({
    notices: [{ kind: 'file' }],
    files: { problem: 'altered' },
  })
  expect(await readFile(bernd, file)).toBe(null)
  swap()
  const first = atRelay(line, (db) => {
    const where = 'place = 1 AND blob = (SELECT max(n) FROM blobs)'
    const { data } = db.get<{ data: Uint8Array }>(`SELECT data FROM chunks WHERE ${where}`) ?? {
      data: new Uint8Array(),
    }
    const flipped = new Uint8Array(data)
    flipped[500_000] = (flipped[500_000] ?? 0) ^ 1
    db.run(`UPDATE chunks SET data = ? WHERE ${where}`, flipped)
    return { data: new Uint8Array(data), where }
  })
  await bernd.call('sync.wake', {})
  await until('the first is here', () => Promise.resolve(inBlobFolder(bernd).includes(file.id)))
  expect(await readFile(bernd, file)).toBe(null)
  atRelay(line, (db) => db.run(`UPDATE chunks SET data = ? WHERE ${first.where}`, first.data))
  await bernd.call('sync.wake', {})
  expect(await fetching).toBe('here')
  expect(await readFile(bernd, file)).toBe(hashOf(content))
})

test('the room at the relay is used up: it is said what to do, and with more room it goes on', async () => {
  const { line, anna } = await board([])
  await setQuota(line, 3 * MB)
  const file = await addFile(anna, newContent(2 * MB))
  await expect.poll(() => filesOf(anna), LONG).toMatchObject({ problem: 'quota-device' })
  await setQuota(line, 1 * MB)
  await anna.call('sync.wake', {})
  await expect.poll(() => filesOf(anna), LONG).toMatchObject({ problem: 'quota-space' })
  await addMember(anna, 'Trotzdem')
  await untilShared(anna)
  await setQuota(line, 30 * MB)
  await untilBrought(anna, file)
  expect(await filesOf(anna)).toBe(null)
})

test('Anna has not shared it yet: Bernd waits, is told why, can stop, and gets it when she comes', async () => {
  const { anna, bernd } = await board(['Bernd'])
  await anna.call('session.lock', {})
  await anna.call('session.unlock', { passphrase: setUp.passphrase })
  await untilShared(anna)
  await bernd.call('session.lock', {})
  const content = newContent(1.5 * MB)
  const file = await addFile(anna, content)
  await untilBrought(anna, file)
  // As if she had been cut off before.
  const { db } = anna.chapter()
  db.run("UPDATE blobs SET sharing = 'queued'")
  await anna.call('session.lock', {})
  await bernd.call('session.unlock', { passphrase: setUp.passphrase })
  await untilShared(bernd)
  await removeAtRelay(bernd, file)
  const stop = new AbortController()
  const problems: (string | null)[] = []
  const tell = ({ problem }: Fetching) => problems.push(problem)
  const first = fetchBlob(bernd.chapter(), file, { tell, signal: stop.signal })
  await until('it is told', () => Promise.resolve(problems.includes('not-here')))
  expect(await filesOf(bernd)).toMatchObject({ problem: 'not-here' })
  stop.abort()
  expect(await first).toBe('cancelled')
  expect(await filesOf(bernd)).toBe(null)
  const second = fetchBlob(bernd.chapter(), file)
  await anna.call('session.unlock', { passphrase: setUp.passphrase })
  expect(await second).toBe('here')
  expect(await readFile(bernd, file)).toBe(hashOf(content))
})

test('a file that is removed goes from the disk and from the relay, whoever removes it, and a relay of yesterday forgets it again', async () => {
  const { line, anna, bernd } = await board(['Bernd'])
  const file = await addFile(anna, newContent(1.5 * MB))
  const other = await addFile(anna, newContent(100))
  await untilBrought(anna, other)
  await line.stop()
  copyFileSync(line.file, `${line.file}.yesterday`)
  await line.start()
  await untilShared(anna)
  await fetchBlob(bernd.chapter(), file)
  await bernd.call('session.lock', {})
  await removeBlobs(anna.chapter(), [file.id])
  await until('the relay has deleted it', () => Promise.resolve(!isAtRelay(line, file)))
  expect(inBlobFolder(anna)).toEqual([other.id])
  expect(rowOf(anna, file)).toMatchObject({ place: 'gone', key: null, manifest: null })
  await bernd.call('session.unlock', { passphrase: setUp.passphrase })
  expect(await readFile(bernd, file), 'until he removes what names it').not.toBe(null)
  await removeBlobs(bernd.chapter(), [file.id])
  expect(inBlobFolder(bernd)).toEqual([])
  expect(await fetchBlob(bernd.chapter(), file)).toBe('gone')
  await until('the relay was told', () => Promise.resolve(rowOf(bernd, file)?.sharing === 'none'))
  expect(isAtRelay(line, other)).toBe(true)

  await addMember(anna, 'Seitdem')
  await untilShared(anna)
  await line.stop()
  for (const end of ['-wal', '-shm']) rmSync(line.file + end, { force: true })
  copyFileSync(`${line.file}.yesterday`, line.file)
  await line.start()
  expect(isAtRelay(line, file)).toBe(true)
  await anna.call('sync.wake', {})
  await until('the relay has deleted it again', () => Promise.resolve(!isAtRelay(line, file)))
  expect(isAtRelay(line, other)).toBe(true)
})

/** As if it had never been brought there. */
async function removeAtRelay(core: OpenCore, file: BlobReference) {
  const { db } = core.chapter()
  db.run("INSERT INTO blobs (id, size, place, sharing) VALUES (?, 0, 'gone', 'leaving')", [file.id])
  await core.call('sync.wake', {})
  await until('it is gone there', () => Promise.resolve(rowOf(core, file)?.sharing === 'none'))
  db.run('DELETE FROM blobs WHERE id = ?', [file.id])
}
