import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { openDatabase, openMemoryDatabase } from './database.ts'

test('whole numbers are stored as whole numbers, others as they are', () => {
  const db = openMemoryDatabase()
  const row = db.get(
    'SELECT typeof(?) AS small, typeof(?) AS large, typeof(?) AS half, ? AS value',
    [7, 2 ** 52, 1.5, 2 ** 52],
  )
  expect(row).toEqual({ small: 'integer', large: 'integer', half: 'real', value: 2 ** 52 })
})

test('a file that a backup is just letting go of is waited for', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'vorstandsmappe-')), 'vault.db')
  openDatabase(file, KEY).close()
  const holder = new Worker(HOLDER, { eval: true, workerData: { file, key: KEY } })
  await once(holder, 'message')
  const database = openDatabase(file, KEY)
  expect(database.get('SELECT 1 AS one')).toEqual({ one: 1 })
  database.close()
  await once(holder, 'exit')
})

const KEY = 'ab'.repeat(32)

/** Has the file for itself for a moment, as the last connection that closes has. */
const HOLDER = `
  const { parentPort, workerData } = require('node:worker_threads')
  const Driver = require('@signalapp/sqlcipher').default
  const database = new Driver(workerData.file)
  database.exec(\`PRAGMA key = "x'\${workerData.key}'"; PRAGMA locking_mode = EXCLUSIVE\`)
  database.exec('CREATE TABLE held (one)')
  parentPort.postMessage('held')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
  database.close()
`
