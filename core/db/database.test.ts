import { expect, test } from 'vitest'
import { openMemoryDatabase } from './database.ts'

test('whole numbers are stored as whole numbers, others as they are', () => {
  const db = openMemoryDatabase()
  const row = db.get(
    'SELECT typeof(?) AS small, typeof(?) AS large, typeof(?) AS half, ? AS value',
    [7, 2 ** 52, 1.5, 2 ** 52],
  )
  expect(row).toEqual({ small: 'integer', large: 'integer', half: 'real', value: 2 ** 52 })
})
