import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomBytes, ready } from '../crypto.ts'
import { newSheetSecret, readSheet, sheetKeys, SHEET_GROUPS, writeSheet } from './chapter-sheet.ts'

await ready

const sheet = () => ({ secret: newSheetSecret(), space: randomBytes(32).slice(0, 10) })

test('a sheet is sixteen groups of five digits, and comes back however it is typed', () => {
  const made = sheet()
  const written = writeSheet(made)
  expect(written).toMatch(/^\d{5}( \d{5}){15}$/)
  expect(written.split(' ')).toHaveLength(SHEET_GROUPS)
  expect(readSheet(written)).toEqual(made)
  expect(readSheet(`  ${written.replaceAll(' ', '-\n')} `)).toEqual(made)
})

test('a mistyped, swapped, missing or added digit is noticed', () => {
  const written = writeSheet(sheet())
  fc.assert(
    fc.property(fc.nat(79), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digits = written.replaceAll(' ', '')
      const changed = String((Number(digits[at]) + by) % 10)
      const mistyped = digits.slice(0, at) + changed + digits.slice(at + 1)
      expect(readSheet(mistyped)).toBe(null)
      expect(readSheet(digits.slice(0, at) + digits.slice(at + 1))).toBe(null)
    }),
  )
  expect(readSheet('')).toBe(null)
  expect(readSheet('K7M2-0000')).toBe(null)
})

test('one sheet gives one identity, another gives another', () => {
  const { secret } = sheet()
  expect(sheetKeys(secret)).toEqual(sheetKeys(secret))
  expect(sheetKeys(newSheetSecret()).signing.publicKey).not.toEqual(
    sheetKeys(secret).signing.publicKey,
  )
})
