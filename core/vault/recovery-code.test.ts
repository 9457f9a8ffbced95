import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupsOf, newRecoveryCode, recoveryKey } from './recovery-code.ts'

test('a code opens as it was printed, in small letters, without its lines, and with O for 0', () => {
  const code = newRecoveryCode()
  const key = recoveryKey(code)
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(key).toHaveLength(32)
  for (const typed of [
    code.toLowerCase(),
    code.replaceAll('-', ' '),
    code.replaceAll('0', 'O').replaceAll('1', 'l'),
  ]) {
    expect(recoveryKey(typed)).toEqual(key)
  }
  expect(groupsOf(code)).toHaveLength(8)
})

test('one wrong letter is noticed before anything is tried', () => {
  const code = newRecoveryCode().replaceAll('-', '')
  fc.assert(
    fc.property(
      fc.nat(31),
      fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
      (at, letter) => {
        const typed = code.slice(0, at) + letter + code.slice(at + 1)
        expect(recoveryKey(typed) === null).toBe(typed !== code)
      },
    ),
  )
  expect(recoveryKey(code.slice(1))).toBe(null)
  expect(recoveryKey('')).toBe(null)
})
