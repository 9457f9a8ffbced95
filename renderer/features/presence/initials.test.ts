import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test('a person is known by the first letters of the first and the last name', () => {
  expect(initials('Bernd Öztürk')).toBe('BÖ')
  expect(initials(' anna maria de la Cruz ')).toBe('AC')
  expect(initials('Clara')).toBe('C')
  expect(initials('𝔅ernd')).toBe('𝔅')
  expect(initials('Prof. Dr. Clara Wittenberg-Maier')).toBe('CM')
  expect(initials('')).toBe('?')
})
