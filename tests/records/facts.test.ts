import { afterEach, expect, test, vi } from 'vitest'
import { openMemoryDatabase } from '../../core/db/database.ts'
import { migrate } from '../../core/db/migrate.ts'
import { createDevice, ownDevice } from '../../core/vault/device.ts'
import { allFacts, factsOf, receiveFact, recordFact } from '../../core/records/facts.ts'
import { renamePerson } from '../../core/records/people.ts'
import { openCopy, type Copy } from '../support/open-copy.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A copy whose device is its own: with the key that it signs with. */
function signingCopy(): Copy {
  const db = openMemoryDatabase()
  migrate(db)
  createDevice(db, 'Anna', 'Laptop', new Date())
  return { ...openCopy(1), db, device: ownDevice(db) }
}

/** A copy that knows the devices of another. */
function knowing(other: Copy): Copy {
  const copy = signingCopy()
  for (const row of other.db.all<Record<string, string>>('SELECT * FROM devices')) {
    copy.db.run('INSERT INTO devices VALUES (?, ?, ?, ?, ?, ?)', Object.values(row))
  }
  return copy
}

test('a fact says who saw what and when, and another device can check it', () => {
  const anna = signingCopy()
  const id = recordFact(anna, 'export', { records: 12, columns: ['city'] })
  const bernd = knowing(anna)
  const [fact] = allFacts(anna.db)
  expect(fact && receiveFact(bernd.db, fact)).toBe(true)
  expect(fact && receiveFact(bernd.db, fact)).toBe(true)
  expect(factsOf(bernd.db, { kind: 'export' })).toMatchObject([
    { id, person: 'Anna', body: { records: 12, columns: ['city'] } },
  ])
})

test('a fact keeps the name that its person had when it happened', () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime('2027-05-03T19:00:00Z')
  const anna = signingCopy()
  recordFact(anna, 'export', null)
  vi.setSystemTime('2027-05-03T19:00:01Z')
  renamePerson(anna, 'Anna Schulze')
  vi.setSystemTime('2027-05-03T19:00:02Z')
  recordFact(anna, 'export', null)
  expect(factsOf(anna.db, {}).map(({ person }) => person)).toEqual(['Anna', 'Anna Schulze'])
})

test('A33: a fact with altered content, time or author is refused', () => {
  const anna = signingCopy()
  recordFact(anna, 'export', { records: 12 })
  const [fact] = allFacts(anna.db)
  const bernd = knowing(anna)
  if (!fact) throw new Error('no fact')
  const signature = Uint8Array.from(fact.signature, (byte, index) =>
    index === 5 ? byte ^ 1 : byte,
  )
  for (const altered of [
    { ...fact, body: { records: 11 } },
    { ...fact, at: '2020-01-01T00:00:00.000Z' },
    { ...fact, kind: 'erasure' },
    { ...fact, device: bernd.device },
    { ...fact, id: 'f'.repeat(64) },
    { ...fact, signature },
  ]) {
    expect(receiveFact(bernd.db, altered)).toBe(false)
  }
  expect(factsOf(bernd.db, {})).toEqual([])
})

test('a fact of a device that nobody knows is refused', () => {
  const anna = signingCopy()
  recordFact(anna, 'export', null)
  const [fact] = allFacts(anna.db)
  expect(fact && receiveFact(signingCopy().db, fact)).toBe(false)
})
