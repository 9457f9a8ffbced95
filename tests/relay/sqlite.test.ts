/** What only a file can do: be full, be busy, be of an older or newer relay, be left half deleted. */
import { spawn } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import Driver from '@signalapp/sqlcipher'
import { openSqliteStorage } from '../../sync-server/storage/sqlite-storage.ts'
import { StorageFull } from '../../sync-server/storage/storage.ts'
import { Log } from '../protocol/support/logs.ts'
import { setup } from '../protocol/support/people.ts'
import { connect, create } from './support/device.ts'
import { relayWith } from './support/relays.ts'
import { bytes, entries, everything, id, newRelayFile, record } from './support/storages.ts'

/** Another process writes to the file for so long. @returns when it has begun */
function occupy(file: string, milliseconds: number): Promise<void> {
  const script = `
    import Driver from '@signalapp/sqlcipher'
    const driver = new Driver(process.argv[1])
    driver.exec('BEGIN IMMEDIATE')
    console.log('begun')
    setTimeout(() => { driver.exec('COMMIT'); driver.close() }, ${String(milliseconds)})`
  const args = ['--input-type=module', '-e', script, file]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => {
      resolve()
    })
    child.once('error', reject)
  })
}

async function withSpace(file: string, maxBytes?: number) {
  const storage = openSqliteStorage(file, maxBytes)
  const space = id()
  await storage.createSpace(space, { roster: [record], device: 9, code: null, quota: 1e9 })
  return { storage, space }
}

describe('beside an operator’s command', () => {
  test('an append waits for its turn', async () => {
    const file = newRelayFile()
    const { storage, space } = await withSpace(file)
    await occupy(file, 400)
    await storage.append(space, 1, entries(1, bytes(5)))
    expect((await storage.entriesSince(space, new Map(), everything)).entries).toHaveLength(1)
    await storage.close()
  })

  test('opening the file and reading it wait for nobody', async () => {
    const file = newRelayFile()
    const { storage, space } = await withSpace(file)
    await occupy(file, 3000)
    const started = performance.now()
    const other = openSqliteStorage(file)
    expect(await other.roster(space)).toEqual([record])
    expect(performance.now() - started).toBeLessThan(1000)
    await other.close()
    await storage.close()
  })
})

describe('a full disk', () => {
  test('takes nothing more, half stores nothing, and goes on being read', async () => {
    const { storage, space } = await withSpace(newRelayFile(), 400_000)
    let stored = 0
    const fill = async () => {
      for (;;) {
        await storage.append(space, 1, entries(stored + 1, bytes(20_000), bytes(20_000)))
        stored += 2
      }
    }
    await expect(fill()).rejects.toThrow(StorageFull)
    expect(stored).toBeGreaterThan(4)
    const all = await storage.entriesSince(space, new Map(), everything)
    expect(all.entries).toHaveLength(stored)
    expect(await storage.logs(space)).toMatchObject([{ seq: stored }])
    await expect(
      storage.offerBlob(space, id(), bytes(100_000), { count: 1, size: 1, device: 1 }),
    ).rejects.toThrow(StorageFull)
    expect(await storage.removeSpace(space)).toBe(true)
    await storage.close()
  })

  test('is told to who writes, while others read', async () => {
    const storage = openSqliteStorage(newRelayFile(), 400_000)
    const { url } = await relayWith({ storage, report: () => undefined })
    const { space, people } = setup('Anna', 'Bernd')
    const [anna, bernd] = people
    const annas = await create(url, space, anna)
    const log = new Log(space, anna)
    let answer = await annas.ask({ type: 'append', entries: [log.write('x'.repeat(20_000))] })
    for (let n = 0; n < 40 && answer.type === 'acknowledged'; n += 1) {
      answer = await annas.ask({ type: 'append', entries: [log.write('x'.repeat(20_000))] })
    }
    expect(answer).toMatchObject({ type: 'failed', problem: 'disk-full' })
    const manifest = { size: 1, chunks: Array.from({ length: 3000 }, () => bytes(32)) }
    expect(await annas.ask({ type: 'blobOffer', manifest })).toMatchObject({ problem: 'disk-full' })
    const page = await (await connect(url, space, bernd)).ask({ type: 'since', have: [] })
    expect(page).toMatchObject({ type: 'entries', entries: { length: log.entries.length - 1 } })
  })
})

test('a removal that was cut off is finished by the next', async () => {
  const file = newRelayFile()
  const { storage, space } = await withSpace(file)
  await storage.append(space, 1, entries(1, ...Array.from({ length: 1200 }, () => bytes(5))))
  const driver = new Driver(file)
  driver.exec(`UPDATE spaces SET removed = 1, id = x'00'`)
  expect(await storage.roster(space)).toBe(null)
  expect(await storage.spaces()).toEqual([])
  expect(await storage.removeSpace(id())).toBe(false)
  for (const table of ['spaces', 'entries', 'logs', 'roster', 'shares']) {
    expect(driver.prepare(`SELECT count(*) AS count FROM ${table}`).get()).toEqual({ count: 0 })
  }
  driver.close()
  await storage.close()
})

test('a file of a newer relay is left alone', async () => {
  const file = newRelayFile()
  const { storage } = await withSpace(file)
  await storage.close()
  const driver = new Driver(file)
  driver.exec('PRAGMA user_version = 99')
  driver.close()
  expect(() => openSqliteStorage(file)).toThrow('newer relay')
})

test('a file of an older relay is taken over: everybody gets what they lack, and can go on', async () => {
  const file = newRelayFile()
  const { storage, space } = await withSpace(file)
  const [one, other] = [bytes(5), bytes(6)].map((data) => Array.from({ length: 700 }, () => data))
  await storage.append(space, 1, entries(1, ...(one ?? [])))
  await storage.append(space, 2, entries(1, ...(other ?? [])))
  await storage.close()
  const driver = new Driver(file)
  for (const sql of [
    `CREATE TABLE old (space INTEGER NOT NULL, device INTEGER NOT NULL, seq INTEGER NOT NULL,
       data BLOB NOT NULL, PRIMARY KEY (space, device, seq)) WITHOUT ROWID`,
    'INSERT INTO old SELECT space, device, seq, data FROM entries',
    'DROP TABLE entries',
    'DROP TABLE marks',
    'ALTER TABLE old RENAME TO entries',
    'PRAGMA user_version = 1',
  ]) {
    driver.exec(sql)
  }
  driver.close()
  // A command beside the older relay, which is still running, leaves it alone.
  expect(() => openSqliteStorage(file, undefined, false)).toThrow('older relay')
  const taken = openSqliteStorage(file, 1000)
  await expect(taken.append(space, 2, entries(701, bytes(50_000)))).rejects.toThrow(StorageFull)
  await taken.close()
  const after = openSqliteStorage(file)
  await after.append(space, 2, entries(701, bytes(9)))
  const lacking = new Map([
    [1, 650],
    [2, 699],
  ])
  const page = await after.entriesSince(space, lacking, everything)
  expect(page.entries.map(({ length }) => length)).toEqual([...Array<number>(50).fill(5), 6, 9])
  await after.close()
})
