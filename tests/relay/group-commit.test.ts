import { beforeEach, expect, test } from 'vitest'
import { openRelayDatabase } from '../../sync-server/storage/database.ts'
import { groupCommit, type Commit } from '../../sync-server/storage/group-commit.ts'
import { newRelayFile } from './support/storages.ts'

const nothing = () => undefined
let transactions = 0
let commit: Commit

beforeEach(() => {
  const db = openRelayDatabase(newRelayFile())
  db.run('CREATE TABLE written (n INTEGER UNIQUE)')
  transactions = 0
  const counted = {
    ...db,
    transaction<Result>(work: () => Result): Result {
      transactions += 1
      return db.transaction(work)
    },
  }
  const group = groupCommit(counted, { begin: nothing, end: nothing, failed: nothing })
  commit = group
  put = (n) => group(() => db.run('INSERT INTO written (n) VALUES (?)', n))
})

let put: (n: number) => Promise<number> = () => Promise.resolve(0)
const many = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => put(first + n))

test('whoever writes alone is not made to wait for others', async () => {
  for (let n = 0; n < 3; n += 1) await put(n)
  expect(transactions).toBe(3)
})

test('what is asked for at once is one transaction, and what comes soon after many is the next', async () => {
  await Promise.all(many(0, 20))
  expect(transactions).toBe(1)
  const soon = put(100)
  await new Promise((resolve) => setImmediate(resolve))
  await Promise.all([soon, put(101)])
  expect(transactions).toBe(2)
})

test('what cannot be written takes nothing else along', async () => {
  const results = await Promise.allSettled([put(1), put(2), put(1), commit(() => 'read')])
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
})
